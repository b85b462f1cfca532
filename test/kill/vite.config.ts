/** The life that is killed, and its hosts, bundled as what ships is: a thousand are started, each in half of the time. */
import { defineConfig } from 'vite'
import { programs } from '../../main/programs.ts'
import { forNode } from '../../vite.config.ts'

export default defineConfig(forNode(['test/kill/entry', ...programs], 'shared'))

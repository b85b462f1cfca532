/** The life that is killed, and the hosts, bundled as what ships is: thousands are started, each in half of the time. */
import { defineConfig } from 'electron-vite'
import { programs } from '../../main/programs.ts'
import { forNode } from '../../electron.vite.config.ts'

export default defineConfig({ main: forNode(['test/kill/entry', ...programs], process.env['BUNDLE'] ?? '') })

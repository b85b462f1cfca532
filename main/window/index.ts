/** Electron's main entry, which the Chromium shell runs unchanged. */
import { built } from '../shipped.ts'
import { pagesOf } from './pages.ts'
import { run } from './run.ts'

run(() => pagesOf(built('renderer')), built('preload/preload.cjs'))

/**
 * `npm run dev -- [the window's options]`: electron-vite builds the preload, serves the page on loopback and starts the window from
 * its sources. A change in renderer is seen at once, one in main, native or preload at the next start. All ends with the window.
 */
import { join } from 'node:path'
import { createServer } from 'electron-vite'
import { workshop } from '../places.ts'

const root = join(import.meta.dirname, '../..')
process.chdir(root)

// A test has a launcher of its own before this one.
process.env['ELECTRON_EXEC_PATH'] ??= join(import.meta.dirname, 'electron')
process.env['ELECTRON_ENTRY'] = join(import.meta.dirname, 'window.ts')
// Ceremonies of its own; the last `--data` counts.
process.env['ELECTRON_CLI_ARGS'] = JSON.stringify(['--data', join(root, workshop, 'data'), ...process.argv.slice(2)])
// electron-vite would take the sandbox away for it.
delete process.env['NO_SANDBOX']

await createServer({ ignoreConfigWarning: true }, {})

/** Main runs from its sources in these tests, its hosts as they ship: from the bundle that `bundled.ts` makes for the run. */
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inject } from 'vitest'
import { starter } from '../../main/devices/starter.ts'
import { forkHost } from '../../native/channel.ts'
import { lightenCodes } from './light-codes.ts'

lightenCodes()

const root = join(import.meta.dirname, '../..')

starter.start = (entry, environment) => forkHost(inBundle(entry), environment)

function inBundle(entry: URL): URL {
  const source = relative(root, fileURLToPath(entry))
  return pathToFileURL(join(inject('bundled'), source.replace(/\.ts$/, '.js')))
}

/** How much script the page has, compressed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../e2e/launch.ts'
import type { Figure } from './figure.ts'

/** KiB that all scripts of the page may have together. */
export const MOST = 400

/** KiB of every script of the page, each compressed by itself as a server would send it. Throws if there are none. */
export function scriptSize(): number {
  const assets = join(root, 'build/renderer/assets')
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  if (scripts.length === 0) throw new Error('the page is not built')
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0) / 1024
}

/** Against what was allowed: there is nothing to measure in turns. */
export function size(): Figure {
  const ours = scriptSize()
  const promise = { of: 'size', value: ours, most: MOST }
  return { name: 'size', ours, reference: MOST, unit: 'KiB', ratio: ours / MOST, promise }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { root } from './launch.ts'

test('the page’s script is under 400 KiB compressed', () => {
  const assets = join(root, 'build/renderer/assets')
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const size = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0)
  expect(scripts.length).toBeGreaterThan(0)
  expect(size).toBeLessThan(400 * 1024)
})

/**
 * `npm run screens [-- NAME…]`: pictures of every screen and panel, light and dark, in docs/screens, with an index of them.
 * With names (a piece of a scene's name) only those are taken. The page as built is shown sample views on a clock that
 * stands still: another run gives the same files. The PNG in .cache/screens are the same pictures.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { launchOptions } from '../stage.ts'
import { take, themes } from './camera.ts'
import { gallery } from './gallery.ts'
import { chapters } from './scenes.ts'

const root = join(import.meta.dirname, '../../..')
const folders = { keep: join(root, 'docs/screens'), look: join(root, '.cache/screens') }
const wanted = process.argv.slice(2)

const scenes = chapters.flatMap(({ scenes }) => scenes)
mkdirSync(folders.keep, { recursive: true })
const browser = await chromium.launch(launchOptions)
let bytes = 0
for (const scene of scenes) {
  if (wanted.length > 0 && !wanted.some((piece) => scene.name.includes(piece))) continue
  bytes += await take(browser, scene, folders)
}
await browser.close()

const expected = new Set(scenes.flatMap(({ name }) => themes.map((theme) => `${name}-${theme}.webp`)))
for (const file of readdirSync(folders.keep)) {
  if (file.endsWith('.webp') && !expected.has(file)) rmSync(join(folders.keep, file))
}
writeFileSync(join(folders.keep, 'README.md'), gallery(chapters))
console.log(`screens: ${scenes.length} scenes; ${Math.round(bytes / 1024)} KiB written`)

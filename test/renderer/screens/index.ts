/**
 * `npm run screens [-- PIECE…]`: pictures of every screen and panel, light and dark, in docs/screens, with an index of
 * them; with pieces of scenes' names only those. The page as built is shown sample views, on a clock that stands still:
 * another run makes the same files. The same pictures as PNG are in .cache/screens.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Camera, themes } from './camera.ts'
import { gallery } from './gallery.ts'
import { chapters } from './scenes.ts'

const root = join(import.meta.dirname, '../../..')
const folders = { keep: join(root, 'docs/screens'), look: join(root, '.cache/screens') }
const pieces = process.argv.slice(2)

const scenes = chapters.flatMap(({ scenes }) => scenes)
const wanted = scenes.filter(({ name }) => pieces.length === 0 || pieces.some((piece) => name.includes(piece)))
const camera = await Camera.open(folders)
let bytes = 0
for (const scene of wanted) bytes += await camera.take(scene)
await camera.close()

const expected = new Set(scenes.flatMap(({ name }) => themes.map((theme) => `${name}-${theme}.webp`)))
for (const file of readdirSync(folders.keep)) {
  if (file.endsWith('.webp') && !expected.has(file)) rmSync(join(folders.keep, file))
}
writeFileSync(join(folders.keep, 'README.md'), gallery(chapters))
console.log(`screens: ${wanted.length} of ${scenes.length} scenes taken, ${Math.round(bytes / 1024)} KiB`)

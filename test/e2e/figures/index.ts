/** `npm run bench:window -- [paint] [click] [frames] [size] [--json]`: the window's figures (docs/WINDOW.md), all without a name. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../launch.ts'
import { click } from './click.ts'
import { type Figure, textOf } from './figure.ts'
import { frames } from './frames.ts'
import { paint } from './paint.ts'
import { size } from './size.ts'

process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= join(root, 'build/shell/dist')

const figures: Readonly<Record<string, () => Figure | Promise<Figure>>> = { paint, click, frames, size }
const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const names = positionals.length > 0 ? positionals : Object.keys(figures)
for (const name of names) {
  const measure = Object.hasOwn(figures, name) ? figures[name] : undefined
  if (!measure) throw new Error(`there is no figure ${name}; there are ${Object.keys(figures).join(', ')}`)
  const figure = await measure()
  console.log(values.json === true ? JSON.stringify(figure) : textOf(figure))
  const { of, value, most } = figure.promise
  if (value <= most) continue
  console.error(`${name}: the promise is not kept: ${of} is ${value}, of at most ${most}`)
  process.exitCode = 1
}

/** `npm run bench:window -- [paint] [click] [frames] [size] [--json]`: the window's figures (docs/WINDOW.md), all without a name. */
import { join } from 'node:path'
import { root } from '../../e2e/launch.ts'
import { asked } from '../asked.ts'
import { click } from './click.ts'
import { withPromise } from './figure.ts'
import { frames } from './frames.ts'
import { paint } from './paint.ts'
import { size } from './size.ts'

process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= join(root, 'build/shell/dist')

const { wanted, json } = asked({ paint, click, frames, size })
for (const measure of wanted) {
  const figure = await measure()
  console.log(json ? JSON.stringify(figure) : withPromise(figure))
  const { of, value, most } = figure.promise
  if (value <= most) continue
  console.error(`${figure.name}: the promise is not kept: ${of} is ${value}, of at most ${most}`)
  process.exitCode = 1
}

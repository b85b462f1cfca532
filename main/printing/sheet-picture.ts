/** The share in the picture of a sheet. */
import decodeQR, { type FinderPoints } from 'qr/decode.js'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Picture } from './picture.ts'
import { readCode, type SheetCode } from './sheet-code.ts'

/** Milliseconds that may be spent on a code that is hard to read. */
const patience = 8000

/**
 * Reads the one code in the picture. Throws SHEET_CODE_NONE, SHEET_CODE_MANY, and what `readCode` does. The picture is zeroed.
 */
export function sheetIn(picture: Picture): SheetCode {
  try {
    const first = codeIn(picture)
    if (first === null) throw refuse('SHEET_CODE_NONE')
    cover(picture, first.outline)
    if (codeIn(picture) !== null) throw refuse('SHEET_CODE_MANY')
    return readCode(first.text)
  } finally {
    picture.grey.fill(0)
  }
}

function codeIn({
  width,
  height,
  grey: data,
}: Picture): { readonly text: string; readonly outline: FinderPoints['outline'] } | null {
  let outline: FinderPoints['outline'] | undefined
  try {
    const text = decodeQR(
      { width, height, data },
      {
        // Of its planes only the grey one is looked at.
        format: 'I420',
        effort: 8,
        timeLimit: patience,
        pointsOnDetect: (points) => {
          outline = points.outline
        },
      },
    )
    return outline ? { text, outline } : null
  } catch {
    // Whatever it stumbled over, there is no code that can be read.
    return null
  }
}

/** Paints what the code took up white, so that a second one is seen. */
function cover({ width, height, grey }: Picture, corners: FinderPoints['outline']): void {
  const [top, bottom] = [Math.min(...corners.map(({ y }) => y)), Math.max(...corners.map(({ y }) => y))]
  for (let y = Math.max(0, Math.floor(top)); y <= Math.min(height - 1, Math.ceil(bottom)); y++) {
    const crossings = corners.flatMap((from, at) => {
      const to = corners[(at + 1) % corners.length] ?? from
      if (y < Math.min(from.y, to.y) - 1 || y > Math.max(from.y, to.y) + 1) return []
      return from.y === to.y ? [from.x, to.x] : [from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)]
    })
    if (crossings.length === 0) continue
    const left = Math.max(0, Math.floor(Math.min(...crossings)))
    const right = Math.min(width, Math.ceil(Math.max(...crossings)))
    if (right > left) grey.fill(255, y * width + left, y * width + right)
  }
}

/** Pictures as scanners and cameras make them, as one grey byte for each point. */
import { decode as decodePng } from 'fast-png'
import { decode as decodeJpeg } from 'jpeg-js'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'

export interface Picture {
  readonly width: number
  readonly height: number
  /** Line by line from the top; 0 is black. The caller zeroes it. */
  readonly grey: Uint8Array
}

/** More than a sheet of A4 has at 600 points to the inch. */
const MOST_POINTS = 50_000_000

/**
 * Of a PNG, a JPEG, or a PGM or PPM of one byte a colour. Throws SHEET_IMAGE_FORMAT for any other, SHEET_IMAGE_HUGE, and
 * SHEET_IMAGE_BROKEN for one that is damaged or cut short.
 */
export function pictureFrom(bytes: Uint8Array): Picture {
  const format = formats.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte))
  if (!format) throw refuse('SHEET_IMAGE_FORMAT', { found: nameOf(bytes) })
  try {
    return format.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuse('SHEET_IMAGE_BROKEN')
  }
}

interface Format {
  readonly magic: readonly number[]
  readonly read: (bytes: Buffer) => Picture
}

const pnm = (kind: '5' | '6'): Format => ({
  magic: [0x50, kind.charCodeAt(0)],
  read: (bytes) => {
    const head = /^P[56](?:\s+(?:#[^\n]*\n\s*)*)(\d{1,5})\s+(\d{1,5})\s+255\s/.exec(bytes.toString('latin1', 0, 200))
    if (!head) throw refuse('SHEET_IMAGE_BROKEN')
    const [whole, width, height] = [head[0], Number(head[1]), Number(head[2])]
    mustBeSmall(width, height)
    return greyOf(width, height, kind === '5' ? 1 : 3, bytes.subarray(whole.length))
  },
})

const formats: readonly Format[] = [
  {
    magic: [0x89, 0x50, 0x4e, 0x47],
    read: (bytes) => {
      if (bytes.length < 24) throw refuse('SHEET_IMAGE_BROKEN')
      mustBeSmall(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
      const { width, height, data, channels, depth, palette } = decodePng(bytes, { checkCrc: true })
      if (palette)
        return greyOf(
          width,
          height,
          1,
          Uint8Array.from(data, (at) => greyIn(palette[at] ?? [])),
        )
      if (depth < 8) return greyOf(width, height, 1, unpacked(data, width, height, depth))
      return greyOf(width, height, channels, depth === 16 ? Uint8Array.from(data, (value) => value >>> 8) : data)
    },
  },
  {
    magic: [0xff, 0xd8, 0xff],
    read: (bytes) => {
      const { width, height, data } = decodeJpeg(bytes, {
        useTArray: true,
        formatAsRGBA: false,
        tolerantDecoding: false,
        maxResolutionInMP: MOST_POINTS / 1_000_000,
        maxMemoryUsageInMB: 1024,
      })
      return greyOf(width, height, 3, data)
    },
  },
  pnm('5'),
  pnm('6'),
]

function mustBeSmall(width: number, height: number): void {
  if (width * height > MOST_POINTS) throw refuse('SHEET_IMAGE_HUGE', { most: MOST_POINTS / 1_000_000 })
  if (width < 1 || height < 1) throw refuse('SHEET_IMAGE_BROKEN')
}

const greyIn = ([red = 0, green = red, blue = green]: ArrayLike<number> & Iterable<number>): number =>
  (red * 77 + green * 151 + blue * 28) >>> 8

/** `data`: so many channels of one byte for each point; one and two are grey, with transparency as the last of an even number. */
function greyOf(width: number, height: number, channels: number, data: ArrayLike<number>): Picture {
  const points = width * height
  if (data.length < points * channels) throw refuse('SHEET_IMAGE_BROKEN')
  const grey = new Uint8Array(points)
  for (let point = 0, at = 0; point < points; point++, at += channels) {
    const red = data[at] ?? 0
    grey[point] = channels < 3 ? red : (red * 77 + (data[at + 1] ?? 0) * 151 + (data[at + 2] ?? 0) * 28) >>> 8
  }
  return { width, height, grey }
}

/** Points of 1, 2 or 4 bits; every line begins with a byte of its own. */
function unpacked(data: ArrayLike<number>, width: number, height: number, depth: number): Uint8Array {
  const line = Math.ceil((width * depth) / 8)
  const top = (1 << depth) - 1
  return Uint8Array.from({ length: width * height }, (_, point) => {
    const bit = (point % width) * depth
    const byte = data[Math.floor(point / width) * line + (bit >>> 3)] ?? 0
    return Math.round((((byte >>> (8 - depth - (bit & 7))) & top) * 255) / top)
  })
}

function nameOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('%PDF')) return 'PDF'
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'TIFF'
  if (head.startsWith('GIF8')) return 'GIF'
  if (head.slice(4, 8) === 'ftyp') return 'HEIC'
  return head.startsWith('RIFF') ? 'WebP' : '?'
}

/** Printed sheets read back from pictures of them, as scanners and cameras make them, and what is no picture of one sheet. */
import { randomInt } from 'node:crypto'
import { decode as decodePng, encode as encodePng } from 'fast-png'
import { encode as encodeJpeg } from 'jpeg-js'
import encodeQR from 'qr'
import { beforeAll, expect, test } from 'vitest'
import { wordList } from '../../../ceremonies/base/mnemonic/word-list.ts'
import type { SheetFace } from '../../../ceremonies/devices/sheets.ts'
import { type Picture, pictureFrom } from '../../../main/printing/picture.ts'
import { rasterised } from '../../../main/printing/raster.ts'
import { checksumOf, LONGEST_CODE, readCode, spellCode } from '../../../main/printing/sheet-code.ts'
import { sheetIn } from '../../../main/printing/sheet-picture.ts'
import { sheetPdf } from '../../../main/printing/sheet.ts'
import { refused } from '../../support/refused.ts'

const words = Array.from({ length: 33 }, () => wordList[randomInt(wordList.length)] ?? '').join(' ')
const face: SheetFace = {
  ...{ ceremony: 'c', title: 'A title', custodian: 'Custodian 2', language: 'en', mode: 'rehearsal' },
  ...{ identifier: 32_767, share: 2, shares: 16, threshold: 16 },
}
const code = { identifier: 32_767, share: 2, shares: 16, threshold: 16, words }

let page: Picture
beforeAll(async () => {
  page = pictureFrom(await rasterised(sheetPdf(face, words)))
})

/** Every point of the new picture from where `from` says that it was; white beyond the edge. */
function moved({ width, height, grey }: Picture, from: (x: number, y: number) => readonly [number, number]): Picture {
  const after = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [fromX, fromY] = from(x, y).map(Math.round)
      const isInside =
        fromX !== undefined && fromX >= 0 && fromX < width && fromY !== undefined && fromY >= 0 && fromY < height
      if (isInside) after[y * width + x] = grey[fromY * width + fromX] ?? 255
    }
  return { width, height, grey: after }
}

function turned(picture: Picture, degrees: number): Picture {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const [middleX, middleY] = [picture.width / 2, picture.height / 2]
  return moved(picture, (x, y) => [
    middleX + (x - middleX) * cos - (y - middleY) * sin,
    middleY + (x - middleX) * sin + (y - middleY) * cos,
  ])
}

/** The mean of each point's neighbours up to that far away, line by line and then column by column. */
function blurred(picture: Picture, far: number): Picture {
  const along = ({ width, height, grey }: Picture, step: number): Picture => ({
    width,
    height,
    grey: grey.map((own, at) => {
      let sum = 0
      for (let off = -far; off <= far; off++) sum += grey[at + off * step] ?? own
      return sum / (2 * far + 1)
    }),
  })
  return along(along(picture, 1), picture.width)
}

const shaded = ({ width, height, grey }: Picture, light: (x: number, y: number) => number): Picture => ({
  width,
  height,
  grey: grey.map((value, at) => value * light(at % width, Math.floor(at / width))),
})

/** As a camera sees a sheet that it does not look at straight. */
const slanted = (picture: Picture): Picture =>
  moved(picture, (x, y) => [x + (picture.width / 2 - x) * 0.0001 * (picture.height - y), y * 1.04 - 30])

const noisy = (picture: Picture): Picture => ({
  ...picture,
  grey: picture.grey.map((value) => Math.max(0, Math.min(255, value + randomInt(81) - 40))),
})

const asPgm = ({ width, height, grey }: Picture): Buffer =>
  Buffer.concat([Buffer.from(`P5\n# scanned\n${width} ${height}\n255\n`), grey])
const asPng = ({ width, height, grey }: Picture): Buffer =>
  Buffer.from(encodePng({ width, height, data: grey, depth: 8, channels: 1 }))
const inColour = ({ grey }: Picture): Buffer => Buffer.from([...grey].flatMap((value) => [value, value, value, 255]))
const asJpeg = (picture: Picture, quality: number): Buffer =>
  Buffer.from(encodeJpeg({ width: picture.width, height: picture.height, data: inColour(picture) }, quality).data)

test.each<[string, (page: Picture) => Picture]>([
  ['straight', (it) => it],
  ['upside down', (it) => turned(it, 180)],
  ['lying on its side', (it) => turned(it, 90)],
  ['turned by 7 degrees', (it) => turned(it, 7)],
  ['turned by 33 degrees', (it) => turned(it, -33)],
  ['blurred', (it) => blurred(it, 2)],
  ['dimmed', (it) => shaded(it, () => 0.3)],
  ['with a shadow across it', (it) => shaded(it, (x) => 0.35 + (0.65 * x) / it.width)],
  ['with noise', noisy],
  ['slanted', slanted],
  ['turned, blurred and dimmed', (it) => shaded(blurred(turned(it, 12), 1), (_, y) => 0.8 - (0.4 * y) / it.height)],
])('the sheet is read back from a picture that is %s', (_, change) => {
  expect(sheetIn(pictureFrom(asPgm(change(page))))).toEqual(code)
})

test('a scan is read from each format alike', () => {
  expect([asPgm(page), asPng(page), asJpeg(turned(page, 3), 60)].map((bytes) => sheetIn(pictureFrom(bytes)))).toEqual([
    ...[code, code, code],
  ])
  const bits = decodePng(asPng(page))
  expect([bits.width, bits.height]).toEqual([page.width, page.height])
})

test('the code stays short, whatever the words, and says what is on the sheet', () => {
  const longest = [...wordList].sort((a, b) => b.length - a.length)[0] ?? ''
  const text = spellCode({ ...code, words: Array.from({ length: 33 }, () => longest).join(' ') })
  expect(text.length).toBeLessThanOrEqual(LONGEST_CODE)
  expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
  expect(readCode(spellCode(code))).toEqual(code)
  expect(checksumOf('a b')).toBe('C8687A08')
})

const problem = (bytes: Uint8Array) => refused(() => sheetIn(pictureFrom(bytes)))
const copied = ({ width, height, grey }: Picture): Picture => ({ width, height, grey: grey.slice() })

/** The page with a QR code of that text over its head, or alone on white. */
function withCode(text: string, under: Picture | null): Picture {
  const picture = under ? copied(under) : { width: 800, height: 800, grey: new Uint8Array(800 * 800).fill(255) }
  const rows = encodeQR(text, 'raw', { ecc: 'quartile', border: 4 })
  const scale = under ? 3 : 6
  for (const [y, row] of rows.entries())
    for (const [x, isDark] of row.entries())
      for (let at = 0; at < scale * scale; at++) {
        const place = (20 + y * scale + Math.floor(at / scale)) * picture.width + 40 + x * scale + (at % scale)
        picture.grey[place] = isDark ? 0 : 255
      }
  return picture
}

test('a picture that is no scan of one sheet is refused by its own code', async () => {
  const white = asPgm({ width: 600, height: 800, grey: new Uint8Array(480_000).fill(240) })
  const damaged = copied(page)
  // A blot over the middle of the code, larger than level Q restores.
  for (let y = 0; y < page.height; y++)
    for (let x = 0; x < page.width; x++) {
      const isBlot = x > page.width * 0.68 && x < page.width * 0.9 && y > page.height * 0.4 && y < page.height * 0.52
      if (isBlot) damaged.grey[y * page.width + x] = 128
    }
  const huge = Buffer.concat([Buffer.from('P5 20000 20000 255\n'), Buffer.alloc(1000)])
  const hugePng = asPng(page)
  hugePng.writeUInt32BE(60_000, 16)
  const wrongSum = spellCode(code).replace(
    checksumOf(words),
    checksumOf(words) === '00000000' ? '11111111' : '00000000',
  )
  const found = await Promise.all(
    [
      white,
      asPgm(damaged),
      asPgm(withCode(spellCode({ ...code, share: 3 }), page)),
      asPgm(withCode('https://example.org/', null)),
      asPgm(withCode(spellCode(code).replace('/1/', '/2/'), null)),
      asPgm(withCode(wrongSum, null)),
      asPgm(withCode('STRONGROOM-SHARE/1/5/1', null)),
      huge,
      hugePng,
      asPgm(page).subarray(0, 100_000),
      asPng(page).subarray(0, 20_000),
      asJpeg(page, 60).subarray(0, 20_000),
      Buffer.from('%PDF-1.7'),
      Buffer.from('II*\0'),
      Buffer.alloc(0),
    ].map(problem),
  )
  expect(found.map(({ code: one }) => one)).toEqual([
    ...['SHEET_CODE_NONE', 'SHEET_CODE_NONE', 'SHEET_CODE_MANY', 'SHEET_CODE_OTHER', 'SHEET_CODE_VERSION'],
    ...['SHEET_CODE_DAMAGED', 'SHEET_CODE_DAMAGED', 'SHEET_IMAGE_HUGE', 'SHEET_IMAGE_HUGE'],
    ...['SHEET_IMAGE_BROKEN', 'SHEET_IMAGE_BROKEN', 'SHEET_IMAGE_BROKEN'],
    ...['SHEET_IMAGE_FORMAT', 'SHEET_IMAGE_FORMAT', 'SHEET_IMAGE_FORMAT'],
  ])
  expect(found[12]?.message).toBe('This is a PDF. Save the scan as PNG, JPEG or PGM, and destroy this file.')
})

test('the picture is zeroed once it was read', () => {
  const picture = copied(page)
  sheetIn(picture)
  expect(picture.grey.every((value) => value === 0)).toBe(true)
})

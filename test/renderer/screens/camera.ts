/** Takes one scene in light and in dark, as PNG to look at and as lossless WebP to keep. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { Stage, wear } from '../stage.ts'
import type { Scene } from './scene.ts'

export const themes = ['light', 'dark'] as const

/** The laptop's clock where the scene does not say: the samples' day, before it begins. */
const morning = '2026-11-21T08:45:00.000Z'

export interface Folders {
  /** WebP goes here, and stays. */
  readonly keep: string
  /** PNG goes here, for people and tools that cannot read WebP. */
  readonly look: string
}

/** Bytes of the two pictures. A complaint of the page is an error. */
export async function take(browser: Browser, scene: Scene, { keep, look }: Folders): Promise<number> {
  const [width, height] = scene.size ?? [1280, 800]
  const factor = (scene.zoom ?? 100) / 100
  const context = await browser.newContext({
    viewport: { width: width / factor, height: height / factor },
    deviceScaleFactor: factor,
    ...(scene.locale && { locale: scene.locale }),
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const stage = new Stage(page)
    await page.clock.setFixedTime(scene.at ?? morning)
    await wear(page, 'light')
    await scene.show(stage)
    let bytes = 0
    for (const theme of themes) {
      await wear(page, theme)
      const png = await page.screenshot({ fullPage: scene.inSight !== true, animations: 'disabled', caret: 'hide' })
      const webp = await smaller(browser, png)
      bytes += webp.length
      mkdirSync(look, { recursive: true })
      writeFileSync(join(look, `${scene.name}-${theme}.png`), png)
      writeFileSync(join(keep, `${scene.name}-${theme}.webp`), webp)
    }
    if (stage.complaints.length > 0) throw new Error(`${scene.name}: ${stage.complaints.join('; ')}`)
    return bytes
  } finally {
    await context.close()
  }
}

/** The same picture, point for point: Chromium's own encoder is lossless at the highest quality. */
async function smaller(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage()
  try {
    const webp = await page.evaluate(async (base64) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)]))
      const canvas = new OffscreenCanvas(picture.width, picture.height)
      canvas.getContext('2d')?.drawImage(picture, 0, 0)
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 1 })
      return new Uint8Array(await blob.arrayBuffer()).toBase64()
    }, png.toString('base64'))
    return Buffer.from(webp, 'base64')
  } finally {
    await page.close()
  }
}

/** Takes one scene in light and in dark: as PNG to look at, and as WebP to keep. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Page } from '@playwright/test'
import { de, en } from '../../support/english.ts'
import { wear } from '../looks.ts'
import { house } from '../samples/house.ts'
import { launchOptions, Stage } from '../stage.ts'
import type { Scene } from './scene.ts'

export const themes = ['light', 'dark'] as const

/** The laptop's clock where the scene does not say: the samples' day, before it begins. */
const morning = '2026-11-21T08:45:00.000Z'

export interface Folders {
  /** WebP goes here, and stays. */
  readonly keep: string
  /** PNG goes here: not a point is lost. */
  readonly look: string
}

export class Camera {
  readonly #browser: Browser
  readonly #darkroom: Page
  readonly #folders: Folders

  private constructor(browser: Browser, darkroom: Page, folders: Folders) {
    this.#browser = browser
    this.#darkroom = darkroom
    this.#folders = folders
  }

  static async open(folders: Folders): Promise<Camera> {
    for (const folder of Object.values(folders) as string[]) mkdirSync(folder, { recursive: true })
    const { args, ...options } = launchOptions
    // Letters without coloured edges: they look the same on every screen, and take less room.
    const browser = await chromium.launch({ ...options, args: [...args, '--disable-lcd-text'] })
    return new Camera(browser, await browser.newPage(), folders)
  }

  close(): Promise<void> {
    return this.#browser.close()
  }

  /** Bytes of the two pictures that are kept. A complaint of the page is an error. */
  async take(scene: Scene): Promise<number> {
    const [width, height] = scene.size ?? [1280, 800]
    const factor = (scene.zoom ?? 100) / 100
    const context = await this.#browser.newContext({
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
      // What people chose counts more than the system's language.
      if (scene.locale === 'de-DE') {
        await stage.tell('house', { ...house, chosen: { ...house.chosen, language: 'de' } })
        await expect(page.locator('html')).toHaveAttribute('lang', 'de')
      }
      // What comes by a later script: a busy machine shows a moment without it.
      for (const { window } of [en, de]) await expect(page.getByText(window.app.loading)).toHaveCount(0)
      let bytes = 0
      for (const theme of themes) bytes += await this.#expose(page, scene, theme)
      if (stage.complaints.length > 0) throw new Error(`${scene.name}: ${stage.complaints.join('; ')}`)
      return bytes
    } finally {
      await context.close()
    }
  }

  async #expose(page: Page, scene: Scene, theme: (typeof themes)[number]): Promise<number> {
    await wear(page, theme)
    // The band stays in sight on a page that was scrolled, and would lie over the middle of the picture.
    await page.evaluate(() => window.scrollTo(0, 0))
    const png = await page.screenshot({ fullPage: scene.whole === true, animations: 'disabled' })
    const webp = await this.#develop(png)
    const { keep, look } = this.#folders
    writeFileSync(join(look, `${scene.name}-${theme}.png`), png)
    writeFileSync(join(keep, `${scene.name}-${theme}.webp`), webp)
    return webp.length
  }

  /** Three quarters as wide, as WebP by Chromium's own encoder: a sixth of the PNG, and still read with ease. */
  async #develop(png: Buffer): Promise<Buffer> {
    const webp = await this.#darkroom.evaluate(async (base64) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
      const [width, height] = [picture.width, picture.height].map((points) => Math.round(points * 0.75)) as [
        number,
        number,
      ]
      const canvas = new OffscreenCanvas(width, height)
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('There is no canvas.')
      pen.imageSmoothingQuality = 'high'
      pen.drawImage(picture, 0, 0, width, height)
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.4 })
      return [...new Uint8Array(await blob.arrayBuffer())]
    }, png.toString('base64'))
    return Buffer.from(webp)
  }
}

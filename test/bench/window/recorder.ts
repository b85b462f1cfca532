/** What runs in the page to measure it: from a press to the frame that shows what came of it, and frames that are late. */
import type { Page } from '@playwright/test'

/** Milliseconds after the frame before that a frame is late: three of a screen with 60 a second. */
export const LATE = 50

interface Recorded {
  /** Resolves with the milliseconds from the press to the end of the frame that shows it answered. */
  readonly untilAnswered: Promise<number>
  /** Milliseconds between frames since they are watched; null while they are not. */
  readonly gaps: number[] | null
}

declare global {
  interface Window {
    figures: Recorded
  }
}

/**
 * From the release of the pointer, by the clock of its event, until the page's next task after the frame in which `answered`
 * names something else than before. `press` presses.
 */
export async function pressed(page: Page, answered: string, press: () => Promise<void>): Promise<number> {
  await page.evaluate((selector) => {
    const shown = (): string | null => {
      const element = document.querySelector<HTMLElement>(selector)
      return element ? (element.dataset['asked'] ?? element.textContent) : null
    }
    const before = shown()
    const channel = new MessageChannel()
    let at = 0
    addEventListener('pointerup', ({ timeStamp }) => (at = timeStamp), { capture: true, once: true })
    const untilAnswered = new Promise<number>((resolve) => {
      channel.port1.onmessage = () => resolve(performance.now() - at)
      const changed = new MutationObserver(() => {
        const now = shown()
        if (now === null || now === before) return
        changed.disconnect()
        requestAnimationFrame(() => channel.port2.postMessage(null))
      })
      changed.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    })
    window.figures = { ...window.figures, untilAnswered }
  }, answered)
  await press()
  return page.evaluate(() => window.figures.untilAnswered)
}

/** Milliseconds between all frames of the page while `work` goes on, and at least for `least` milliseconds. */
export async function gapsDuring(page: Page, least: number, work: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const gaps: number[] = []
    window.figures = { ...window.figures, gaps }
    let last = performance.now()
    const frame = (): void => {
      const now = performance.now()
      gaps.push(now - last)
      last = now
      if (window.figures.gaps === gaps) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  await Promise.all([work(), page.waitForTimeout(least)])
  return page.evaluate(() => {
    const { gaps } = window.figures
    window.figures = { ...window.figures, gaps: null }
    return gaps ?? []
  })
}

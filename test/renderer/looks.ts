/** A page in light, dark and forced colours, and what axe says of it. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type Look = 'light' | 'dark' | 'forced'
const looks: readonly Look[] = ['light', 'dark', 'forced']

export async function wear(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'forced' ? 'active' : 'none',
    reducedMotion: 'reduce',
  })
}

/** Nothing that axe knows is wrong with what is shown, and nothing lies beyond the right edge. */
export async function mustBeAccessible(page: Page, rules: readonly string[] = []): Promise<void> {
  expect(await violationsOf(page, rules)).toEqual([])
  await mustFit(page)
}

/** The same in every look: what colours have nothing to do with is the same in all of them. */
export async function mustBeAccessibleInEveryLook(page: Page): Promise<void> {
  for (const look of looks) {
    await wear(page, look)
    await mustBeAccessible(page, look === 'light' ? [] : ['color-contrast', 'link-in-text-block'])
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null })
}

export async function mustFit(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(beyond).toBeLessThanOrEqual(0)
}

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
}

async function violationsOf(page: Page, rules: readonly string[]) {
  // It is a large script: once in a page is enough. Not by a page of its own, which Electron has not. One rule puts it there.
  if (!(await page.evaluate(() => 'axe' in window)))
    await new AxeBuilder({ page }).setLegacyMode().withRules(['document-title']).analyze()
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(runOnly.length > 0 && { runOnly }),
    })
    return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => [html, failureSummary])])
  }, rules)
}

/** How somebody works the window: with a mouse, or with the keys alone. */
import { expect, type Locator, type Page } from '@playwright/test'

export interface Hands {
  press(button: Locator): Promise<void>
  /** A box, or one of the options that stand beside each other: its `input`. */
  mark(input: Locator): Promise<void>
  /** An option of the list or menu that this button opens; the first unless told otherwise. */
  choose(button: Locator, name?: string): Promise<void>
  /** Key by key, as for what the page shows to nobody. */
  type(field: Locator, text: string): Promise<void>
  /** In place of what stands there. */
  fill(field: Locator, text: string): Promise<void>
}

const options = '[role=option], [role=menuitem]'

export class Mouse implements Hands {
  async press(button: Locator): Promise<void> {
    await button.click()
  }

  async mark(input: Locator): Promise<void> {
    await input.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " choice ")]').click()
  }

  async choose(button: Locator, name?: string): Promise<void> {
    await button.click()
    const all = button.page().locator(options)
    await (name === undefined ? all.first() : all.filter({ hasText: name }).first()).click()
  }

  async type(field: Locator, text: string): Promise<void> {
    await field.focus()
    await field.page().keyboard.type(text)
  }

  async fill(field: Locator, text: string): Promise<void> {
    await field.fill(text)
  }
}

/** More stops of Tab than this on the way to anything are too many for whoever has no mouse. */
const MOST = 16

/** Tab to go on, Shift and Tab to go back, arrows within a group; whatever has the focus must be seen. */
export class Keys implements Hands {
  async press(button: Locator): Promise<void> {
    await expect(button).toBeEnabled()
    await this.#reach(button)
    await button.page().keyboard.press('Enter')
  }

  async mark(input: Locator): Promise<void> {
    const { keyboard } = input.page()
    await this.#reach(input)
    for (let arrows = 0; !(await hasFocus(input)); arrows++) {
      if (arrows > MOST) throw new Error(`the arrows did not lead to ${String(input)}`)
      await keyboard.press('ArrowDown')
    }
    // An arrow marks what it leads to.
    if (!(await input.isChecked())) await keyboard.press('Space')
  }

  async choose(button: Locator, name?: string): Promise<void> {
    const opener = await button.elementHandle()
    await this.press(button)
    const { keyboard } = button.page()
    const focused = button.page().locator(options).and(button.page().locator(':focus'))
    await focused.waitFor()
    if (name !== undefined) await keyboard.press('Home')
    for (let arrows = 0; name !== undefined && !((await focused.textContent()) ?? '').includes(name); arrows++) {
      if (arrows > 40) throw new Error(`the arrows did not lead to ${name}`)
      await keyboard.press('ArrowDown')
    }
    await keyboard.press('Enter')
    await focused.waitFor({ state: 'hidden' })
    // The list gives the focus back after it has gone, if what opened it is still there.
    await button.page().waitForFunction((one) => one === document.activeElement || !one.isConnected, opener)
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.#reach(field)
    await field.page().keyboard.type(text)
  }

  async fill(field: Locator, text: string): Promise<void> {
    await this.#reach(field)
    if ((await field.inputValue()) !== '') await field.page().keyboard.press('Control+A')
    await field.page().keyboard.type(text)
  }

  async #reach(control: Locator): Promise<void> {
    for (let stops = 0, key: string | null = null; ; stops++) {
      const { isReached, isBefore } = await control.evaluate(wayTo)
      if (isReached) return mustBeSeen(control.page())
      if (stops === MOST) {
        const now = await control.page().evaluate(() => document.activeElement?.outerHTML.slice(0, 300))
        throw new Error(`after ${MOST} stops ${String(control)} is not reached; the focus is on ${now ?? ''}`)
      }
      key ??= isBefore ? 'Shift+Tab' : 'Tab'
      await control.page().keyboard.press(key)
    }
  }
}

/** What has the focus lies within the window, nothing covers it, and its ring shows. */
async function mustBeSeen(page: Page): Promise<void> {
  if ((await page.evaluate(whyUnseen)) === '') return
  const trouble = () => page.evaluate(whyUnseen)
  await expect.poll(trouble, { intervals: [20], message: 'what has the focus is seen' }).toBe('')
}

const hasFocus = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === document.activeElement)

// What follows runs in the page.

/** Whether the focus has come there, and if not, in which direction it is. A group of options is one stop. */
function wayTo(control: Element) {
  const now = document.activeElement ?? document.body
  const group = control.matches('[type=radio]') ? control.closest('[role=radiogroup]') : null
  return {
    isReached: now === control || (now.matches('[type=radio]') && group?.contains(now) === true),
    isBefore: now !== document.body && (control.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  }
}

function whyUnseen(): string {
  const now = document.activeElement
  if (now === null || now === document.body) return 'nothing has the focus'
  const shown = now.closest('.choice, .hidden-entry') ?? now
  const { left, top, right, bottom, width, height } = shown.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  if (width === 0 || left < 0 || right > clientWidth + 1) return `it lies beside the window: ${left} to ${right}`
  // Whatever is taller than the window begins in it.
  if (top < 0 || top >= clientHeight || (bottom > clientHeight + 1 && height <= clientHeight))
    return `it lies outside the window: ${top} to ${bottom} of ${clientHeight}`
  const above = document.elementFromPoint((left + right) / 2, Math.min((top + bottom) / 2, clientHeight - 1))
  if (above === null || !(shown.contains(above) || above.contains(shown))) return `covered by ${above?.className ?? ''}`
  const ring = [now, shown, ...shown.querySelectorAll('*')].some(
    (one) => getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) > 0,
  )
  return ring ? '' : `it has no ring: ${now.outerHTML.slice(0, 200)}`
}

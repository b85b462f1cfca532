/** From a press to the next view, on steps without a device. */
import type { Page } from '@playwright/test'
import type { Client } from '../../../preload/contract.ts'
import { median, quantile } from '../rates.ts'
import { type Figure, inTurns, ROUNDS } from './figure.ts'
import { atCeremony } from './hall.ts'
import { pressed } from './recorder.ts'
import { talk } from './scripts.ts'

/** Presses of one round. */
const PRESSES = 12
/** The performer's, and each witness's. */
const EACH = 3

/**
 * Milliseconds from the pointer's release on Done or Confirm to the frame that shows what is asked next: the ticket spent, the
 * command decided, written and durable, the view made, told, checked and drawn. The reference in the same page: a press that
 * asks main for something that changes nothing, and one word drawn when the answer is there. People are recognised before the
 * press (scrypt, on another thread), which is no part of it.
 */
export function click(): Promise<Figure> {
  const presses: number[] = []
  return atCeremony('Talk', talk(((ROUNDS + 1) * PRESSES) / EACH), async ({ page, people }) => {
    const next = async (): Promise<number> => {
      let taken = 0
      await people.answer(async (press) => {
        taken = await pressed(page, '[data-asked]', press)
      })
      return taken
    }
    const rounds = await inTurns(
      async (round) => {
        const taken = await several(next)
        if (round > 0) presses.push(...taken)
        return median(taken)
      },
      async () => median(await several(() => emptyPress(page))),
    )
    const [own, other] = [median(rounds.ours), median(rounds.reference)]
    const promise = { of: 'p95', value: quantile(presses, 0.95), most: 50 }
    return { name: 'click', ours: own, reference: other, unit: 'ms', ratio: own / other, promise }
  })
}

async function several(one: () => Promise<number>): Promise<readonly number[]> {
  const taken: number[] = []
  while (taken.length < PRESSES) taken.push(await one())
  return taken
}

/** A button that stands beside our screen for one press. To close a projector that is not open changes nothing. */
async function emptyPress(page: Page): Promise<number> {
  await page.evaluate(() => {
    const button = document.createElement('button')
    button.id = 'empty-press'
    button.style.cssText = 'position: fixed; left: 0; bottom: 0; z-index: 9'
    button.textContent = 'Press'
    button.onclick = () =>
      void (window as unknown as { strongroom: Client }).strongroom
        .projector({ open: false })
        .then(() => (button.textContent = 'Done'))
    document.body.append(button)
  })
  const button = page.locator('#empty-press')
  const taken = await pressed(page, '#empty-press', () => button.click())
  await button.evaluate((element) => element.remove())
  return taken
}

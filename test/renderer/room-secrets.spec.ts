/** PINs and shares: what is typed or shown to one person is nowhere in the page before, and nowhere afterwards. */
import type { Page } from '@playwright/test'
import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'
import { sealed, wordsIn } from '../support/viewer.ts'
import { answering, asks } from './samples/asks.ts'
import { house } from './samples/house.ts'
import { expect, good, refusedWith, type Stage, test } from './stage.ts'

const pin = '730915'
const share = Array.from({ length: 33 }, (_, place) => wordList[(place * 37 + 11) % 1024] ?? '')

/** Everything that stands in the page: text, attributes, and what fields hold. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const values = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
    return `${document.documentElement.outerHTML}\n${values.join(' ')}`
  })
}

async function mustHoldNo(page: Page, secret: string): Promise<void> {
  expect(await everything(page)).not.toContain(secret)
}

/** What the page gave, as the secrets process opens it. */
function given(stage: Stage): string | undefined {
  const answer = stage.last('give')?.answer
  return typeof answer === 'object' ? wordsIn(answer) : undefined
}

test('a PIN typed by keyboard and pad is handed on, and is never in the page', async ({ stage, page }) => {
  await stage.open({ house, room: asks['pin-wrong'] as never }, { give: () => good(true) })
  await expect(page.getByText('Tries left, as reported by the token: few', { exact: true })).toBeVisible()
  await page.getByLabel('Half 1 of the PIN').focus()
  await page.keyboard.type('73091')
  await page.getByText('Shuffled', { exact: true }).click()
  await page.getByRole('button', { name: '5', exact: true }).click()
  await expect(page.getByText('6 characters typed')).toBeAttached()
  for (const part of [pin, '73091', '7309']) await mustHoldNo(page, part)
  await page.getByRole('button', { name: 'Enter the PIN' }).click()
  await expect.poll(() => stage.last('give')).toEqual({ id: 2, answer: pin })
  await mustHoldNo(page, pin)
  await expect(page.getByText(/characters typed/)).toHaveCount(0)
})

test('a new PIN is typed twice, and two that differ are not taken', async ({ stage, page }) => {
  await stage.open({ house, room: asks['pin-new'] as never }, { give: () => good(true) })
  const first = page.getByLabel('Half 1 of the PIN')
  const again = page.getByLabel('Repeat the PIN')
  const set = page.getByRole('button', { name: 'Set this PIN' })
  await first.pressSequentially(pin)
  await again.pressSequentially('730916')
  await set.click()
  await expect(page.getByText('They do not match.')).toBeVisible()
  expect(stage.last('give')).toBeUndefined()
  await first.fill(pin)
  await again.pressSequentially(pin)
  await page.keyboard.press('Backspace')
  await page.keyboard.type(pin.slice(-1))
  await set.click()
  await expect.poll(() => stage.last('give')).toEqual({ id: 1, answer: pin })
})

test('a share is fetched by a press alone, and is gone on Escape, on leaving the window, and at the end', async ({
  stage,
  page,
}) => {
  await stage.open(
    { house, room: asks['share-reveal'] as never },
    { words: ({ viewer }) => good(sealed(share.join(' '), viewer)), give: () => good(true) },
  )
  const words = page.getByRole('list', { name: 'Words of the share' })
  const three = share.slice(4, 7)
  const mustBeGone = async () => {
    await expect(words).toHaveCount(0)
    for (const word of three) await mustHoldNo(page, `>${word}<`)
  }
  expect(stage.last('words')).toBeUndefined()
  await expect(page.getByRole('checkbox', { name: 'I have written and compared every word' })).toBeDisabled()

  await page.getByRole('button', { name: 'Show me the words' }).click()
  await expect(words.getByRole('listitem')).toHaveCount(33)
  expect(await everything(page)).toContain(`>${three[0]}<`)
  const loud = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]')]
      .map((region) => region.textContent)
      .join(' '),
  )
  for (const word of three) expect(loud).not.toContain(word)

  await page.keyboard.press('Escape')
  await mustBeGone()
  await page.getByRole('button', { name: 'Show the words again' }).click()
  await expect(words).toBeVisible()
  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await mustBeGone()
  await page.getByRole('button', { name: 'Show the words again' }).click()
  await page.emulateMedia({ media: 'print' })
  await expect(words).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.getByText('I have written and compared every word').click()
  await page.getByRole('button', { name: /^Finish/ }).click()
  await expect.poll(() => stage.last('give')).toEqual({ id: 7, answer: '' })
  await mustBeGone()
})

test('words on their way when they are covered do not come, and a refusal to show them is said', async ({
  stage,
  page,
}) => {
  const late = Promise.withResolvers<undefined>()
  let times = 0
  await stage.open(
    { house, room: asks['share-reveal'] as never },
    {
      words: async ({ viewer }) => {
        times++
        if (times > 1) return refusedWith('SEALED_BOX_RECIPIENT')
        await late.promise
        return good(sealed(share.join(' '), viewer))
      },
    },
  )
  await page.getByRole('button', { name: 'Show me the words' }).click()
  await expect.poll(() => times).toBe(1)
  await page.keyboard.press('Escape')
  late.resolve(undefined)
  const button = page.getByRole('button', { name: 'Show me the words' })
  await expect(button).toBeEnabled()
  await mustHoldNo(page, `>${share[0]}<`)
  await button.click()
  await expect(page.getByText('is not a usable X25519 public key', { exact: false })).toBeVisible()
  await mustHoldNo(page, `>${share[0]}<`)
})

test('a share typed back is corrected at the word that was wrong, and is gone afterwards', async ({ stage, page }) => {
  await stage.open({ house, room: asks['share-entry'] as never }, { give: () => good(true) })
  await page.getByLabel('Word 1', { exact: true }).focus()
  await page.keyboard.type(share.map((word) => word.slice(0, 4)).join(' '))
  await expect(page.getByText('33 of 33 words typed')).toBeVisible()
  const masked = page.getByLabel('Word 5', { exact: true })
  await expect(masked).toHaveCSS('-webkit-text-security', 'disc')
  await expect(page.getByLabel('Word 33')).toHaveCSS('-webkit-text-security', 'none')
  await page.getByRole('button', { name: 'Submit the share' }).click()
  await expect.poll(() => stage.last('give')?.id).toBe(8)
  expect(given(stage)).toBe(share.map((word) => word.slice(0, 4)).join(' '))

  await stage.tell('room', { ...(asks['share-wrong'] as never as ReturnType<typeof answering>), push: 2 })
  const twelfth = page.getByLabel('Word 12', { exact: true })
  await expect(twelfth).toBeFocused()
  await expect(masked).toHaveValue(share[4]?.slice(0, 4) ?? '')
  await page.keyboard.type('zzzz')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Word 12 is not in the word list.')).toBeVisible()
  await twelfth.fill(share[11] ?? '')
  await page.getByRole('button', { name: 'Submit the share' }).click()
  await expect.poll(() => stage.last('give')?.id).toBe(9)
  const corrected = share.map((word, at) => (at === 11 ? word : word.slice(0, 4)))
  expect(given(stage)).toBe(corrected.join(' '))

  await stage.tell('room', { ...answering('prove-set'), push: 3 })
  await expect(twelfth).toHaveCount(0)
  await mustHoldNo(
    page,
    share
      .slice(4, 7)
      .map((word) => word.slice(0, 4))
      .join(' '),
  )
})

test('what was cleared does not come back by undoing', async ({ stage, page }) => {
  await stage.open({ house, room: asks['share-entry'] as never }, { give: () => good(true) })
  await page.getByLabel('Word 1', { exact: true }).focus()
  await page.keyboard.type(`${share.slice(0, 4).join(' ')} `)
  const fifth = page.getByLabel('Word 5', { exact: true })
  await page.keyboard.type('x')
  await page.keyboard.press('Control+z')
  await expect(fifth).toHaveValue('')
  await expect(page.getByText('4 of 33 words typed')).toBeVisible()
  await page.getByRole('button', { name: 'Clear all words', exact: true }).click()
  await page.getByLabel('Word 1', { exact: true }).focus()
  for (let press = 0; press < 8; press++) await page.keyboard.press('Control+z')
  for (const word of share.slice(0, 4)) await mustHoldNo(page, word)
  await expect(page.getByText('0 of 33 words typed')).toBeVisible()
})

test('a secret for an envelope is typed twice, stands in no element, and leaves the page sealed', async ({
  page,
  stage,
}) => {
  await stage.open({ house, room: asks['secret-entry'] as never }, { give: () => good(true) })
  const [first, again] = [page.getByLabel('The secret', { exact: true }), page.getByLabel('Repeat the secret')]
  await first.pressSequentially('correct horse')
  await again.pressSequentially('correct house')
  const give = page.getByRole('button', { name: 'Put it into the envelope' })
  await give.click()
  await expect(page.getByText('They do not match.')).toBeVisible()
  await first.pressSequentially('correct horse')
  await again.pressSequentially('correct horse')
  await expect(first).toHaveValue('')
  await mustHoldNo(page, 'horse')
  await give.click()
  await expect.poll(() => stage.last('give')?.id).toBe(9)
  expect(given(stage)).toBe('correct horse')
  await mustHoldNo(page, 'horse')
})

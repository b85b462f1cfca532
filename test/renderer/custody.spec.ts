/** The picture of custody: what it says to those who see it and to those who hear it. */
import { house } from './samples/house.ts'
import { inTheRoom, knownSet } from './samples/custody.ts'
import { room, stepOf } from './samples/room.ts'
import { expect, good, mustBeAccessibleInEveryLook, mustFit, refusedWith, type Stage, test } from './stage.ts'

async function shown(stage: Stage, sets = [knownSet]): Promise<void> {
  await stage.open({ house }, { custody: () => good(sets) })
  await stage.page.getByRole('button', { name: 'Show custody tonight' }).click()
  await expect(stage.page.getByRole('heading', { level: 1, name: 'Custody tonight' })).toBeFocused()
}

test('custody is accessible in every look, and on a small screen', async ({ stage, page }) => {
  await shown(stage)
  await page
    .getByRole('button', { name: /^Custodian 1, Custodian 3/ })
    .first()
    .click()
  await mustBeAccessibleInEveryLook(page)
  await page.setViewportSize({ width: 480, height: 800 })
  await mustFit(page)
})

test('the picture is lists in lists: a share is read out with its safe, site and region', async ({ stage, page }) => {
  await shown(stage)
  const north = page
    .getByRole('figure', { name: 'Where the shares are' })
    .getByRole('listitem')
    .filter({ hasText: 'The north' })
  const site = north.getByRole('listitem').filter({ hasText: 'Site A' }).first()
  await expect(site.getByText('2 shares')).toBeVisible()
  const safe = site.getByRole('listitem').filter({ hasText: 'Safe 1' }).first()
  await expect(safe).toContainText('Opened by Custodian 1')
  await expect(safe).toContainText('Share 1')
  await expect(safe).toContainText('bag A 1041, sealed by Internal witness')
  await expect(page.getByText('Opened by 2 together of Custodian 2, Bank manager')).toBeVisible()
  await expect(page.getByText('Overdue since 2026-10-02')).toBeVisible()
})

test('a group that is chosen by keyboard is shown in the picture, one at a time, and can be put away', async ({
  stage,
  page,
}) => {
  await shown(stage)
  const marked = page.locator('.custody-map [data-mark]')
  await expect(marked).toHaveCount(0)
  const group = page.getByRole('button', {
    name: 'Custodian 1, Custodian 3, Custodian 4 opening Safe 1, Safe 3, Safe 4',
  })
  await group.focus()
  await page.keyboard.press('Enter')
  await expect(group).toHaveAttribute('aria-pressed', 'true')
  await expect(marked).toHaveText([/^Safe 1 \(in the chosen group\)/, /^Safe 4 \(in/, /^Safe 3 \(in/])
  await page.getByRole('button', { name: 'Show all 20' }).click()
  const loss = page.getByRole('button', { name: 'Custodian 3, Custodian 5, Safe 1', exact: true })
  await loss.click()
  await expect(group).toHaveAttribute('aria-pressed', 'false')
  await expect(page.locator('.custody-map [data-mark="lost"]')).toHaveCount(2)
  await loss.click()
  await expect(marked).toHaveCount(0)
})

test('without a set it says so, and what is refused is said', async ({ stage, page }) => {
  await shown(stage, [])
  await expect(page.getByText('No record here says where a share is kept.')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the ceremonies' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ceremonies' })).toBeFocused()
})

test('a register that cannot be read says why', async ({ stage, page }) => {
  await stage.open({ house }, { custody: () => refusedWith('CUSTODY_TOO_MANY', { most: 5 }) })
  await page.getByRole('button', { name: 'Show custody tonight' }).click()
  await expect(page.getByRole('alert')).toContainText('CUSTODY_TOO_MANY')
})

test('in the room it is drawn again after each hand-over: what is planned becomes what is recorded', async ({
  stage,
  page,
}) => {
  const step = { ...stepOf('share-bags-3'), kind: 'keep-share', what: [] }
  const now = room('share-bags-3', { step, custody: inTheRoom })
  await stage.open({ house, room: now })
  await expect(page.locator('.custody-share-planned')).toHaveCount(3)
  const all = {
    ...inTheRoom,
    regions: inTheRoom.regions.map((region) => ({
      ...region,
      sites: region.sites.map((site) => ({
        ...site,
        safes: site.safes.map((safe) => ({
          ...safe,
          holds: safe.holds.map((held) => ({ ...held, kept: { bag: 'B 1', sealedBy: 'Witness', checked: null } })),
        })),
      })),
    })),
  }
  await stage.tell('room', { ...now, push: 2, custody: all })
  await expect(page.locator('.custody-share-planned')).toHaveCount(1)
})

/** The ceremony while it runs: a step of each kind, and everything that people may be asked. */
import { wordList } from '../../../ceremonies/base/mnemonic/word-list.ts'
import type { Room } from '../../../preload/views.ts'
import { sealed } from '../../support/viewer.ts'
import { answering, asks, confirming, fingerprint, kinds, lost } from '../samples/asks.ts'
import { inTheRoom } from '../samples/custody.ts'
import { plan } from '../samples/day.ts'
import { house } from '../samples/house.ts'
import { room as sampleRoom, stepOf } from '../samples/room.ts'
import { good, type Players, type Stage } from '../stage.ts'
import type { Chapter, Scene } from './scene.ts'

/** Five minutes after the step before was done, in the samples' day. */
export const clockOf = (room: Room): string => {
  const number = room.step?.number ?? plan.steps.length
  return new Date(Date.UTC(2026, 10, 21, 9, number * 4 - 3, 12)).toISOString()
}

const vouching: Players = { vouch: () => good({ ticket: 'ticket-1' }) }

/** This room, and what people then do in it. */
export function inRoom(
  name: string,
  caption: string,
  room: Room | undefined,
  act: (stage: Stage) => Promise<void> = () => Promise.resolve(),
  change: Partial<Scene> = {},
  players: Players = vouching,
): Scene {
  if (room === undefined) throw new Error(`There is no sample for ${name}.`)
  const show = async (stage: Stage) => {
    await stage.open({ house, room }, players)
    await act(stage)
  }
  return { name, caption, at: clockOf(room), show, ...change }
}

/** As on a day that counts, with an HSM whose certificate is on record. */
export const real = (room: Room): Room => ({ ...room, mode: 'real', softwareToken: false })

async function identify({ page }: Stage, person: string): Promise<void> {
  await page.getByLabel(`Personal code of ${person}`).pressSequentially('six swans swim')
  await page.keyboard.press('Enter')
  await page.getByText(/^Identity confirmed/).waitFor()
}

const choose =
  (item: string) =>
  async ({ page }: Stage): Promise<void> => {
    await page.getByRole('button', { name: 'Room', exact: true }).click()
    if (item !== '') await page.getByRole('menuitem', { name: item }).click()
  }

const exception = kinds.exception
const generate = answering('generate')
const busy = asks['generating'] as Room

const steps: readonly Scene[] = [
  inRoom('step-roll-call', 'Roll call: who is here, by which document, and appointed', answering('roll-call')),
  inRoom('step-read-aloud', 'A text that is read aloud', real(answering('purpose'))),
  inRoom('step-statement', 'A statement, with what is typed from paper', real(answering('policy'))),
  inRoom('step-clocks', 'Two people, two clocks', real(answering('clocks'))),
  inRoom('step-inspection', 'Bags and media are inspected', real(answering('bags'))),
  inRoom('step-laptop', 'What the laptop says of itself', real(kinds.environment)),
  inRoom('step-initialise', 'The token is initialised: an exact word is typed first', kinds.commission),
  inRoom('step-record-key', 'The key that signs the record', real(kinds['record-key'])),
  inRoom('step-fingerprint', 'Its fingerprint, copied by hand', real(fingerprint())),
  inRoom('step-probe', 'A probe with a throw-away key', real(kinds['probe-archive'])),
  inRoom('step-checkpoint', 'The record so far is signed', real(kinds.checkpoint)),
  inRoom('step-words', 'The checkpoint’s words, to be copied from across the table', real(kinds['copy-words'])),
  inRoom(
    'step-words-typed',
    'Copying: the words are covered while they are typed from paper',
    real(kinds['copy-words']),
    async ({ page }) => {
      const words = kinds['copy-words'].checkpoint?.words ?? []
      for (const number of [1, 2])
        await page.getByLabel(`Word ${number}`, { exact: true }).fill(words[number - 1] ?? '')
      await page.getByLabel('Word 31').focus()
    },
  ),
  inRoom('step-backup-key', 'The backup key is made', real(kinds['backup-key'])),
  inRoom('step-split', 'The backup key is split', real(kinds.split)),
  inRoom('step-hand-over', 'Before a share is shown', real(kinds['hand-over'])),
  inRoom('step-prove-share', 'Before a share is typed back', real(kinds['prove-share'])),
  inRoom(
    'step-keep-share',
    'A share goes into its bag; where the others are and go',
    real(
      sampleRoom('share-bags-3', {
        step: { ...stepOf('share-bags-3'), kind: 'keep-share', what: [] },
        custody: inTheRoom,
      }),
    ),
  ),
  inRoom('step-prove-set', 'Every quorum is combined', real(kinds['prove-set'])),
  inRoom('step-generate', 'The root key: what exactly will be made', real(generate)),
  inRoom(
    'step-generate-ready',
    'The same, with the exact word typed and the person recognised',
    real(generate),
    async (stage) => {
      await stage.page.getByLabel(/Type GENERATE to continue/).fill('GENERATE')
      await identify(stage, 'Crypto officer 1')
    },
  ),
  inRoom('step-verify-key', 'The public key is proved', real(kinds['verify-key'])),
  inRoom('step-archive', 'The root key is wrapped', real(kinds.archive)),
  inRoom('step-restore-proof', 'The archive is opened as a proof', real(kinds['restore-proof'])),
  inRoom('step-lock', 'The root key is locked into the HSM', real(kinds['make-unextractable'])),
  inRoom('step-destroy', 'The backup key is destroyed', real(kinds['destroy-backup-key'])),
  inRoom('step-certificate', 'The certificate is signed', real(kinds.certificate)),
  inRoom('step-exceptions', 'Deviations of the day', real(exception)),
  inRoom('step-seal', 'The record is sealed', real(kinds.seal)),
  inRoom('step-note', 'A note that was put in between', kinds.note),
  inRoom('step-void-set', 'A set of shares is void', kinds['void-set']),
  inRoom('step-reload', 'The backup key comes back from its shares', kinds.reload),
]

const questions: readonly Scene[] = [
  inRoom('ask-enrol', 'Everybody enrols a personal code', asks['enrol']),
  inRoom('ask-confirm', 'Witnesses confirm: one has, one is missing', real(confirming('policy'))),
  inRoom(
    'ask-confirm-words',
    'The second witness types words from a paper of their own',
    real(confirming('commissioning-words', { checkpoint: kinds['copy-words'].checkpoint })),
  ),
  inRoom('ask-disagree', 'A witness disagrees', real(confirming('policy')), async ({ page }) => {
    await page.getByRole('button', { name: 'Disagree' }).click()
  }),
  inRoom(
    'ask-code-wrong',
    'A wrong personal code',
    real(answering('room')),
    async ({ page }) => {
      await page.getByLabel(/^Personal code of/).pressSequentially('six swans swim')
      await page.keyboard.press('Enter')
      await page.getByText(/^That is not the personal code/).waitFor()
    },
    {},
    {
      vouch: () => ({
        ok: false,
        refused: { code: 'CODE_WRONG', parameters: { person: 'internal-witness' } },
      }),
    },
  ),
  inRoom('ask-working', 'The program is working: how far, and for how long', real(asks['working'] as Room)),
  inRoom('ask-generating', 'The program is working, and nobody knows how long', real(busy)),
  inRoom('ask-retry', 'There is a problem', real(asks['retry'] as Room)),
  inRoom(
    'ask-failed',
    'A step that failed',
    real(answering('generate', { failure: { code: 'DEVICE_LOST', parameters: lost } })),
  ),
  inRoom('ask-in-doubt', 'It is not known how a step ended', real(asks['resolve'] as Room), async ({ page }) => {
    await page.locator('label').filter({ hasText: 'Discard' }).click()
  }),
  inRoom('ask-in-doubt-second', 'The second person agrees', real(asks['resolve-confirm'] as Room)),
  inRoom('ask-review', 'Resumed: what is unsigned or has changed', real(asks['review'] as Room)),
  inRoom('ask-review-second', 'A second person accepts what was reviewed', real(asks['review-confirm'] as Room)),
  inRoom('ask-break', 'Paused', real(asks['return'] as Room)),
  inRoom('ask-abort-second', 'A second person agrees to abort', real(asks['abort-confirm'] as Room)),
]

const menu: readonly Scene[] = [
  inRoom('menu-open', 'What anybody may do at any time', real(answering('policy')), choose('')),
  ...(
    [
      ['note', 'Add a note …', 'A note'],
      ['exception', 'Record an exception …', 'An exception'],
      ['break', 'Pause …', 'A pause begins'],
      ['words', 'Words of the record so far …', 'Words of the record so far'],
      ['who', 'Who is here …', 'Who is here, and what each has said'],
      ['leave', 'Leave the ceremony …', 'Leaving'],
      ['abort', 'Abort the ceremony …', 'Aborting'],
    ] as const
  ).map(([name, item, caption]) => inRoom(`menu-${name}`, caption, real(confirming('policy')), choose(item))),
]

/** Words that are no share of anything: every thirty-seventh of the list. */
const share = Array.from({ length: 33 }, (_, place) => wordList[(place * 37 + 11) % 1024] ?? '')
const shares: Players = { words: ({ viewer }) => good(sealed(share.join(' '), viewer)), give: () => good(true) }

const typeWords = async ({ page }: Stage, words: readonly string[]): Promise<void> => {
  await page.getByLabel('Word 1', { exact: true }).focus()
  await page.keyboard.type(words.join(' '))
}

const alone: readonly Scene[] = [
  inRoom('secret-pin-new', 'A new PIN, half of it, twice', asks['pin-new'], async ({ page }) => {
    await page.getByLabel('Half 1 of the PIN').pressSequentially('73091542')
    await page.getByLabel('Repeat the PIN').pressSequentially('7309')
  }),
  inRoom(
    'secret-pin-second-half',
    'The other half, by the other officer; digits shuffled',
    {
      ...(asks['pin-new'] as Room),
      asks: (asks['pin-new'] as Room).asks.map((ask) =>
        ask.kind === 'secret' ? { ...ask, secret: { ...ask.secret, person: 'crypto-officer-2', half: 2 } } : ask,
      ),
    },
    async ({ page }) => {
      // Every order is as good as any other; the picture has always the same.
      await page.evaluate(() => {
        crypto.getRandomValues = (array) => {
          if (array instanceof Uint32Array) for (const place of array.keys()) array[place] = place * 7 + 3
          return array
        }
      })
      await page.getByText('Shuffled', { exact: true }).click()
    },
  ),
  inRoom('secret-pin-wrong', 'A wrong PIN, and the tries that are left', asks['pin-wrong']),
  inRoom(
    'secret-share-covered',
    'A share, before its custodian has pressed',
    asks['share-reveal'],
    undefined,
    {},
    shares,
  ),
  inRoom(
    'secret-share-shown',
    'The share, shown to one custodian (sample words, no share of anything)',
    asks['share-reveal'],
    async ({ page }) => {
      await page.getByRole('button', { name: 'Show me the words' }).click()
      await page.getByRole('list', { name: 'Words of the share' }).waitFor()
    },
    {},
    shares,
  ),
  inRoom('secret-share-typed', 'A share typed back', asks['share-entry'], (stage) =>
    typeWords(stage, share.slice(0, 17)),
  ),
  inRoom('secret-share-wrong', 'A word that is wrong', asks['share-entry'], async (stage) => {
    await typeWords(stage, share)
    await stage.tell('room', { ...(asks['share-wrong'] as Room), push: 2 })
    await stage.page.getByText('Look at word 12 on your sheet.').waitFor()
  }),
]

const german = { locale: 'de-DE' } as const
const otherwise: readonly Scene[] = [
  inRoom('german-generate', 'German: the root key', real(generate), undefined, german),
  inRoom('german-confirm', 'German: witnesses confirm', real(confirming('policy')), undefined, german),
  inRoom('german-pin', 'German: a PIN', asks['pin-new'], undefined, german),
  inRoom('zoom-200', '200 % on 1280 × 800', real(generate), undefined, { zoom: 200 }),
  inRoom('small-1024', '1024 × 768', real(confirming('generate')), undefined, { size: [1024, 768] }),
]

export const roomChapters: readonly Chapter[] = [
  { title: 'Steps, one of each kind', scenes: steps },
  { title: 'What people are asked', scenes: questions },
  { title: 'The room’s menu', scenes: menu },
  { title: 'For one person alone', scenes: alone },
]

export const otherwiseChapter: Chapter = { title: 'In German, larger, on a small screen', scenes: otherwise }

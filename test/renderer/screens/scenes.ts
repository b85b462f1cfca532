/** Everything the window shows, in the order in which a day comes to it. */
import type { Exported, KnownSet, Preparation } from '../../../preload/views.ts'
import { names, words } from '../samples/day.ts'
import { broken, outputFolder, sound } from '../samples/exported.ts'
import { blank, faulty, house, whole } from '../samples/house.ts'
import { knownSet } from '../samples/custody.ts'
import { ended, projection } from '../samples/room.ts'
import { good, type Stage } from '../stage.ts'
import { otherwiseChapter, roomChapters } from './room-scenes.ts'
import type { Chapter, Scene } from './scene.ts'

const empty = { ...house, ceremonies: [], tokens: [], troubles: [], readers: null, printers: [] }

const home: readonly Scene[] = [
  { name: 'home', caption: 'What waits, what can be begun, what has ended', show: (stage) => stage.open({ house }) },
  {
    name: 'home-first',
    caption: 'The first time, with nothing connected',
    show: (stage) => stage.open({ house: empty }),
  },
  {
    name: 'home-display',
    caption: 'Language, colours and size',
    show: async (stage) => {
      await stage.open({ house })
      await stage.page.getByRole('button', { name: 'Display' }).click()
    },
  },
  { name: 'home-german', caption: 'German', locale: 'de-DE', show: (stage) => stage.open({ house }) },
]

type Section = 'Ceremony' | 'People' | 'Paper and devices' | 'Check' | 'Compare and open'

/** The sections, filled in as far as is said, and then this one. */
function preparing(section: Section, preparation: Preparation, mode: 'Real ceremony' | 'Rehearsal' | null) {
  return async (stage: Stage): Promise<void> => {
    const { page } = stage
    const go = (name: Section) => page.getByRole('navigation').getByRole('button', { name }).click()
    const choose = (text: string) => page.locator('label').filter({ hasText: text }).click()
    await stage.open({ house }, { prepare: () => good(preparation) })
    await page.getByRole('button', { name: 'Prepare a ceremony: Root key ceremony' }).click()
    await page.getByRole('heading', { level: 1, name: 'Prepare: Root key ceremony' }).waitFor()
    if (mode !== null) {
      await choose(mode)
      await go('People')
      for (const { id, title, name } of preparation.parts)
        await page.getByLabel(title, { exact: true }).fill(name || (names[id] ?? ''))
      await go('Paper and devices')
      await choose('There was none')
      await page.getByLabel('Internal witness', { exact: true }).fill('seven lanterns')
      await page.getByLabel('External witness', { exact: true }).fill('4711')
      if (mode === 'Real ceremony') {
        await page.getByRole('button', { name: /Root HSM/ }).click()
        await page.getByRole('option', { name: /strongroom-root/ }).click()
      }
    }
    await go(section)
  }
}

const certified: Preparation = { ...whole, hsms: whole.hsms.map((hsm) => ({ ...hsm, certified: true })) }

const prepare: readonly Scene[] = [
  { name: 'prepare-blank', caption: 'Nothing is chosen beforehand', show: preparing('Ceremony', blank, null) },
  {
    name: 'prepare-ceremony',
    caption: 'Real or rehearsal, and the parameters',
    show: preparing('Ceremony', certified, 'Real ceremony'),
  },
  {
    name: 'prepare-parameter-wrong',
    caption: 'A parameter out of range',
    show: preparing('Ceremony', faulty, 'Rehearsal'),
  },
  { name: 'prepare-people', caption: 'Who takes which part', show: preparing('People', certified, 'Real ceremony') },
  {
    name: 'prepare-conflict',
    caption: 'One person in two parts that exclude each other',
    show: preparing('People', faulty, 'Rehearsal'),
  },
  {
    name: 'prepare-paper',
    caption: 'What comes on paper, and the token',
    show: preparing('Paper and devices', whole, 'Real ceremony'),
  },
  {
    name: 'prepare-check',
    caption: 'The check finds nothing; the course of the day',
    show: preparing('Check', certified, 'Real ceremony'),
  },
  {
    name: 'prepare-findings',
    caption: 'The check finds an error and a warning',
    show: preparing('Check', faulty, 'Rehearsal'),
  },
  {
    name: 'prepare-in-the-way',
    caption: 'What is still missing or wrong',
    show: preparing('Compare and open', blank, null),
  },
  {
    name: 'prepare-compare',
    caption: 'The plan’s digest in words, compared aloud',
    show: preparing('Compare and open', certified, 'Real ceremony'),
  },
  {
    name: 'prepare-compare-rehearsal',
    caption: 'The same for a rehearsal on a software token',
    show: preparing('Compare and open', whole, 'Rehearsal'),
  },
]

function closed(room: ReturnType<typeof ended>, answer: Exported | null) {
  return async (stage: Stage): Promise<void> => {
    await stage.open(
      { house, room },
      { exportFolder: () => good(outputFolder), ...(answer && { export: () => good(answer) }) },
    )
    if (answer === null) return
    await stage.page.getByRole('button', { name: 'Write and verify' }).click()
    await stage.page.getByRole('heading', { name: 'Verdict' }).waitFor()
  }
}

const real = { mode: 'real', softwareToken: false } as const
const closing: readonly Scene[] = [
  {
    name: 'closing-sealed',
    caption: 'Sealed: the words that everybody takes along',
    show: closed(ended('sealed', real), null),
  },
  {
    name: 'closing-verdict',
    caption: 'Exported, read back, and what that proves',
    show: closed(ended('sealed', real), sound),
  },
  { name: 'closing-invalid', caption: 'A bundle that is not valid', show: closed(ended('sealed'), broken) },
  { name: 'closing-broken-off', caption: 'Aborted', show: closed(ended('aborted', { checkpoint: null }), null) },
]

const wall = (name: string, caption: string, view: ReturnType<typeof projection>): Scene => ({
  name: `projector-${name}`,
  caption,
  show: async (stage) => {
    await stage.open({}, {}, '#projector')
    await stage.tell('projection', view)
  },
})

const projector: readonly Scene[] = [
  wall(
    'step',
    'A step',
    projection('generate', {
      ...real,
      confirmed: ['Crypto officer 2', 'Internal witness'],
      missing: ['External witness'],
    }),
  ),
  wall(
    'working',
    'The program is working',
    projection('prove-set', { ...real, busy: { step: 'prove-set', done: 4, of: 10 } }),
  ),
  wall(
    'words',
    'Words to copy',
    projection('closing-words', { ...real, checkpoint: { size: 380, words: words('closing') } }),
  ),
  wall('look-away', 'One person alone looks at the screen', projection('commission', { lookAway: 'Crypto officer 1' })),
  wall('rehearsal', 'A rehearsal', projection('roll-call')),
  wall('break', 'Paused', projection('room', { ...real, phase: 'break' })),
  wall(
    'sealed',
    'Sealed',
    projection('seal', {
      ...real,
      phase: 'sealed',
      step: null,
      act: null,
      checkpoint: { size: 412, words: words('seal') },
    }),
  ),
  wall('broken-off', 'Aborted', projection('seal', { ...real, phase: 'aborted', step: null, act: null })),
  wall('german', 'German', projection('generate', { ...real, language: 'de' })),
]

/** Of these the end is worth seeing too. */
const long = [
  'home',
  'home-german',
  'prepare-',
  'closing-sealed',
  'closing-verdict',
  'closing-invalid',
  'step-roll-call',
  'step-inspection',
  'ask-enrol',
  'ask-in-doubt',
  'zoom-200',
  'custody-found',
]
const isLong = (name: string) => long.some((one) => (one.endsWith('-') ? name.startsWith(one) : name === one))

const showCustody =
  (sets: readonly KnownSet[], act: (stage: Stage) => Promise<void> = () => Promise.resolve()) =>
  async (stage: Stage): Promise<void> => {
    await stage.open({ house }, { custody: () => good([...sets]) })
    await stage.page.getByRole('button', { name: /^(Show custody tonight|Verwahrung zeigen)$/ }).click()
    await stage.page.getByRole('heading', { level: 1 }).waitFor()
    await act(stage)
  }
const group = (name: RegExp) => async (stage: Stage) =>
  stage.page.getByRole('button', { name, pressed: false }).first().click()

const custody: readonly Scene[] = [
  { name: 'custody', caption: 'Where the shares are, and who could bring the key back', show: showCustody([knownSet]) },
  {
    name: 'custody-found',
    caption: 'A group that could bring it back, in the picture',
    show: showCustody([knownSet], group(/^Custodian 1, Custodian 3, Custodian 4/)),
  },
  {
    name: 'custody-lost',
    caption: 'A loss that it does not survive, in the picture',
    show: showCustody([knownSet], group(/^The north|^Custodian 5, Site A|Site A/)),
  },
  { name: 'custody-none', caption: 'Nothing is known of any share', show: showCustody([]) },
  { name: 'custody-german', caption: 'German', locale: 'de-DE', show: showCustody([knownSet]) },
]

const all: readonly Chapter[] = [
  { title: 'The first screen', scenes: home },
  { title: 'Prepare', scenes: prepare },
  { title: 'Custody', scenes: custody },
  ...roomChapters,
  { title: 'The end', scenes: closing },
  { title: 'The projector’s window', scenes: projector },
  otherwiseChapter,
]

export const chapters: readonly Chapter[] = all.map(({ title, scenes }) => ({
  title,
  scenes: scenes.map((scene) => (isLong(scene.name) ? { ...scene, whole: true } : scene)),
}))

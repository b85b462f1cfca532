/** The scripts of the day: those that ship, with cards and a custody plan where they have none, and few steps that are shown elsewhere. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../launch.ts'

/** How many shares the first set and its successor have, and how many bring the key back. */
export interface Size {
  readonly shares: number
  readonly threshold: number
}

type Step = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: string }

interface Script extends Readonly<Record<string, unknown>> {
  readonly title: { readonly en: string }
  readonly parameters: Readonly<Record<string, object>>
  readonly roles: Readonly<Record<string, object>>
  readonly inventory: Readonly<Record<string, object>>
  readonly custody?: object
  readonly acts: readonly { readonly id: string; readonly title: object; readonly steps: readonly Step[] }[]
}

const shipped = (name: string): Script =>
  parse(readFileSync(join(root, 'ceremonies/scripts', `${name}.yaml`), 'utf8')) as Script

/** What the root key ceremony shows in the window. */
const elsewhere = new Set([
  ...['read-aloud', 'attest', 'inspect', 'environment', 'exception', 'checkpoint', 'copy-words'],
])

const stepsOf = ({ acts }: Script): readonly Step[] => acts.flatMap(({ steps }) => steps)

/** In one act, with the last checkpoint alone. */
function short(steps: readonly Step[]): readonly Step[] {
  const last = steps.findLastIndex(({ kind }) => kind === 'checkpoint')
  return steps.filter(({ kind }, at) => !elsewhere.has(kind) || at === last || at === last + 1)
}

function written(folder: string, script: Script, steps: readonly Step[], defaults: object): string {
  const parameters = Object.entries(script.parameters).map(([name, one]) => {
    const value = (defaults as Readonly<Record<string, unknown>>)[name]
    return [name, value === undefined ? one : { ...one, default: value }]
  })
  const acts = [{ id: 'all', title: 'All', steps }]
  const path = join(folder, `${script.title.en.toLowerCase().replaceAll(' ', '-')}.yaml`)
  writeFileSync(path, JSON.stringify({ ...script, parameters: Object.fromEntries(parameters), acts }))
  return path
}

const witnesses = ['internal-witness', 'external-witness']
const numbers = ({ shares }: Size): readonly number[] => Array.from({ length: shares }, (_, at) => at + 1)
export const cardOf = (number: number): string => `custodian-card-${number}`
/** Of the first two the share is on the card, and of nobody else. */
const onCards = [1, 2]
export const applicationOf = (number: number): 'piv' | 'openpgp' => (number === 2 ? 'openpgp' : 'piv')

/** A share on a card is of no use without its holder's PIN. */
const withPin = (share: number) => ({ share, safe: `own-safe-${share}`, pin: `custodian-${share}` })

/** The root key ceremony: every custodian has a card that speaks, two of them their share on it. */
export function rootKey(folder: string, size: Size): string {
  const script = shipped('root-key')
  const { custody } = shipped('change-custodians')
  const step = (id: string, kind: string, number: number, fields: object): Step => ({
    ...{ id: `${id}-${number}`, kind, title: `${id} ${number}`, performs: `custodian-${number}`, witnesses },
    ...fields,
  })
  const cards = numbers(size).map((number) => [cardOf(number), { title: `Card of custodian ${number}` }])
  const when = { parameter: 'archive', is: 'wrapped' }
  const given = (paper: string, card: string) =>
    numbers(size).map((share) => {
      const isOnCard = onCards.includes(share)
      return step(isOnCard ? card : paper, isOnCard ? card : paper, share, {
        when,
        share,
        ...(isOnCard && { card: cardOf(share) }),
      })
    })
  const steps = short(stepsOf(script)).flatMap((one): readonly Step[] => {
    switch (one.id) {
      case 'record-key':
        return [
          one,
          ...numbers(size).map((number) =>
            step('enrol-card', 'enrol-card', number, { card: cardOf(number), application: applicationOf(number) }),
          ),
        ]
      case 'hand-over':
        return given('hand-over', 'put-share-on-card')
      case 'prove-share':
        return given('prove-share', 'prove-card-share')
      case 'prove-set':
        return [
          one,
          {
            ...{ id: 'share-bags', kind: 'keep-share', title: 'The share goes into its bag' },
            ...{ when, 'for-each': 'custodian', performs: 'each', witnesses },
          },
        ]
      default:
        return [one]
    }
  })
  const changed = {
    ...script,
    inventory: { ...script.inventory, cards: Object.fromEntries(cards) },
    custody: { ...custody, shares: [...onCards.map(withPin), { 'for-each': 'custodian', safe: 'own-safe' }] },
    'speak-by-card': { roles: ['custodian'] },
  }
  return written(folder, changed, steps, { ...size, algorithm: 'EC-P256' })
}

/** Every bag of that set is looked at. */
export function rollCall(folder: string, size: Size, identifier: number): string {
  const script = shipped('roll-call')
  return written(folder, script, short(stepsOf(script)), { ...size, set: identifier, cards: 'some' })
}

/** A new set for the key, in the HSM in which it was made. */
export function change(folder: string, old: Size, next: Size): string {
  const script = shipped('change-custodians')
  const hsms = { 'key-hsm': { title: 'Root HSM', label: 'strongroom-root' } }
  const defaults = { ...next, 'old-shares': old.shares, 'old-threshold': old.threshold, algorithm: 'EC-P256' }
  return written(folder, { ...script, inventory: { ...script.inventory, hsms } }, short(stepsOf(script)), defaults)
}

/** The drill brings back the root key itself, by its accepted record, in a second HSM. */
export function drill(folder: string, size: Size): string {
  const script = shipped('recovery-drill')
  const kept = ['roll-call', 'clocks', 'commission-second', 'record-key', 'recover-backup-key', 'destroy-recovered']
  const all = short(stepsOf(script))
  const steps = all.flatMap((one): readonly Step[] => {
    const { when: _, ...always } = one
    if (one.id === 'recover-signing-key') return [{ ...always, key: 'root', algorithm: 'EC-P256' }]
    if (one.id === 'accept-signing-key') return [acceptRecord(size)]
    return kept.includes(one.id) || ['checkpoint', 'copy-words', 'seal'].includes(one.kind) ? [always] : []
  })
  const hsms = { 'second-hsm': { title: 'Second HSM', label: 'strongroom-second' } }
  const { shares, threshold } = script.parameters
  const parameters = { ...(shares && { shares }), ...(threshold && { threshold }) }
  return written(folder, { ...script, parameters, inventory: { ...script.inventory, hsms } }, steps, size)
}

const acceptRecord = (size: Size): Step => ({
  ...{ id: 'earlier-record', kind: 'accept-record', title: 'The record of the change' },
  ...{ performs: 'internal-witness', witnesses: ['external-witness', 'crypto-officer-1'] },
  ...{ keys: ['root'], ...size },
})

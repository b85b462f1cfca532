import { isPinAsk, pinAsks, replacesAnother } from '../../ceremonies/devices/pin-asks.ts'
import type { Reveal, SecretAsk } from '../../ceremonies/kernel/secret-ask.ts'
import { randomBytes } from 'node:crypto'
import type { Answer, Answers, Field } from '../../ceremonies/kernel/answers.ts'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { type Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { refusalOf } from '../../ceremonies/texts/codes.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { Recipient, sealText } from '../../native/sealed-box.ts'
import type { Credential } from '../engine/authenticators.ts'
import type { SecretAnswer } from '../engine/asking.ts'
import { stuck } from '../engine/tries.ts'
import type { AskOf, Player } from './player.ts'
import { inWords } from '../words.ts'

interface Remembered {
  readonly sheets: ReadonlyMap<string, string>
  readonly pins: ReadonlyMap<string, string>
}

/** Plays every person of a rehearsal: says yes to everything, chooses random PINs, and copies shares without a slip. */
export class RehearsalPlayer implements Player {
  /** What was chosen and seen, so that it can be entered again. In memory only, as in people's heads and on their sheets. */
  readonly secrets = new Map<string, string>()
  /** What each PIN of a card was before others were chosen in its place, and what was given last as what it is. */
  readonly #before = new Map<string, readonly string[]>()
  readonly #given = new Map<string, string>()
  readonly #viewer = new Recipient()
  readonly #see: (view: View) => void

  constructor(see: (view: View) => void = () => undefined) {
    this.#see = see
  }

  /** What people of this rehearsal have from the ceremony that was held before it: sheets by part, and PINs by the name of each. */
  remember({ sheets, pins }: Remembered): void {
    for (const [person, words] of sheets) this.secrets.set(`share ${person}`, words)
    for (const [name, pin] of pins) this.secrets.set(name, pin)
  }

  see(view: View): void {
    this.#see(view)
  }

  /** The PIN of a card is the one that its holder chose when it was enrolled. */
  credential(person: string, _purpose: unknown, card: string | null): Promise<Credential> {
    if (card === null) return Promise.resolve({ method: 'fed' })
    const pin = this.secrets.get(
      nameOf({ person, purpose: 'card-pin', half: null, device: card, share: null, scheme: null }),
    )
    if (pin === undefined) return Promise.reject(refuse('PIN_NOT_KNOWN', { person, device: card }))
    return Promise.resolve({ method: 'smartcard', pin })
  }

  answer(ask: Pick<AskOf<'answer'>, 'fields' | 'person'>, view: View): Promise<Answers> {
    return Promise.resolve(answersTo(ask, view))
  }

  confirm(ask: AskOf<'confirm'>, view: View): Promise<{ readonly answers: Answers }> {
    return Promise.resolve({ answers: answersTo(ask, view) })
  }

  resolve({ choices }: AskOf<'resolve'>, view: View) {
    const person = view.step?.performs ?? view.parts[0]?.id ?? ''
    return Promise.resolve({
      person,
      choice: choices[0] ?? 'discard',
      statement: 'In a rehearsal the usual choice is taken.',
    })
  }

  comeBack({ parts }: View) {
    return Promise.resolve({
      person: parts[0]?.id ?? '',
      statement: 'Everybody is back; the seals are as they were left.',
    })
  }

  review({ parts }: View) {
    return Promise.resolve({ person: parts[0]?.id ?? '', statement: 'In a rehearsal nothing is compared with paper.' })
  }

  /** A PIN is invented where one is chosen, and only there; one that was refused is not sent a second time. */
  secret({ secret, complaint, recipient, rehearsalPin }: AskOf<'secret'>): Promise<SecretAnswer> {
    const name = nameOf(secret)
    const earlier = complaint?.code === 'CARD_PIN_WRONG' ? this.#earlier(name) : undefined
    if (earlier !== undefined) return Promise.resolve(toGive(earlier, recipient))
    // Where there is a printer, no program scans what came out of it.
    if (secret.purpose === 'picture')
      return Promise.reject(stuck(complaint ?? refuse('PICTURE_NOT_GIVEN', { person: secret.person })))
    if (complaint !== null && secret.purpose !== 'share') {
      return Promise.reject(stuck(complaint))
    }
    const kept = replacesAnother(secret.purpose) ? undefined : (this.secrets.get(name) ?? rehearsalPin ?? undefined)
    if (kept === undefined && isPinAsk(secret.purpose) && !pinAsks[secret.purpose].isNew) {
      const { person, device } = secret
      return Promise.reject(refuse('PIN_NOT_KNOWN', { person, device: device ?? '' }))
    }
    const known = kept ?? randomBytes(4).toString('hex')
    if (replacesAnother(secret.purpose)) this.#replaced(name)
    else this.#given.set(name, known)
    this.secrets.set(name, known)
    return Promise.resolve(toGive(known, recipient))
  }

  #replaced(name: string): void {
    const known = this.secrets.get(name)
    if (known !== undefined) this.#before.set(name, [...(this.#before.get(name) ?? []), known])
  }

  /** What was chosen last may not have reached the card, which then still has one from before. */
  #earlier(name: string): string | undefined {
    const earlier = this.#before.get(name)?.findLast((one) => one !== this.#given.get(name))
    if (earlier !== undefined) this.#given.set(name, earlier)
    return earlier
  }

  async show({ secret }: AskOf<'show'>, reveal: Reveal): Promise<void> {
    const box = await reveal(this.#viewer.spki)
    if (box !== null) this.secrets.set(nameOf(secret), this.#viewer.openText(box))
  }

  /** Nobody is there to mend anything. */
  retry({ code, parameters }: AskOf<'retry'>): Promise<void> {
    // A medium that is full or gone is the reason itself, whoever is there.
    const ofMedium = /^(MIRROR|STORE|DATA)_/.test(code)
    return Promise.reject(ofMedium ? refusalOf({ code, parameters }) : stuck({ code, parameters }))
  }

  refused(refusal: Refusal): Promise<void> {
    return Promise.reject(refusal)
  }
}

/** As an ask wants it: sealed where it has a recipient. */
export function toGive(secret: string, recipient: Hex | null): SecretAnswer {
  return recipient === null ? secret : sealText(secret, recipient)
}

/** A share is its custodian's, and a secret its owner's; a PIN half is its holder's, the same when chosen and when entered. */
export function nameOf({ purpose, person, device }: SecretAsk): string {
  return isPinAsk(purpose) ? `${pinAsks[purpose].pin} ${person} ${device ?? ''}` : `${purpose} ${person}`
}

function answersTo({ fields, person }: Pick<AskOf<'answer'>, 'fields' | 'person'>, { parts }: View): Answers {
  const by = parts.find(({ id }) => id === person)?.title ?? person
  return Object.fromEntries(fields.filter((field) => !field.optional).map((field) => [field.name, answerTo(field, by)]))
}

/** What the field says of itself, or else what its type admits. */
function answerTo({ label, type, expected, shown, own, options = [], max = 0 }: Field, by: string): Answer {
  if (expected !== undefined) return expected
  if (shown !== undefined) return shown
  switch (type) {
    case 'boolean':
      return true
    case 'integer':
      return 0
    case 'choice':
      return options[0] ?? ''
    case 'people':
      return options.slice(0, max)
    case 'time':
      return `${new Date().toISOString().slice(0, 19)}Z`
    case 'digest':
      return 'none'
    case 'text':
      return `Rehearsed${own ? ` by ${by}` : ''}: ${inWords(label)}`.slice(0, 200)
  }
}

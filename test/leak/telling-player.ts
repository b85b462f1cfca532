import { isPinAsk, pinAsks } from '../../ceremonies/devices/pin-asks.ts'
import type { Reveal, SecretAsk } from '../../ceremonies/kernel/secret-ask.ts'
import { randomInt } from 'node:crypto'
import type { Answer, Answers, Field } from '../../ceremonies/kernel/answers.ts'
import type { Refusal } from '../../ceremonies/base/refusal.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import type { Credential } from '../../main/engine/authenticators.ts'
import type { SecretAnswer } from '../../main/engine/asking.ts'
import type { AskOf, Player } from '../../main/players/player.ts'
import { RehearsalPlayer, toGive } from '../../main/players/rehearsal.ts'
import { shareLength } from '../../ceremonies/shares/length.ts'
import { viewer, wordsIn } from '../support/viewer.ts'
import type { Secret } from './secrets.ts'
import { inEnglish } from '../support/english.ts'

export interface Outside {
  tell(secret: Secret): void
  /** A share as it was shown. */
  sheet(text: string): void
  /** Resolves when what the process shows has been looked at. */
  pause(at: string): Promise<void>
  /** What people would read on a screen. */
  say(text: string): void
}

/**
 * Plays everybody with personal codes, tells every secret, and makes each mistake that people make once: a short code,
 * another's code, a wrong code, a wrong half of a PIN, a wrong PIN of a card, an unknown and a wrong word of a share, a secret that cannot be typed again, words of a share in an answer.
 */
export class TellingPlayer implements Player {
  readonly #usual = new RehearsalPlayer()
  readonly #outside: Outside
  readonly #secrets = new Map<string, string>()
  readonly #mistakes = new Set<string>()

  constructor(outside: Outside) {
    this.#outside = outside
  }

  see(view: View): void {
    this.#outside.say(`${inEnglish(view.step?.title ?? 'end')} ${JSON.stringify(view)}`)
  }

  async credential(person: string, purpose: 'enrol' | 'answer' | 'confirm'): Promise<Credential> {
    await this.#outside.pause(`${purpose} ${person}`)
    const method = 'code' as const
    if (purpose === 'enrol' && this.#first('short code')) return { method, code: this.#told('short code', '§≠Ωж¶') }
    const others = [...this.#secrets].find(([name]) => name.startsWith('code ') && name !== `code ${person}`)
    if (purpose === 'enrol' && others && this.#first('taken code')) return { method, code: others[1] }
    if (purpose !== 'enrol' && this.#first(`wrong code ${purpose} ${person}`)) {
      return { method, code: this.#chosen(`wrong code for ${purpose} of ${person}`) }
    }
    return { method, code: this.#chosen(`code ${person}`) }
  }

  async answer(ask: AskOf<'answer'>, view: View): Promise<Answers> {
    await this.#outside.pause(`answer ${ask.step}`)
    return this.#betraying(ask.fields, await this.#usual.answer(ask, view), 'answer')
  }

  async confirm(ask: AskOf<'confirm'>, view: View): Promise<{ readonly answers: Answers }> {
    await this.#outside.pause(`confirm ${ask.step}`)
    const { answers } = await this.#usual.confirm(ask, view)
    return { answers: this.#betraying(ask.fields, answers, 'confirm') }
  }

  async resolve(ask: AskOf<'resolve'>, view: View) {
    await this.#outside.pause(`resolve ${ask.step}`)
    return this.#usual.resolve(ask, view)
  }

  async review(view: View) {
    return this.#usual.review(view)
  }

  async comeBack(view: View) {
    return this.#usual.comeBack(view)
  }

  async secret({ secret, complaint, recipient }: AskOf<'secret'>): Promise<SecretAnswer> {
    await this.#outside.pause(`secret ${secret.purpose} ${secret.person}`)
    if (complaint !== null) this.#outside.say(inEnglish(complaint))
    const { person } = secret
    if (secret.purpose === 'share') return toGive(this.#share(person), recipient)
    if (secret.purpose === 'secret') return toGive(this.#secret(person), recipient)
    if (secret.purpose === 'user-pin' && this.#first(`wrong half ${person}`))
      return this.#chosen(`wrong half of ${person}`)
    if (secret.purpose === 'card-pin' && this.#first(`wrong card PIN ${person}`))
      return this.#chosen(`card PIN that is wrong, of ${person}`)
    return this.#chosen(pinName(secret))
  }

  async show({ secret }: AskOf<'show'>, reveal: Reveal): Promise<void> {
    const box = await reveal(viewer)
    if (box === null) return
    const words = wordsIn(box)
    this.#secrets.set(`share ${secret.person}`, words)
    this.#outside.sheet(words)
    for (const told of secretsIn(words)) this.#outside.tell({ name: `share ${secret.person}`, ...told })
    await this.#outside.pause(`show ${secret.person}`)
  }

  /** After the wrong half of a PIN the token has few tries left. */
  async retry({ code, parameters }: AskOf<'retry'>): Promise<void> {
    const message = inEnglish({ code, parameters })
    if (code !== 'PIN_TRIES_LOW') throw new Error(message)
    this.#outside.say(message)
  }

  async refused(refusal: Refusal): Promise<void> {
    this.#outside.say(`${refusal.code}: ${inEnglish(refusal)} ${JSON.stringify(refusal)} ${refusal.stack}`)
    await this.#outside.pause(`refused ${refusal.code}`)
  }

  /** In full, then shortened; before that once with a word that is in no list, and once with a word of the list in its place. */
  #share(person: string): string {
    const words = (this.#secrets.get(`share ${person}`) ?? '').split(' ')
    if (this.#first(`unknown word ${person}`)) return words.with(6, `${words[6]}x`).join(' ')
    if (this.#first(`wrong word ${person}`))
      return words.with(9, words[9] === 'academic' ? 'acid' : 'academic').join(' ')
    return person.endsWith('1') || isInBlocks(words) ? words.join(' ') : words.map((word) => word.slice(0, 4)).join(' ')
  }

  /** Once with a character that nobody can type again, and then as it is. */
  #secret(person: string): string {
    if (this.#first('unprintable')) return `${this.#chosen('unprintable secret')}\t`
    return this.#chosen(`secret of ${person}`)
  }

  /** Once a custodian reads a share into a field that is recorded. */
  #betraying(fields: readonly Field[], answers: Answers, at: string): Answers {
    const share = [...this.#secrets].find(([name]) => name.startsWith('share '))?.[1]
    const field = fields.find(({ type, name }) => type === 'text' && name !== 'words')
    if (share === undefined || !field || !this.#first(`betrayed ${at}`)) return answers
    const answer: Answer = `My share: ${share.toUpperCase().replaceAll(' ', ', ')}`
    return { ...answers, [field.name]: answer }
  }

  #first(mistake: string): boolean {
    return !this.#mistakes.has(mistake) && this.#mistakes.add(mistake).has(mistake)
  }

  /** Ten characters of 54, or eight where a card takes no more, so that chance finds none. */
  #chosen(name: string): string {
    const known = this.#secrets.get(name)
    if (known !== undefined) return known
    const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'
    const random = Array.from({ length: name.startsWith('card') ? 8 : 10 }, () =>
      alphabet.charAt(randomInt(alphabet.length)),
    ).join('')
    this.#secrets.set(name, random)
    return this.#told(name, random)
  }

  #told(name: string, text: string): string {
    this.#outside.tell({ name, text })
    return text
  }
}

function pinName({ purpose, person, device }: SecretAsk): string {
  const pin = isPinAsk(purpose) ? pinAsks[purpose].pin : 'user-pin'
  const whose = { 'so-pin': 'security officer', 'user-pin': 'user' } as const
  return pin === 'so-pin' || pin === 'user-pin' ? `${whose[pin]} PIN, half of ${person}` : `${pin} of ${device ?? ''}`
}

const isInBlocks = (words: readonly string[]): boolean => words.length === shareLength['shamirs-secret-sharing']

/**
 * Of a share in blocks the values, without what it says of itself: as bytes, and as runs of four blocks, of which any seven in a row
 * hold one.
 */
function secretsIn(
  text: string,
): readonly ({ readonly words: string } | { readonly bytes: string } | { readonly text: string })[] {
  const blocks = text.split(' ')
  if (!isInBlocks(blocks)) return [{ words: text }]
  const secret = blocks.slice(10, 50)
  const runs = Array.from({ length: secret.length / 4 }, (_, at) => secret.slice(4 * at, 4 * at + 4).join(' '))
  return [{ bytes: secret.map((block) => block.slice(0, 4)).join('') }, ...runs.map((run) => ({ text: run }))]
}

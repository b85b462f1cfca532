/** Everybody of a rehearsal, with a memory that outlives the program: PINs in heads, shares on sheets. */
import type { Reveal } from '../../ceremonies/kernel/secret-ask.ts'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Refusal } from '../../ceremonies/base/refusal.ts'
import type { SecretAnswer } from '../../main/engine/asking.ts'
import type { AskOf } from '../../main/players/player.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import type { View } from '../../ceremonies/kernel/view.ts'

/** What people see to when something stands in the way, before they give up. */
const patience = 20

const overtaken: ReadonlySet<string> = new Set(['PROPOSAL_PENDING', 'STEP_NOT_CURRENT'])

export class People extends RehearsalPlayer {
  readonly #file: string
  readonly #choose: 'first' | 'last'
  #retries = 0

  constructor(file: string, choose: 'first' | 'last') {
    super()
    this.#file = file
    this.#choose = choose
    const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [string, string][]) : []
    for (const [name, secret] of known) this.secrets.set(name, secret)
  }

  override async secret(ask: AskOf<'secret'>): Promise<SecretAnswer> {
    const secret = await super.secret(ask)
    this.#keep()
    return secret
  }

  override async show(ask: AskOf<'show'>, reveal: Reveal): Promise<void> {
    await super.show(ask, reveal)
    this.#keep()
  }

  override async resolve(ask: AskOf<'resolve'>, view: View) {
    const usual = await super.resolve(ask, view)
    const choice = this.#choose === 'first' ? ask.choices[0] : ask.choices.at(-1)
    return { ...usual, choice: choice ?? usual.choice }
  }

  /** Nobody minds being told that somebody else was quicker to propose something, or that a lost process changed what is next. */
  override refused(refusal: Refusal): Promise<void> {
    return overtaken.has(refusal.code) ? Promise.resolve() : super.refused(refusal)
  }

  /** The user PIN of a token, both halves. */
  pinOf(token: string): string {
    const halves = [...this.secrets].filter(([name]) => name.startsWith('user-pin ') && name.endsWith(` ${token}`))
    return halves.map(([, half]) => half).join('')
  }

  override retry(ask: AskOf<'retry'>): Promise<void> {
    this.#retries += 1
    return this.#retries > patience ? super.retry(ask) : Promise.resolve()
  }

  #keep(): void {
    writeFileSync(this.#file, JSON.stringify([...this.secrets]), { mode: 0o600 })
  }
}

/** The words of shares at the terminal, which a process of its own has meanwhile: main carries them sealed. */
import type { Hex } from '../../ceremonies/crypto.ts'
import { fill } from '../../ceremonies/refusal.ts'
import type { SealedBox } from '../../ceremonies/sealed-box.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { forkAtTerminal } from '../../native/channel.ts'
import { openHost } from '../devices/host.ts'
import type { Uncover } from '../players/player.ts'
import { program } from '../shipped.ts'
import { Left } from './console.ts'
import type { Room } from './room.ts'
import { shareContract } from './share-messages.ts'
import type { ShareOf } from './share-screen.ts'

export class Shares {
  readonly #room: Room
  readonly #host = openHost({
    device: 'terminal',
    entry: program('main/terminal/share-host'),
    contract: shareContract,
    environment: appearance(),
    launch: forkAtTerminal,
  })

  constructor(room: Room) {
    this.#room = room
  }

  /** Returns when the custodian says that the words are written. Throws Left. */
  async show(of: ShareOf, uncover: Uncover): Promise<void> {
    await this.#alone(of)
    const box = await uncover(await this.#host.ask('viewer', null))
    if (box === null) return
    const written = await this.#lent(() => this.#host.ask('show', { ...of, words: box }))
    await this.end()
    if (!written) throw new Left()
  }

  /** The words as typed, sealed to `recipient`; with a `complaint` those before are corrected. Throws Left. */
  async type(of: ShareOf, recipient: Hex, complaint: string | null): Promise<SealedBox> {
    await this.#alone(of)
    const box = await this.#lent(() => this.#host.ask('type', { ...of, recipient, complaint }))
    if (box !== null) return box
    await this.end()
    throw new Left()
  }

  /** What was shown or typed is forgotten with the process. */
  end(): Promise<void> {
    return this.#host.end()
  }

  async #alone(of: ShareOf): Promise<void> {
    await this.#room.line(fill(words.apart, { ...of }))
  }

  async #lent<T>(work: () => Promise<T>): Promise<T> {
    const { console } = this.#room
    const result = await console.lend(work)
    console.say(words.wiped)
    return result
  }
}

/** What of the environment says how this terminal shows text. */
function appearance(): Readonly<Record<string, string>> {
  const { TERM, NO_COLOR } = process.env
  return { ...(TERM !== undefined && { TERM }), ...(NO_COLOR !== undefined && { NO_COLOR }) }
}

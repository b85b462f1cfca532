/** The words of shares at the terminal, which a process of its own has meanwhile: main carries them sealed. */
import type { Reveal } from '../../ceremonies/kernel/secret-ask.ts'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { sharesCommand } from '../../ceremonies/texts/en/shares.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { forkAtTerminal } from '../../native/channel.ts'
import { isLoss, openHost } from '../devices/host.ts'
import { program } from '../shipped.ts'
import { Left } from './console.ts'
import type { Room } from './room.ts'
import { shareContract } from './share-messages.ts'
import type { ShareOf } from './share-screen.ts'
import { fill } from '../words.ts'

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

  /** Returns when the custodian says that the words are written. Throws Left, SHARE_SCREEN_LOST. */
  async show(of: ShareOf, reveal: Reveal): Promise<void> {
    await this.end()
    await this.#alone(of)
    try {
      const box = await reveal(await this.#viewer())
      if (box === null) return
      if (!(await this.#lent(() => this.#host.ask('show', { ...of, words: box })))) throw new Left()
    } finally {
      await this.end()
    }
  }

  /**
   * The words as typed, sealed to `recipient`; with a `complaint` those of the try before are corrected, else it is another share
   * and another process. Throws Left, SHARE_SCREEN_LOST, SHARE_TOO_LONG.
   */
  async type(of: ShareOf, recipient: Hex, complaint: string | null): Promise<SealedBox> {
    if (complaint === null) await this.end()
    await this.#alone(of)
    // Started before it is given the terminal, where nobody would read the keys meanwhile.
    await this.#viewer()
    const box = await this.#lent(() => this.#host.ask('type', { ...of, recipient, complaint }))
    if (box !== null) return box
    await this.end()
    throw new Left()
  }

  /** A secret as typed twice, sealed to `recipient`, by a process that ends with it. Throws Left, SHARE_SCREEN_LOST. */
  async secret(person: string, recipient: Hex, complaint: string | null): Promise<SealedBox> {
    await this.end()
    await this.#alone({ person })
    try {
      await this.#viewer()
      const box = await this.#lent(() => this.#host.ask('secret', { person, recipient, complaint }), words.secretTaken)
      if (box === null) throw new Left()
      return box
    } finally {
      await this.end()
    }
  }

  /** What was shown or typed is forgotten with the process. */
  end(): Promise<void> {
    return this.#host.end()
  }

  async #alone(of: Pick<ShareOf, 'person'>): Promise<void> {
    await this.#room.word(fill(words.apart, { ...of }), '')
  }

  async #viewer(): Promise<Hex> {
    const { spki, coreDumps } = await lost(this.#host.ask('viewer', null))
    if (coreDumps === 'on') this.#room.console.say(sharesCommand.coreDumps)
    return spki
  }

  async #lent<T>(work: () => Promise<T>, said: string = words.wiped): Promise<T> {
    const { console } = this.#room
    const result = await console.lend(
      () => lost(work()),
      () => this.#kill(),
    )
    console.say(said)
    return result
  }

  #kill(): void {
    const pid = this.#host.pid()
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  }
}

/** A process that is lost here is no device: nothing is in doubt, and people are asked again. */
async function lost<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (!isLoss(error)) throw error
    throw refuse('SHARE_SCREEN_LOST', { reason: error.parameters['reason'] ?? error.code })
  }
}

/** What of the environment says how this terminal shows text. */
function appearance(): Readonly<Record<string, string>> {
  const { TERM, NO_COLOR } = process.env
  return { ...(TERM !== undefined && { TERM }), ...(NO_COLOR !== undefined && { NO_COLOR }) }
}

/** Who is logged in to which token: the user PIN, asked of those who hold it until the token takes it. */
import type { Command, CommandOf } from '../../ceremonies/kernel/command.ts'
import type { Devices } from '../../ceremonies/devices/index.ts'
import type { PinState, Token } from '../../ceremonies/devices/hsm.ts'
import { Refusal, type RefusalCode, refuse } from '../../ceremonies/base/refusal.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { userPinAsks } from '../../ceremonies/subjects/tokens/holders.ts'
import { noteNow } from '../store/journal.ts'
import type { Record } from '../store/record.ts'
import { pinPutInUse } from '../devices/in-use.ts'
import type { Asking } from './asking.ts'
import type { World } from './world.ts'
import { MOST_TRIES, isAutomatic, stuck } from './tries.ts'

interface Given {
  readonly world: Pick<World, 'throwAway'>
  readonly devices: Devices
  readonly asking: Asking
  readonly record: Record
  readonly state: () => State
  readonly say: (command: Command) => void
}

export class Logins {
  /**
   * The devices, with every login noted, so that nobody is asked for a PIN twice. Whatever hands a PIN to a token goes through
   * here: the token's own flags are read first.
   */
  readonly noted: Devices
  readonly #given: Given
  readonly #loggedIn = new Set<string>()
  /** How often a login to a token failed since the program was started, and how it did last. */
  readonly #failed = new Map<string, { readonly times: number; readonly last: Refusal }>()

  constructor(given: Given) {
    this.#given = given
    this.noted = {
      secrets: () => given.devices.secrets(),
      // Cards count their tries themselves, and refuse the last one without somebody's word.
      cards: () => given.devices.cards(),
      sheets: () => given.devices.sheets(),
      token: (name): Token => {
        const token = given.devices.token(name)
        return {
          ...token,
          login: async (pin) => {
            await this.#mayTry(name, token, ['user'])
            await this.#counted(name, () => token.login(pin))
            this.#loggedIn.add(name)
          },
          initialise: async (request) => {
            // A token that is initialised takes the SO PIN as a try, and the user PIN to look for private objects.
            await this.#mayTry(name, token, ['security officer', 'user'])
            return this.#counted(name, () => token.initialise(request))
          },
        }
      },
    }
  }

  has(device: string): boolean {
    return this.#loggedIn.has(device)
  }

  /** The login has gone: with the process, or because the token says so. */
  forget(device: string): void {
    this.#loggedIn.delete(device)
  }

  /**
   * Asks for the user PIN, from as many people as hold it, until the token takes it. A refusal is on record, the PIN is not.
   * Throws what another PIN does not mend, as PIN_LOCKED.
   */
  async open(name: string): Promise<void> {
    for (let complaint: Refusal | null = null; !this.#loggedIn.has(name); ) {
      const pin = await this.#userPin(name, complaint)
      try {
        await this.noted.token(name).login(pin)
      } catch (error) {
        if (!(error instanceof Refusal) || !refusedLogins.has(error.code)) throw error
        this.#note({ type: 'login-refused', device: name, code: error.code })
        if (!mendable.has(error.code)) throw error
        complaint = error
      }
    }
  }

  /**
   * Nothing is tried that could lock the token before somebody has been told so. Throws PIN_LOCKED, and REHEARSAL_STUCK where
   * nobody is there to be told, or the token has refused as often as it may.
   */
  async #mayTry(device: string, token: Token, roles: readonly Role[]): Promise<void> {
    const { world, state } = this.#given
    const automatic = isAutomatic(state())
    const failed = this.#failed.get(device)
    if (automatic && failed && failed.times >= MOST_TRIES) throw stuck(failed.last)
    const { token: told } = await token.describe()
    for (const role of roles) {
      const left = leftOf[role === 'user' ? told.userPin : told.soPin]
      if (left === 'none') throw refuse('PIN_LOCKED', { role, device })
      if (left === null) continue
      const caution = refuse(left === 'one' ? 'PIN_TRIES_FINAL' : 'PIN_TRIES_LOW', { role, device })
      if (!automatic) {
        await this.#given.asking.retry(caution)
        this.#note({ type: 'tries-told', device, role, left })
      } else if (!world.throwAway) throw stuck(caution)
    }
  }

  async #counted<T>(device: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      // A length that cannot be right was not sent.
      if (error instanceof Refusal && error.code !== 'PIN_LENGTH') {
        this.#failed.set(device, { times: (this.#failed.get(device)?.times ?? 0) + 1, last: error })
      }
      throw error
    }
  }

  /** The PIN as its holders type it; null where it is entered at the device's own keypad, which nobody may bypass. */
  async #userPin(name: string, complaint: Refusal | null): Promise<string | null> {
    const { asking, state, world } = this.#given
    const { token } = await this.noted.token(name).describe()
    if (token.protectedAuthenticationPath) {
      await asking.retry(refuse('KEYPAD_LOGIN', { device: name }), complaint)
      return null
    }
    const pin: string[] = []
    for (const secret of userPinAsks(state(), name)) {
      const rehearsalPin = world.throwAway ? pinPutInUse(state().plan, secret) : null
      pin.push(await asking.pin(secret, complaint, { rehearsalPin }))
    }
    return pin.join('')
  }

  /** To the record as long as anything can be added to it, then to the journal. */
  #note(news: LoginNews): void {
    const { state, say, record } = this.#given
    const { phase } = state()
    if (phase === 'running' || phase === 'break') say(news)
    else {
      const { store } = record
      const { device } = news
      if (news.type === 'login-refused') noteNow(store, { entry: 'login.refused', device, code: news.code })
      else noteNow(store, { entry: 'tries.told', device, role: news.role, left: news.left })
    }
  }
}

type LoginNews = CommandOf<'login-refused'> | CommandOf<'tries-told'>
type Role = CommandOf<'tries-told'>['role']

/** Tries left of which people have to be told first; null where a wrong PIN locks nothing yet. */
const leftOf: { readonly [S in PinState]: 'few' | 'one' | 'none' | null } = {
  ok: null,
  unset: null,
  low: 'few',
  final: 'one',
  locked: 'none',
}

/** What is wrong with a PIN that was entered, and not with the one that the token keeps. */
const mendable: ReadonlySet<string> = new Set<RefusalCode>(['PIN_WRONG', 'PIN_LENGTH', 'PIN_INVALID'])

/** A login that the token refused, or would refuse. */
const refusedLogins: ReadonlySet<string> = new Set<RefusalCode>([
  'PIN_WRONG',
  'PIN_LENGTH',
  'PIN_INVALID',
  'PIN_LOCKED',
  'PIN_EXPIRED',
  'PIN_UNSET',
])

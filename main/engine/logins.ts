/** Who is logged in to which token: the user PIN, asked of those who hold it until the token takes it. */
import type { Command } from '../../ceremonies/command.ts'
import type { Devices, Token } from '../../ceremonies/device.ts'
import { Refusal, type RefusalCode, refuse } from '../../ceremonies/refusal.ts'
import type { State } from '../../ceremonies/state.ts'
import type { SecretAsk } from '../../ceremonies/steps/define.ts'
import type { Record } from '../store/record.ts'
import type { Asking } from './asking.ts'

interface Given {
  readonly devices: Devices
  readonly asking: Asking
  readonly record: Record
  readonly state: () => State
  readonly say: (command: Command) => void
}

export class Logins {
  /** The devices, with every login noted, so that nobody is asked for a PIN twice. */
  readonly noted: Devices
  readonly #given: Given
  readonly #loggedIn = new Set<string>()

  constructor(given: Given) {
    this.#given = given
    this.noted = {
      secrets: () => given.devices.secrets(),
      token: (name): Token => {
        const token = given.devices.token(name)
        return {
          ...token,
          login: async (pin) => {
            await token.login(pin)
            this.#loggedIn.add(name)
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
        if (!(error instanceof Refusal) || !error.code.startsWith('PIN_')) throw error
        this.#refusedLogin(name, error.code)
        if (!mendable.has(error.code)) throw error
        complaint = error
      }
    }
  }

  /** The PIN as its holders type it; null where it is entered at the device's own keypad, which nobody may bypass. */
  async #userPin(name: string, complaint: Refusal | null): Promise<string | null> {
    const { asking, state } = this.#given
    const { token } = await this.noted.token(name).describe()
    if (token.protectedAuthenticationPath) {
      await asking.retry(refuse('KEYPAD_LOGIN', { device: name }), complaint)
      return null
    }
    const pin: string[] = []
    for (const secret of userPinOf(state(), name)) pin.push(await asking.secret(secret, complaint))
    return pin.join('')
  }

  #refusedLogin(device: string, code: string): void {
    const { state, say, record } = this.#given
    const { phase } = state()
    if (phase === 'running' || phase === 'break') say({ type: 'login-refused', device, code })
    else record.store.note({ at: new Date().toISOString(), entry: 'login.refused', device, code })
  }
}

/** What is wrong with a PIN that was entered, and not with the one that the token keeps. */
const mendable: ReadonlySet<string> = new Set<RefusalCode>(['PIN_WRONG', 'PIN_LENGTH', 'PIN_INVALID'])

/** Who enters a token's user PIN: those who chose it when it was commissioned. */
function userPinOf(state: State, device: string): readonly SecretAsk[] {
  const step = state.plan.steps.find(({ kind, fields }) => kind === 'commission' && fields['token'] === device)
  const people = (step?.fields['user-pin'] ?? [state.plan.parts[0]?.id ?? '']) as readonly string[]
  return people.map((person, i) => ({
    person,
    purpose: 'user-pin',
    half: people.length === 1 ? null : i === 0 ? 1 : 2,
    device,
    share: null,
  }))
}

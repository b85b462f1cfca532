import type { Devices } from '../../ceremonies/devices/index.ts'
import type { PinLength } from '../../ceremonies/devices/pin.ts'
import type { Act, State } from '../../ceremonies/kernel/model.ts'
import type { PlannedStep } from '../../ceremonies/kernel/planned.ts'
import { signerOf } from '../../ceremonies/kernel/rules.ts'
import { mustBeKnown } from './known.ts'
import type { Logins } from './logins.ts'

/** Tokens made ready for an act: each is who it was, and logged in to. */
export class Ready {
  readonly #state: () => State
  readonly #devices: Devices
  readonly #logins: Logins

  constructor(state: () => State, devices: Devices, logins: Logins) {
    this.#state = state
    this.#devices = devices
    this.#logins = logins
  }

  /** Every token that the act needs, and the record key's. */
  async forAct(step: PlannedStep, act: Act): Promise<void> {
    const state = this.#state()
    const device = act.device(step)
    if (device !== null) await mustBeKnown(state, this.#devices, device, false)
    const signer = signerOf(state)
    const tokens = new Set([...act.tokens(step, state), ...(signer === null ? [] : [signer.token])])
    for (const name of tokens) await this.logIn(name)
  }

  /** A token is known before it is given a PIN, and again once the PIN shows all that it holds. */
  async logIn(name: string): Promise<void> {
    if (!this.#logins.has(name)) await mustBeKnown(this.#state(), this.#devices, name, false)
    await this.#logins.open(name)
    await mustBeKnown(this.#state(), this.#devices, name, true)
  }

  /** How long a PIN may be: asked before anybody chooses one, so that nobody chooses what the token refuses later. */
  async pinLength(device: string | null): Promise<PinLength | null> {
    return device === null ? null : (await this.#devices.token(device).describe()).token.pinLength
  }
}

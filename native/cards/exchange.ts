/** One exchange with one card: it is the expected one before a PIN is sent and after, and no PIN is sent that could be the last try. */
import { Buffer } from 'node:buffer'
import type { CardIdentity, CardPin, TriesTold, Unlock, CardUse, Which } from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Link } from './apdu.ts'
import type { Driver, Need } from './driver.ts'
import { keptIn } from './kept-key.ts'
import { openPgpDriver } from './openpgp.ts'
import { pivDriver } from './piv.ts'

export const drivers = { piv: pivDriver, openpgp: openPgpDriver } as const

export class Exchange {
  readonly driver: Driver
  readonly tries: TriesTold[] = []
  readonly #expected: CardIdentity

  private constructor(driver: Driver, expected: CardIdentity) {
    this.driver = driver
    this.#expected = expected
  }

  /** Selects the application. Throws CARD_APPLET_OTHER or CARD_OTHER. */
  static async begin(link: Link, expected: CardIdentity): Promise<Exchange> {
    const exchange = new Exchange(drivers[expected.applet](link), expected)
    if (!(await exchange.driver.select())) throw refuse('CARD_APPLET_OTHER', { applet: expected.applet })
    await exchange.#mustBeExpected()
    return exchange
  }

  /** What an act needs, in turn. Throws CARD_PIN_NEEDED for what was not given. */
  async unlock(needs: readonly Need[], given: Unlock, use: CardUse = 'decryption'): Promise<void> {
    for (const need of needs) {
      const { managementKey } = given
      if (need !== 'managementKey') await this.open(need, given[need], use)
      else if (managementKey === 'kept') await this.authenticateKept(given.pin)
      else if (managementKey) await this.checked(() => this.driver.authenticate(managementKey))
      else throw refuse('CARD_PIN_NEEDED', { which: need })
    }
  }

  /** With the management key that is kept on the card behind the PIN. Throws CARD_MANAGEMENT_KEY_ELSEWHERE if none is. */
  async authenticateKept(pin: CardPin | null): Promise<void> {
    await this.open('pin', pin, 'decryption')
    const value = await keptIn(this.driver)
    if (!value) throw refuse('CARD_MANAGEMENT_KEY_ELSEWHERE')
    try {
      await this.checked(() => this.driver.authenticate({ algorithm: null, value }))
    } finally {
      value.fill(0)
    }
  }

  /** Sends the PIN, if it may. */
  async open(which: Which, pin: CardPin | null, use: CardUse): Promise<void> {
    if (!pin) throw refuse('CARD_PIN_NEEDED', { which: this.driver.names[which] })
    await this.counted(which, pin, () => this.driver.verify(which, pin.value, use))
  }

  /** `work` sends a PIN: what is left is known before, and told with what is left after. */
  async counted(which: Which, { value, evenLast }: CardPin, work: () => Promise<void>): Promise<void> {
    await this.mustFit(which, value)
    const name = this.driver.names[which]
    const before = await this.#triesBefore(which)
    if (before === 0) throw refuse('CARD_PIN_BLOCKED', { which: name })
    if (before === 1 && !evenLast) throw refuse('CARD_PIN_LAST_TRY', { which: name })
    await this.checked(work)
    this.tries.push({ which, before, after: await this.driver.tries(which) })
  }

  /** Throws CARD_PIN_LENGTH or PIN_NOT_ASCII: what cannot be right costs no try. */
  async mustFit(which: Which, value: Uint8Array): Promise<void> {
    const { least, most } = await this.driver.bounds(which)
    if (value.some((byte) => byte < 0x20 || byte > 0x7e)) throw refuse('PIN_NOT_ASCII')
    if (value.length < least || value.length > most) {
      throw refuse('CARD_PIN_LENGTH', { which: this.driver.names[which], least, most })
    }
  }

  /** Of a new one. Throws CARD_PIN_FACTORY too. */
  async mustBeFit(which: Which, next: Uint8Array): Promise<void> {
    await this.mustFit(which, next)
    const { names, factory } = this.driver
    if (Buffer.from(factory[which]).equals(next)) throw refuse('CARD_PIN_FACTORY', { which: names[which] })
  }

  /** The card is looked at again once it has taken a secret. */
  async checked(work: () => Promise<void>): Promise<void> {
    await work()
    await this.#mustBeExpected()
  }

  /** Another program may have left the PIN open, and then the card tells no tries. */
  async #triesBefore(which: Which): Promise<number | null> {
    const told = await this.driver.tries(which)
    if (told !== null) return told
    await this.driver.forget()
    return this.driver.tries(which)
  }

  async #mustBeExpected(): Promise<void> {
    const { applet, serial: expected, key } = this.#expected
    const { serial } = await this.driver.seen()
    if (serial !== expected) throw other(applet, expected, serial, 'serial')
    if (!key) return
    const found = await this.driver.key(key.use)
    if (found?.spki !== key.spki) throw other(applet, expected, serial, 'key')
  }
}

function other(applet: string, expected: string, found: string, by: 'serial' | 'key') {
  return refuse('CARD_OTHER', { applet, expected, found, by })
}

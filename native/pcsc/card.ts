/** One call to one card: found in its reader, for us alone, reset afterwards, and every secret of the request zeroed. */
import type { CardCall, CardIdentity, CardReply, CardRequest } from '../../ceremonies/devices/card.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { operations } from '../cards/operations.ts'
import { drivers } from '../cards/exchange.ts'
import { zeroSecrets } from '../cards/secrets.ts'
import { type OpenLink, openLink, state } from './link.ts'
import { openService } from './service.ts'

/** Seconds for one APDU: a card may wait to be touched, and makes an RSA key in a minute. */
const touch = 30
const seconds: Readonly<Record<CardCall, number>> = {
  describe: 10,
  verifyPin: 10,
  changePin: 10,
  unblockPin: 10,
  changeManagementKey: touch,
  keepManagementKey: touch,
  generateKey: 180,
  sign: touch,
  agree: touch,
  decrypt: touch,
  readObject: 10,
  writeObject: 10,
  certificate: 10,
  attest: 10,
}

/** Throws what `operations` and `openLink` throw, with the reader's name; CARD_NOWHERE. */
export async function callCard<M extends CardCall>(method: M, request: CardRequest<M>): Promise<CardReply<M>> {
  try {
    const limits = { connect: 10, apdu: seconds[method] }
    const { link, reader } = 'at' in request ? await linkTo(request.at, limits) : await linkIn(request.reader, limits)
    try {
      return await operations[method](link, request)
    } catch (error) {
      throw error instanceof Refusal ? refuse(error.code, { ...error.parameters, reader }) : error
    } finally {
      link.close()
    }
  } finally {
    zeroSecrets(request)
  }
}

interface Found {
  readonly link: OpenLink
  readonly reader: string
}
type Limits = Parameters<typeof openLink>[1]

async function linkIn(reader: string, limits: Limits): Promise<Found> {
  return { link: await openLink(reader, limits), reader }
}

/** Whichever reader the card is in, if none is named. What cannot be looked into is told only if the card is in no other. */
async function linkTo(
  { reader, card }: { readonly reader: string | null; readonly card: CardIdentity },
  limits: Limits,
): Promise<Found> {
  if (reader !== null) return linkIn(reader, limits)
  let trouble: Refusal | null = null
  for (const name of await filled()) {
    try {
      const found = await linkIn(name, limits)
      if (await isThere(found.link, card)) return found
      found.link.close()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      trouble ??= error
    }
  }
  throw trouble ?? refuse('CARD_NOWHERE', { applet: card.applet, serial: card.serial })
}

/** The readers with a card in them. */
async function filled(): Promise<readonly string[]> {
  const service = await openService()
  try {
    const all = service.readers()
    if (all.length === 0) throw refuse('READER_NONE')
    return all.filter((one) => (one.state & state.present) !== 0).map(({ name }) => name)
  } finally {
    service.close()
  }
}

async function isThere(link: OpenLink, { applet, serial }: CardIdentity): Promise<boolean> {
  try {
    const driver = drivers[applet](link)
    return (await driver.select()) && (await driver.seen()).serial === serial
  } catch (error) {
    link.close()
    throw error
  }
}

/** A throw-away twin of what a set of shares opens: the same kinds of things, the same number of shares, all in the open. */
import { Buffer } from 'node:buffer'
import { createCipheriv, createHash, generateKeyPairSync, randomBytes, randomInt } from 'node:crypto'
import type { Scheme } from '../../ceremonies/devices/scheme.ts'
import type { Item, Recoverable } from '../../ceremonies/kit/contents.ts'
import { checkValue } from '../../ceremonies/shares/check-value.ts'
import { envelopeFile } from '../../ceremonies/shares/envelope.ts'
import { encodeShare } from '../../ceremonies/shares/mnemonic.ts'
import { splitIntoShares } from '../../ceremonies/shares/sets.ts'
import { textFrom } from '../../ceremonies/shares/words.ts'
import { encryptBlock } from '../../native/secrets/aes.ts'
import { envelopeRoom } from '../../native/secrets/envelope.ts'
import { forms } from '../../native/secrets/forms.ts'
import { keyCheckInSoftware } from '../../native/key-check.ts'
import { Recipient, seal } from '../../native/sealed-box.ts'
import { splitByMachine } from '../devices/machine-shares.ts'

export interface Twin {
  readonly of: Recoverable
  /** Its archives and envelopes, by artifact. */
  readonly artifacts: ReadonlyMap<string, Uint8Array>
  /** The words of as many shares as it takes, each in ASCII. */
  readonly shares: readonly string[]
}

type Split = Pick<Recoverable, 'identifier' | 'threshold' | 'shares'>

/** Shares as people write them, each in ASCII. */
const splitters: Readonly<Record<Scheme, (key: Uint8Array, split: Split) => Promise<string[]>>> = {
  'SLIP-0039': (secret, { identifier, threshold, shares }) => {
    const random = (length: number) => randomBytes(length)
    const split = { identifier, threshold, shares, passphrase: new Uint8Array(0), random }
    const made = splitIntoShares({ ...split, secret })
    return Promise.resolve(made.map((share) => Buffer.from(textFrom(encodeShare(share))).toString('ascii')))
  },
  'shamirs-secret-sharing': async (key, { identifier, threshold, shares }) => {
    const recipient = new Recipient()
    const sealedTo = (to: string) => Promise.resolve(seal(key, to))
    const made = await splitByMachine({ identifier, threshold, shares, sealedTo, recipient: recipient.spki })
    const { ofBytes, write } = forms['shamirs-secret-sharing']
    return made.shares.map((box) =>
      Buffer.from(write(ofBytes(recipient.open(box)) ?? new Uint16Array())).toString('ascii'),
    )
  },
}

type Made = { readonly item: Item; readonly content: Uint8Array }

/** Made anew each time, from the operating system's randomness; it has nothing in common with what it stands for but its form. */
export async function twinOf(
  { scheme, threshold, shares, words, items }: Recoverable,
  ceremony: string,
): Promise<Twin> {
  const key = randomBytes(32)
  const set = {
    set: 'practice',
    scheme,
    identifier: randomInt(0x8000),
    threshold,
    shares,
    words,
    check: checkValue(encryptBlock, key, 'CMAC', 5),
  }
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const made = kinds.map((kind) => makers[kind](key, { ...set, ceremony }))
  return {
    of: { ...set, cards: [], printed: [], items: made.map(({ item }) => item) },
    artifacts: new Map(made.map(({ item, content }) => [item.artifact, content])),
    // The last ones, so that a quorum is not always the first few.
    shares: (await splitters[scheme](key, set)).slice(-threshold),
  }
}

type Set = Omit<Recoverable, 'items' | 'cards' | 'printed'> & { readonly ceremony: string }

const makers: Readonly<Record<Item['kind'], (key: Uint8Array, set: Set) => Made>> = {
  key: (key) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const content = wrapped(privateKey.export({ type: 'pkcs8', format: 'der' }), key)
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('hex')
    return { content, item: { kind: 'key', ...named('practice-key.kwp', content), spki } }
  },
  'secret-key': (key) => {
    const secret = randomBytes(32)
    const content = wrapped(secret, key)
    return {
      content,
      item: {
        kind: 'secret-key',
        ...named('practice-secret-key.kwp', content),
        keyCheck: keyCheckInSoftware('HMAC-SHA256', secret),
      },
    }
  },
  envelope: (key, { ceremony, check, identifier, set, threshold }) => {
    const names = { ceremony, check, identifier, label: 'practice', set, threshold }
    const room = envelopeRoom({ bytes: (length) => new Uint8Array(length) })
    const { commitment, ...parts } = room.close(key, names, Buffer.from('This was only practice.'))
    const content = envelopeFile(names, { ...parts, commitment })
    return { content, item: { kind: 'envelope', ...named('practice-envelope.json', content), commitment } }
  },
}

/** RFC 5649. */
function wrapped(secret: Uint8Array, key: Uint8Array): Uint8Array {
  const cipher = createCipheriv('id-aes256-wrap-pad', key, Buffer.from('a65959a6', 'hex'))
  return Buffer.concat([cipher.update(secret), cipher.final()])
}

function named(artifact: string, content: Uint8Array) {
  const label = artifact.replace(/\..*$/, '').replaceAll('-', ' ')
  return { label, artifact, sha256: createHash('sha256').update(content).digest('hex') }
}

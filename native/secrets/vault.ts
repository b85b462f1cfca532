/** What the secrets process holds and does: one key and its shares, and a secret for an envelope, on locked pages. */
import { Buffer } from 'node:buffer'
import { randomBytes, randomFillSync } from 'node:crypto'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { CheckValue, KeyCheck } from '../../ceremonies/devices/check-value.ts'
import type { CardShare } from '../../ceremonies/devices/card-share.ts'
import type { GivenShare, Secrets, ShareCommitment } from '../../ceremonies/devices/secrets.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { mustMatchCheckValue } from '../../ceremonies/shares/check-value.ts'
import { commit } from '../../ceremonies/shares/commitment.ts'
import { sameBytes } from '../../ceremonies/shares/constant-time.ts'
import { room, wipe } from '../../ceremonies/shares/memory.ts'
import { decodeShare, encodeShare, type Share } from '../../ceremonies/shares/mnemonic.ts'
import { countQuorums, proveEveryQuorum } from '../../ceremonies/shares/quorums.ts'
import type { EnvelopeParts } from '../../ceremonies/devices/envelope.ts'
import { combineEncrypted, combineShares, splitIntoShares } from '../../ceremonies/shares/sets.ts'
import { textFrom, type Words } from '../../ceremonies/shares/words.ts'
import { Recipient, seal } from '../sealed-box.ts'
import { openWrappedKey, openWrappedSecret } from '../wrapped-key.ts'
import { encryptBlock } from './aes.ts'
import { earlierShares, readShare } from './earlier.ts'
import { envelopeRoom } from './envelope.ts'
import { checkOf, drawKey, keyLength, wrapFor, wrappingKeyOf } from './backup-key.ts'
import type { SecretPage } from './memory.ts'
import { CardChallenge } from './card-challenge.ts'
import { shareSlots } from './share-slots.ts'
import { shareForCard, withGiven } from './given.ts'
import { headerOfOurs, mustBeAsMade } from './typed.ts'

type Request<Method extends keyof Secrets> = Parameters<Secrets[Method]>[0]

/** Rests after so many quorums, so that the process still answers. */
const quorumsAtATime = 500
const noPassphrase = new Uint8Array(0)

export class Vault {
  private readonly page: SecretPage
  private readonly transport = new Recipient()
  private readonly key: Uint8Array
  private readonly encrypted: Uint8Array
  private readonly made
  private readonly typed
  private readonly envelope
  private readonly earlier
  private readonly challenge = new CardChallenge()
  private readonly shown = new Set<number>()
  private readonly printed = new Set<number>()
  /** The share that may be looked at now, as often as its custodian covers it. */
  private onShow: number | null = null
  private hasKey = false
  private threshold = 0

  constructor(page: SecretPage) {
    this.page = page
    this.key = page.bytes(keyLength)
    this.encrypted = page.bytes(keyLength)
    this.made = shareSlots(page)
    this.typed = shareSlots(page)
    this.envelope = envelopeRoom(page)
    this.earlier = earlierShares(page)
  }

  transportKey(): Hex {
    return this.transport.spki
  }

  makeBackupKey({ hsmRandom, wrapTo }: Request<'makeBackupKey'>): { wrapped: Hex; check: CheckValue } {
    if (this.hasKey) throw refuse('KEY_IN_SECRETS')
    const to = wrappingKeyOf(wrapTo)
    drawKey(this.key, hsmRandom, this.transport)
    this.hasKey = true
    return { wrapped: wrapFor(to, this.key), check: checkOf(this.key) }
  }

  makeEnvelopeKey({ hsmRandom }: Request<'makeEnvelopeKey'>): CheckValue {
    if (this.hasKey) throw refuse('KEY_IN_SECRETS')
    drawKey(this.key, hsmRandom, this.transport)
    this.hasKey = true
    return checkOf(this.key)
  }

  split({ ceremony, set, ...request }: Request<'split'>): { commitments: ShareCommitment[] } {
    this.mustHaveKey()
    if (this.made.held().length > 0) throw refuse('SHARES_IN_SECRETS')
    const shares = splitIntoShares({ ...request, secret: this.key, passphrase: noPassphrase, random })
    try {
      const commitments = shares.map((share) => this.keep(share, { ceremony, set }))
      const encrypted = combineEncrypted(shares.slice(0, request.threshold))
      this.encrypted.set(encrypted)
      wipe(encrypted)
      this.threshold = request.threshold
      return { commitments }
    } finally {
      wipe(...shares.map(({ value }) => value))
    }
  }

  private keep(share: Share, names: { readonly ceremony: string; readonly set: string }): ShareCommitment {
    const index = share.memberIndex + 1
    const words = encodeShare(share)
    try {
      const commitment = commit(index, randomBytes(32), names, words)
      this.made.put(index, words)
      return commitment
    } finally {
      wipe(words)
    }
  }

  reveal(index: number, viewer: Hex): SealedBox {
    this.mustBeMade(index)
    if (this.shown.has(index) && this.onShow !== index) throw refuse('SHARE_ALREADY_SHOWN', { share: index })
    const text = textFrom(this.made.words(index))
    try {
      const words = seal(text, viewer)
      this.shown.add(index)
      this.onShow = index
      return words
    } finally {
      wipe(text)
    }
  }

  revealToPrinter(index: number, viewer: Hex): SealedBox {
    this.mustBeMade(index)
    const text = textFrom(this.made.words(index))
    try {
      const words = seal(text, viewer)
      this.printed.add(index)
      return words
    } finally {
      wipe(text)
    }
  }

  sealForCard({ index, card, ...names }: Request<'sealForCard'>): CardShare {
    this.mustBeMade(index)
    return shareForCard(this.made.words(index), names, card)
  }

  challengeCard(request: Request<'challengeCard'>): Hex {
    return this.challenge.make(request)
  }

  answerFromCard(agreed: SealedBox): void {
    this.challenge.answer(this.transport.open(agreed))
  }

  prove(index: number, given: GivenShare): void {
    this.mustBeMade(index)
    if (!('agreed' in given) && !this.shown.has(index) && !this.printed.has(index))
      throw refuse('SHARES_NOT_SHOWN', { share: index })
    withGiven(given, this.transport, index, (typed) => {
      mustBeAsMade(typed, this.made.words(index), index)
      this.typed.put(index, typed)
      this.onShow = null
    })
  }

  async proveQuorums(progress: (done: number, of: number) => void): Promise<number> {
    const made = this.made.held()
    this.mustBeMade(1)
    const unproved = made.find((index) => !this.typed.held().includes(index))
    if (unproved !== undefined) throw refuse('SHARES_NOT_PROVED', { share: unproved })
    const shares = made.map((index) => decodeShare(this.typed.words(index), index))
    try {
      const of = countQuorums(shares.length, this.threshold)
      const quorums = proveEveryQuorum(shares, this.threshold, this.encrypted)
      let done = 0
      while (!quorums.next().done) {
        done += 1
        if (done % quorumsAtATime !== 0 && done !== of) continue
        progress(done, of)
        await new Promise((resolve) => setImmediate(resolve))
      }
      this.mustGiveKey(combineShares(shares.slice(0, this.threshold), noPassphrase))
      return done
    } finally {
      wipe(...shares.map(({ value }) => value))
    }
  }

  typeShare(given: GivenShare): number {
    if (this.made.held().length > 0) throw refuse('SHARES_IN_SECRETS')
    const before = this.typed.held()
    return withGiven(given, this.transport, before.length + 1, (words) => {
      const { index, threshold } = this.mustFit(words, before)
      if (before.length >= threshold)
        throw refuse('SHARES_MANY', { given: before.length + 1, needed: threshold, group: 1 })
      this.typed.put(index, words)
      return threshold - before.length - 1
    })
  }

  /** One of our sets, the same as the shares before, and not one of them. */
  private mustFit(words: Words, before: readonly number[]): { index: number; threshold: number } {
    const share = before.length + 1
    const header = headerOfOurs(words, share)
    const index = header.memberIndex + 1
    if (before.includes(index)) throw refuse('SHARE_TYPED_BEFORE', { share, index })
    const same = this.typed.using(before.slice(0, 1), ([first]) => {
      return !first || (first.identifier === header.identifier && first.memberThreshold === header.memberThreshold)
    })
    if (!same) throw refuse('SHARE_FOREIGN', { share })
    return { index, threshold: header.memberThreshold }
  }

  restore({ check, wrapTo }: Request<'restore'>): { wrapped: Hex; shares: number[] } {
    const to = wrappingKeyOf(wrapTo)
    const shares = this.recall(check)
    return { wrapped: wrapFor(to, this.key), shares }
  }

  recall(check: CheckValue): number[] {
    const indices = this.quorum()
    const secret = this.recovered(indices, check)
    if (this.hasKey) this.mustGiveKey(secret)
    else this.take(secret)
    return [...indices]
  }

  typeEarlierShare({ given, set }: Request<'typeEarlierShare'>): number {
    return withGiven(given, this.transport, this.earlier.count() + 1, (words) => this.earlier.type(words, set))
  }

  readEarlierShare({ words, set, index }: Request<'readEarlierShare'>): void {
    readShare(this.transport.open(words), set, index)
  }

  recoverEarlier(request: Request<'recoverEarlier'>): { wrapped: Hex; shares: number[] } {
    return this.earlier.recover(request)
  }

  forgetEarlier(): void {
    this.earlier.forget()
  }

  closeEnvelope({ names, secret }: Request<'closeEnvelope'>): EnvelopeParts {
    this.mustHaveKey()
    return this.envelope.close(this.key, names, secret === null ? null : this.transport.open(secret))
  }

  /** With the key that the shares as typed give, not with the one that is here. */
  openEnvelope({ names, parts }: Request<'openEnvelope'>): number[] {
    const indices = this.quorum()
    const key = this.recovered(indices, names.check)
    try {
      this.envelope.open(key, names, parts)
    } finally {
      wipe(key)
    }
    return [...indices]
  }

  /** As many of the shares as typed as give the key. */
  private quorum(): readonly number[] {
    const held = this.typed.held()
    return this.threshold > 0 ? held.slice(0, this.threshold) : held
  }

  /** The secret of shares as typed, once its check value is right; shares of a wrong set are forgotten, to be typed again. */
  private recovered(indices: readonly number[], check: CheckValue): Uint8Array {
    try {
      const secret = this.typed.using(indices, (shares) => combineShares(shares, noPassphrase))
      try {
        mustMatchCheckValue(encryptBlock, secret, check)
        return secret
      } catch (error) {
        wipe(secret)
        throw error
      }
    } catch (error) {
      const wrongSet = error instanceof Refusal && ['CHECK_VALUE_DIFFERS', 'SHARES_DIGEST_WRONG'].includes(error.code)
      if (wrongSet && this.made.held().length === 0) this.typed.clear()
      throw error
    }
  }

  openTwin({ blob, spki }: { readonly blob: Hex; readonly spki: Hex }): { derLength: number; trailingZeros: number } {
    this.mustHaveKey()
    return openWrappedKey(Buffer.from(blob, 'hex'), this.key, spki, (reason) => refuse('TWIN_NOT_OPENED', { reason }))
  }

  openSecretTwin({ blob, check }: { readonly blob: Hex; readonly check: KeyCheck }): {
    derLength: number
    trailingZeros: number
  } {
    this.mustHaveKey()
    const refusal = (reason: string) => refuse('TWIN_NOT_OPENED', { reason })
    return openWrappedSecret(Buffer.from(blob, 'hex'), this.key, check, refusal)
  }

  /** Everything on the page becomes zero; the process is of no more use. */
  wipe(): void {
    this.page.wipe()
    this.made.clear()
    this.typed.clear()
    this.earlier.forget()
    this.challenge.forget()
    this.hasKey = false
    this.threshold = 0
  }

  private mustHaveKey(): void {
    if (!this.hasKey) throw refuse('KEY_NOT_IN_SECRETS')
  }

  private mustBeMade(index: number): void {
    if (!this.made.held().includes(index)) throw refuse('SHARES_NOT_IN_SECRETS', { share: index })
  }

  /** `secret` is zeroed either way. */
  private mustGiveKey(secret: Uint8Array): void {
    const right = sameBytes(secret, this.key)
    wipe(secret)
    if (!right) throw refuse('KEY_NOT_GIVEN_BACK')
  }

  private take(secret: Uint8Array): void {
    this.key.set(secret)
    wipe(secret)
    this.hasKey = true
  }
}

function random(length: number): Uint8Array {
  return randomFillSync(room(length))
}

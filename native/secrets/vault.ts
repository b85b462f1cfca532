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
import { encodeShare } from '../../ceremonies/shares/mnemonic.ts'
import type { EnvelopeParts } from '../../ceremonies/devices/envelope.ts'
import { type Scheme, usualScheme } from '../../ceremonies/devices/scheme.ts'
import { combineEncrypted, combineShares, splitIntoShares } from '../../ceremonies/shares/sets.ts'
import type { Words } from '../../ceremonies/shares/words.ts'
import { Recipient, seal } from '../sealed-box.ts'
import { openWrappedKey, openWrappedSecret } from '../wrapped-key.ts'
import { encryptBlock } from './aes.ts'
import { type EarlierShares, earlierShares, readShare } from './earlier.ts'
import { envelopeRoom } from './envelope.ts'
import { checkOf, drawKey, keyLength, wrapFor, wrappingKeyOf } from './backup-key.ts'
import type { SecretPage } from './memory.ts'
import { CardChallenge } from './card-challenge.ts'
import { shareSlots } from './share-slots.ts'
import { forms } from './forms.ts'
import { shareForCard, withGiven } from './given.ts'
import { type MadeAs, machine, openedShares, sealedShares } from './machine.ts'
import { everyQuorum, noPassphrase } from './proving.ts'
import { mustBeAsMade } from './typed.ts'

type Request<Method extends keyof Secrets> = Parameters<Secrets[Method]>[0]

/** The set that shares are made for, as the record calls it. */
interface Named {
  readonly ceremony: string
  readonly set: string
}

/** The key as a process of its own combined it (`sealQuorum`), sealed to this one; null where it is combined here. */
interface Combined {
  readonly combined?: SealedBox | null
}

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

  /** By SLIP-0039. */
  split({ ceremony, set, scheme: _, ...request }: Request<'split'>): { commitments: ShareCommitment[] } {
    this.mustHaveKeyAlone()
    const shares = splitIntoShares({ ...request, secret: this.key, passphrase: noPassphrase, random })
    try {
      const commitments = shares.map((share) => this.keep(encodeShare(share), usualScheme, { ceremony, set }))
      const encrypted = combineEncrypted(shares.slice(0, request.threshold))
      this.encrypted.set(encrypted)
      wipe(encrypted)
      this.threshold = request.threshold
      return { commitments }
    } finally {
      wipe(...shares.map(({ value }) => value))
    }
  }

  /** The key for the process that splits it. */
  sealKey(to: Hex): SealedBox {
    this.mustHaveKeyAlone()
    return seal(this.key, to)
  }

  /** What that process made of it. */
  takeShares({ ceremony, set, shares, ...asked }: Named & Omit<MadeAs, 'shares'> & { shares: readonly SealedBox[] }): {
    commitments: ShareCommitment[]
  } {
    this.mustHaveKeyAlone()
    const made = openedShares(shares, this.transport, { ...asked, shares: shares.length })
    const commitments = made.map((words) => this.keep(words, machine, { ceremony, set }))
    this.threshold = asked.threshold
    return { commitments }
  }

  /** `words` are zeroed. */
  private keep(words: Words, scheme: Scheme, names: Named): ShareCommitment {
    try {
      const { index } = forms[scheme].namesOf(words, 1)
      const commitment = commit(index, randomBytes(32), names, words)
      this.made.put(index, words, scheme)
      return commitment
    } finally {
      wipe(words)
    }
  }

  reveal(index: number, viewer: Hex): SealedBox {
    this.mustBeMade(index)
    if (this.shown.has(index) && this.onShow !== index) throw refuse('SHARE_ALREADY_SHOWN', { share: index })
    const text = forms[this.scheme()].write(this.made.words(index))
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
    const text = forms[this.scheme()].write(this.made.words(index))
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
    return shareForCard(this.made.words(index), this.scheme(), names, card)
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
    const scheme = this.scheme()
    withGiven(given, scheme, this.transport, index, (typed) => {
      mustBeAsMade(typed, this.made.words(index), scheme, index)
      this.typed.put(index, typed, scheme)
      this.onShow = null
    })
  }

  async proveQuorums(progress: (done: number, of: number) => void): Promise<number> {
    this.mustBeProved()
    const { threshold, encrypted } = this
    const { done, secret } = await everyQuorum(this.typed, { threshold, encrypted }, progress)
    this.mustGiveKey(secret)
    return done
  }

  /** The shares as typed back, all of them, for the process that combines every quorum. */
  sealProved(to: Hex): SealedBox[] {
    this.mustBeProved()
    return sealedShares(this.typed, this.typed.held(), to)
  }

  /** The key that every quorum gave there. */
  mustBeKey(key: SealedBox): void {
    this.mustGiveKey(this.transport.open(key))
  }

  private mustBeProved(): void {
    this.mustBeMade(1)
    const unproved = this.made.held().find((index) => !this.typed.held().includes(index))
    if (unproved !== undefined) throw refuse('SHARES_NOT_PROVED', { share: unproved })
  }

  typeShare(given: GivenShare, scheme: Scheme): number {
    if (this.made.held().length > 0) throw refuse('SHARES_IN_SECRETS')
    const before = this.typed.held()
    return withGiven(given, scheme, this.transport, before.length + 1, (words) => {
      const { index, threshold } = this.mustFit(words, scheme, before)
      if (before.length >= threshold)
        throw refuse('SHARES_MANY', { given: before.length + 1, needed: threshold, group: 1 })
      this.typed.put(index, words, scheme)
      return threshold - before.length - 1
    })
  }

  /** One of our sets, the same as the shares before, and not one of them. */
  private mustFit(words: Words, scheme: Scheme, before: readonly number[]): { index: number; threshold: number } {
    const share = before.length + 1
    const { index, identifier, threshold } = forms[scheme].namesOf(words, share)
    if (before.includes(index)) throw refuse('SHARE_TYPED_BEFORE', { share, index })
    const [first] = before
    if (first === undefined) return { index, threshold }
    const others = this.typed.scheme() === scheme ? forms[scheme].namesOf(this.typed.words(first), first) : null
    if (others?.identifier !== identifier || others.threshold !== threshold) throw refuse('SHARE_FOREIGN', { share })
    return { index, threshold }
  }

  /** Of the shares that were given; null where none were. */
  schemeOf(of: 'typed' | 'earlier'): Scheme | null {
    return this.given(of).scheme()
  }

  /** As many of them as it takes, for the process that combines them. */
  sealQuorum({ of, to }: { readonly of: 'typed' | 'earlier'; readonly to: Hex }): SealedBox[] {
    const slots = this.given(of)
    return sealedShares(slots, of === 'typed' ? this.quorum() : slots.held(), to)
  }

  private given(of: 'typed' | 'earlier'): EarlierShares['slots'] {
    return of === 'typed' ? this.typed : this.earlier.slots
  }

  restore({ check, wrapTo, combined = null }: Request<'restore'> & Combined): { wrapped: Hex; shares: number[] } {
    const to = wrappingKeyOf(wrapTo)
    const shares = this.recall(check, combined)
    return { wrapped: wrapFor(to, this.key), shares }
  }

  recall(check: CheckValue, combined: SealedBox | null = null): number[] {
    const indices = this.quorum()
    const secret = this.recovered(indices, check, combined)
    if (this.hasKey) this.mustGiveKey(secret)
    else this.take(secret)
    return [...indices]
  }

  typeEarlierShare({ given, set }: Request<'typeEarlierShare'>): number {
    const share = this.earlier.count() + 1
    return withGiven(given, set.scheme, this.transport, share, (words) => this.earlier.type(words, set))
  }

  readEarlierShare({ words, set, index }: Request<'readEarlierShare'>): void {
    readShare(this.transport.open(words), set, index)
  }

  recoverEarlier({ combined = null, ...request }: Request<'recoverEarlier'> & Combined): {
    wrapped: Hex
    shares: number[]
  } {
    return this.earlier.recover({ ...request, combined: combined && this.transport.open(combined) })
  }

  forgetEarlier(): void {
    this.earlier.forget()
  }

  closeEnvelope({ names, secret }: Request<'closeEnvelope'>): EnvelopeParts {
    this.mustHaveKey()
    return this.envelope.close(this.key, names, secret === null ? null : this.transport.open(secret))
  }

  /** With the key that the shares as typed give, not with the one that is here. */
  openEnvelope({ names, parts, combined = null }: Request<'openEnvelope'> & Combined): number[] {
    const indices = this.quorum()
    const key = this.recovered(indices, names.check, combined)
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
  private recovered(indices: readonly number[], check: CheckValue, combined: SealedBox | null): Uint8Array {
    try {
      const secret = combined
        ? this.transport.open(combined)
        : this.typed.using(indices, (shares) => combineShares(shares, noPassphrase))
      try {
        mustMatchCheckValue(encryptBlock, secret, check)
        return secret
      } catch (error) {
        wipe(secret)
        throw error
      }
    } catch (error) {
      const wrongSet = error instanceof Refusal && ['CHECK_VALUE_DIFFERS', 'SHARES_DIGEST_WRONG'].includes(error.code)
      if (wrongSet) this.forgetTyped()
      throw error
    }
  }

  /** Shares that were given after a crash and do not belong together, so that they can be given again. */
  forgetTyped(): void {
    if (this.made.held().length === 0) this.typed.clear()
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

  private mustHaveKeyAlone(): void {
    this.mustHaveKey()
    if (this.made.held().length > 0) throw refuse('SHARES_IN_SECRETS')
  }

  /** Of the shares that were made here. */
  private scheme(): Scheme {
    return this.made.scheme() ?? usualScheme
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

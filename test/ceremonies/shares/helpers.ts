import { expect } from 'vitest'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { randomBytes } from 'node:crypto'
import { decodeShare, encodeShare, type Share } from '../../../ceremonies/shares/mnemonic.ts'
import { splitIntoShares, type SplitRequest } from '../../../ceremonies/shares/sets.ts'
import { textFrom, wordsFrom } from '../../../ceremonies/shares/words.ts'

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

export const split = (request: Partial<SplitRequest> = {}): Share[] =>
  splitIntoShares({
    secret: random(32),
    passphrase: new Uint8Array(0),
    identifier: 12345,
    threshold: 3,
    shares: 5,
    random,
    ...request,
  })

export const mnemonicOf = (share: Share): string => Buffer.from(textFrom(encodeShare(share))).toString('ascii')

export const shareOf = (mnemonic: string, place = 1): Share =>
  decodeShare(wordsFrom(utf8ToBytes(mnemonic), place), place)

export const refused = (code: string, parameters: object = expect.anything() as object): unknown =>
  expect.objectContaining({ code, parameters }) as unknown

import { z } from 'zod'
import { algorithms } from '../../devices/algorithm.ts'
import { fact } from '../../kernel/fact.ts'
import { withException } from '../../kernel/state.ts'
import { count, list } from '../../kernel/shapes.ts'
import {
  check,
  digest,
  hex,
  keyAlgorithm,
  keyCheck,
  otherSessions,
  purpose,
  secretAlgorithm,
  set,
  template,
  twin,
  wrapMechanism,
} from '../fields.ts'
import { changed, type Key, keys, type SecretKey } from './slice.ts'

const algorithm = z.enum(algorithms)

/** A throw-away key of this type was wrapped by the token and opened in software. */
export const wrapProbed = fact({
  type: 'wrap.probed',
  level: 'public',
  shape: {
    token: z.string(),
    algorithm: keyAlgorithm,
    mechanism: wrapMechanism,
    exact: z.boolean(),
    derLength: count,
    trailingZeros: count,
  },
  evolve: (state, { token, algorithm: type, mechanism, exact, derLength }) =>
    keys.with(state, {
      probes: [...keys.of(state).probes, { token, algorithm: type, mechanism, exact, derLength }],
    }),
})

/** The token cannot wrap this type of key: a rehearsal goes on without an archive, with an open exception. */
export const archiveWaived = fact({
  type: 'archive.waived',
  level: 'public',
  shape: {
    exception: count,
    by: z.string(),
    step: z.string(),
    algorithm: keyAlgorithm,
    code: z.string(),
    /** The parameter of the script that asked for the archive, and what it is from here on. */
    parameter: z.string(),
    value: z.union([z.string(), z.int()]),
  },
  evolve: (state, { exception, parameter, value }) => ({
    ...withException(state, exception),
    inForce: { ...state.inForce, [parameter]: value },
  }),
})

export const keyMade = fact({
  type: 'key.made',
  level: 'public',
  shape: {
    token: z.string(),
    label: z.string(),
    id: hex,
    algorithm,
    spki: hex,
    /** Sessions beside our own while the key could leave; null where the module does not tell, or it never could. */
    otherSessions,
    /** PKCS#11 v3.0 4.9: only a security officer could mark the wrapping key as trusted, and it is a session object. */
    wrapWithTrusted: z.literal(false),
    publicKey: template,
    privateKey: template,
  },
  evolve: (state, { token, label, id, algorithm: type, spki, privateKey }) => {
    const extractable = privateKey['CKA_EXTRACTABLE'] !== false
    const key: Key = { token, label, id, algorithm: type, spki, extractable, status: 'made', blob: null }
    return keys.with(state, { byLabel: { ...keys.of(state).byLabel, [label]: key } })
  },
})

/** The key signed a challenge in its token, and software checked it. */
export const keyProved = fact({
  type: 'key.proved',
  level: 'public',
  shape: { label: z.string(), challenge: hex, signature: hex },
  // A signature proves a key at any time, and takes nothing back of what was done with it since.
  evolve: (state, { label }) =>
    keys.of(state).byLabel[label]?.status === 'made' ? changed(state, label, { status: 'proved' }) : state,
})

export const keyArchived = fact({
  type: 'key.archived',
  level: 'restricted',
  shape: {
    label: z.string(),
    artifact: z.string(),
    sha256: digest,
    spki: hex,
    check,
    set,
    mechanism: wrapMechanism,
    length: count,
    /** Null for RSA, whose DER varies by a few bytes: its outermost length says. */
    derLength: count.nullable(),
    restore: template,
  },
  evolve: (state, { label, sha256 }) => changed(state, label, { status: 'archived', blob: sha256 }),
})

export const keyRestored = fact({
  type: 'key.restored',
  level: 'public',
  shape: { label: z.string(), challenge: hex, signature: hex, shares: list(count), twin },
  evolve: (state, { label }) => changed(state, label, { status: 'restored' }),
})

/** The key can no longer leave: read back, and a wrap attempt refused. */
export const keyLocked = fact({
  type: 'key.locked',
  level: 'public',
  shape: { label: z.string(), attributes: template, refusedBy: z.string(), otherSessions },
  evolve: (state, { label }) => changed(state, label, { status: 'locked', extractable: false }),
})

export const secretKeyMade = fact({
  type: 'secret-key.made',
  level: 'public',
  shape: {
    token: z.string(),
    label: z.string(),
    id: hex,
    algorithm: secretAlgorithm,
    purpose,
    /** Computed in the token with what the key may do. */
    keyCheck,
    otherSessions,
    wrapWithTrusted: z.literal(false),
    secretKey: template,
  },
  evolve: (state, { token, label, id, algorithm: type, purpose: use, keyCheck: value, secretKey }) => {
    const extractable = secretKey['CKA_EXTRACTABLE'] !== false
    const own = { token, label, id, extractable, status: 'made', blob: null } as const
    const key: SecretKey = { ...own, algorithm: type, purpose: use, keyCheck: value }
    return keys.with(state, { secrets: { ...keys.of(state).secrets, [label]: key } })
  },
})

/** The token computed the check value of the key once more, and it is the one on record. */
export const secretKeyProved = fact({
  type: 'secret-key.proved',
  level: 'public',
  shape: { label: z.string(), keyCheck },
  evolve: (state, { label }) =>
    keys.of(state).secrets[label]?.status === 'made' ? changed(state, label, { status: 'proved' }) : state,
})

export const secretKeyArchived = fact({
  type: 'secret-key.archived',
  level: 'restricted',
  shape: {
    label: z.string(),
    artifact: z.string(),
    sha256: digest,
    keyCheck,
    check,
    set,
    mechanism: wrapMechanism,
    length: count,
    /** Of the key itself, which stands in the blob without an encoding around it. */
    keyLength: count,
    restore: template,
  },
  evolve: (state, { label, sha256 }) => changed(state, label, { status: 'archived', blob: sha256 }),
})

/** The archive was opened in the token, and what came back has the check value on record. */
export const secretKeyRestored = fact({
  type: 'secret-key.restored',
  level: 'public',
  shape: { label: z.string(), keyCheck, shares: list(count), twin },
  evolve: (state, { label }) => changed(state, label, { status: 'restored' }),
})

const foundShape = {
  token: z.string(),
  label: z.string(),
  id: hex,
  /** As read; nothing here says how the key came about. */
  attributes: template,
  otherSessions,
} as const
const asFound = { extractable: true, status: 'made', blob: null, found: true } as const

/** A key pair that was in the token before this ceremony. */
export const keyFound = fact({
  type: 'key.found',
  level: 'public',
  shape: { ...foundShape, algorithm, spki: hex },
  evolve: (state, { token, label, id, algorithm: type, spki }) => {
    const key: Key = { token, label, id, algorithm: type, spki, ...asFound }
    return keys.with(state, { byLabel: { ...keys.of(state).byLabel, [label]: key } })
  },
})

/** A secret key that was in the token before this ceremony. */
export const secretKeyFound = fact({
  type: 'secret-key.found',
  level: 'public',
  shape: { ...foundShape, algorithm: secretAlgorithm, purpose, keyCheck },
  evolve: (state, { token, label, id, algorithm: type, purpose: use, keyCheck: value }) => {
    const key: SecretKey = { token, label, id, algorithm: type, purpose: use, keyCheck: value, ...asFound }
    return keys.with(state, { secrets: { ...keys.of(state).secrets, [label]: key } })
  },
})

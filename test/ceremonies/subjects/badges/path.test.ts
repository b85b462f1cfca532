/** Badges, authorities and lists by OpenSSL: each check of a path refuses what is made wrong for it, and no other check does. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Refusal } from '../../../../ceremonies/base/refusal.ts'
import { type Brought, digestOf, mustHoldAt, pathOf } from '../../../../ceremonies/subjects/badges/path.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { BadgePki, badgeExtensions, type Made, NOW, type Wanted } from '../../../support/badge-pki.ts'

const folder = mkdtempSync(join(tmpdir(), 'badges-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pki = new BadgePki(folder)
const root = pki.authority('/O=Example/CN=Root of badges')
const rootList = pki.crl(root)
const issuing = pki.authority('/O=Example/CN=Badges', root)
const issuingList = pki.crl(issuing)
const good = pki.badge(issuing)

interface Case {
  readonly badge?: Made
  readonly anchors?: readonly Made[]
  readonly certificates?: readonly Made[]
  readonly crls?: readonly string[]
  readonly at?: string
}

/** The code that it is refused by; null if it holds. */
function faultOf({ badge = good, anchors = [root], at = NOW, ...brought }: Case): string | null {
  const { certificates = [root, issuing], crls = [rootList, issuingList] } = brought
  const given: Brought = { certificates: certificates.map(({ der }) => der), crls }
  try {
    const path = pathOf(badge.der, new Set(anchors.map(({ der }) => digestOf(der))), given, nodeCrypto)
    mustHoldAt(path, at, nodeCrypto)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const badgeWith = (wanted: Wanted): Case => ({ badge: pki.badge(issuing, wanted) })

/** An authority below the root that is made otherwise, with a list of its own, and a badge by it. */
function below(wanted: Wanted, list: Parameters<BadgePki['crl']>[1] = {}): Case {
  const own = pki.authority('/O=Example/CN=Otherwise', root, wanted)
  return { badge: pki.badge(own), certificates: [root, own], crls: [rootList, pki.crl(own, list)] }
}

test('a badge under an issuing authority, with both lists, holds; so does one right under its anchor', () => {
  expect(faultOf({})).toBeNull()
  expect(faultOf({ anchors: [issuing], crls: [issuingList] })).toBeNull()
  expect(faultOf({ badge: pki.badge(issuing, { extensions: 'keyUsage=digitalSignature\n' }) })).toBeNull()
  expect(faultOf({ badge: pki.badge(issuing, { key: ['rsa:2048'] }) })).toBeNull()
  // The order of what was brought, and strangers in between, change nothing.
  const stranger = pki.authority('/O=Stranger/CN=Root')
  expect(
    faultOf({ certificates: [stranger, issuing, root], crls: [pki.crl(stranger), issuingList, rootList] }),
  ).toBeNull()
})

const other = pki.authority('/O=Example/CN=Root of badges')
const tampered = (made: Made): Made => ({
  ...made,
  der: made.der.slice(0, -2) + (made.der.endsWith('00') ? '01' : '00'),
})

test.each<readonly [string, string, () => Case]>([
  [
    'BADGE_PATH',
    'another root of the same name is pinned',
    () => ({ anchors: [other], certificates: [root, issuing, other] }),
  ],
  ['BADGE_PATH', 'the authority in between was not brought', () => ({ certificates: [root] })],
  ['BADGE_PATH', 'one bit of its signature is another', () => ({ badge: tampered(good) })],
  ['BADGE_UNREADABLE', 'it is cut off', () => ({ badge: { ...good, der: good.der.slice(0, -2) } })],
  ['BADGE_ALGORITHM', 'it is signed with SHA-1', () => badgeWith({ digest: 'sha1' })],
  ['BADGE_EXPIRED', 'it has run out', () => badgeWith({ until: '20260615115959Z' })],
  ['BADGE_NOT_YET', 'it counts only later', () => badgeWith({ from: '20260615120001Z' })],
  ['BADGE_EXPIRED', 'its authority has run out', () => below({ until: '20260615115959Z' })],
  [
    'BADGE_EXTENSION',
    'a critical extension is unknown',
    () => badgeWith({ extensions: `${badgeExtensions}1.2.3.4=critical,ASN1:NULL\n` }),
  ],
  ['BADGE_KEY_USAGE', 'it may not sign', () => badgeWith({ extensions: 'keyUsage=critical,keyAgreement\n' })],
  [
    'BADGE_KEY_USAGE',
    'it does not say what it is for',
    () => badgeWith({ extensions: 'extendedKeyUsage=clientAuth\n' }),
  ],
  [
    'BADGE_PURPOSE',
    'it is a server’s',
    () => badgeWith({ extensions: 'keyUsage=digitalSignature\nextendedKeyUsage=serverAuth\n' }),
  ],
  [
    'BADGE_ISSUER',
    'who issued it is no authority',
    () => below({ extensions: 'keyUsage=critical,keyCertSign,cRLSign\n' }),
  ],
  [
    'BADGE_ISSUER',
    'who issued it may sign no certificates',
    () => below({ extensions: 'basicConstraints=CA:TRUE\nkeyUsage=cRLSign\n' }),
  ],
  ['BADGE_CRL_MISSING', 'no list was brought', () => ({ crls: [] })],
  ['BADGE_CRL_FOREIGN', 'only the root’s list was brought', () => ({ crls: [rootList] })],
  ['BADGE_CRL_FOREIGN', 'only the issuer’s list was brought', () => ({ crls: [issuingList] })],
  ['BADGE_CRL_UNREADABLE', 'a list is cut off', () => ({ crls: [rootList, issuingList.slice(0, -2)] })],
  [
    'BADGE_CRL_SIGNER',
    'its authority may sign no lists',
    () => below({ extensions: 'basicConstraints=CA:TRUE\nkeyUsage=keyCertSign\n' }),
  ],
  ['BADGE_CRL_STALE', 'a newer list was due', () => ({ at: '2026-07-01T00:00:01Z' })],
  ['BADGE_CRL_EARLY', 'the list is of tomorrow', () => ({ at: '2026-05-31T23:59:59Z' })],
  [
    'BADGE_CRL_PARTIAL',
    'the list is part of one',
    () => below({}, { extensions: 'issuingDistributionPoint=critical,@point\n[point]\nonlyuser=TRUE\n' }),
  ],
])('%s: %s', (code, _, made) => {
  expect(faultOf(made())).toBe(code)
})

test('BADGE_ISSUER: an authority that may have none below it has one', () => {
  const top = pki.authority('/CN=Top', null, {
    extensions: 'basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=keyCertSign,cRLSign\n',
  })
  const middle = pki.authority('/CN=Middle', top)
  const all = { certificates: [top, middle], crls: [pki.crl(top), pki.crl(middle)] }
  expect(faultOf({ ...all, badge: pki.badge(middle), anchors: [top] })).toBe('BADGE_ISSUER')
  expect(faultOf({ ...all, badge: pki.badge(middle), anchors: [middle] })).toBeNull()
})

test('BADGE_CRL_SIGNATURE: a list in the authority’s name, by another key; the authority’s own counts beside it', () => {
  const namesake = pki.authority('/O=Example/CN=Badges', root)
  const forged = pki.crl(namesake, { from: '20260610000000Z' })
  expect(faultOf({ crls: [rootList, forged] })).toBe('BADGE_CRL_SIGNATURE')
  expect(faultOf({ crls: [forged, rootList, issuingList] })).toBeNull()
})

test('BADGE_REVOKED: the badge is on its list, or its authority on the root’s; the newest list counts', () => {
  const lost = pki.badge(issuing)
  const before = pki.crl(issuing, { from: '20260601000000Z' })
  expect(faultOf({ badge: lost, crls: [rootList, before] })).toBeNull()
  pki.revoke(issuing, lost)
  const after = pki.crl(issuing, { from: '20260602000000Z' })
  expect(faultOf({ badge: lost, crls: [rootList, after] })).toBe('BADGE_REVOKED')
  expect(faultOf({ badge: lost, crls: [after, rootList, before] })).toBe('BADGE_REVOKED')
  expect(faultOf({ crls: [rootList, after] })).toBeNull()
  const own = pki.authority('/O=Example/CN=Closed', root)
  const badge = pki.badge(own)
  pki.revoke(root, own)
  expect(faultOf({ badge, certificates: [root, own], crls: [pki.crl(root), pki.crl(own)] })).toBe('BADGE_REVOKED')
})

test('authorities that issued each other lead nowhere, and no path is longer than six', () => {
  const first = pki.authority('/CN=Ring one')
  const chain = [first]
  for (let i = 2; i <= 6; i++) chain.push(pki.authority(`/CN=Ring ${i}`, chain.at(-1) ?? first))
  const last = chain.at(-1) ?? first
  const crls = chain.map((one) => pki.crl(one))
  expect(faultOf({ badge: pki.badge(last), certificates: chain, crls, anchors: [first] })).toBe('BADGE_PATH')
  expect(faultOf({ badge: pki.badge(last), certificates: chain, crls, anchors: [chain[1] ?? first] })).toBeNull()
  expect(faultOf({ badge: pki.badge(last), certificates: chain, crls, anchors: [root] })).toBe('BADGE_PATH')
})

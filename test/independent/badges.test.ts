/** What a record shows of a badge, as both verifiers judge it: signed records of facts that nobody honest would have written. */
import { createPrivateKey, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verifyBundle } from '../../ceremonies/index.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { disclose } from '../../ceremonies/record/disclose.ts'
import { sha256Hex } from '../../ceremonies/base/digest.ts'
import { least } from '../ceremonies/record/builder/records.ts'
import { ceremony, type Draft, signedRecord } from '../ceremonies/record/builder/signed.ts'
import { BadgePki, badgeExtensions, type Made, NOW } from '../support/badge-pki.ts'
import { Reader } from './reader.ts'

const folder = mkdtempSync(join(tmpdir(), 'badges-'))
const reader = new Reader()
afterAll(async () => {
  await reader.end()
  rmSync(folder, { recursive: true })
})

const pki = new BadgePki(folder)
const root = pki.authority('/O=Example/CN=Root of badges')
const issuing = pki.authority('/O=Example/CN=Badges', root)
const jo = pki.badge(issuing, { extensions: `${badgeExtensions}subjectAltName=email:jo.doe@example.org\n` })
const lists = { root: pki.crl(root), issuing: pki.crl(issuing) }
const usual = [lists.issuing, lists.root]

const pem = (label: string, der: string): string => {
  const lines =
    Buffer.from(der, 'hex')
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
const digestOf = (hex: string): string => sha256Hex(Uint8Array.from(Buffer.from(hex, 'hex')))

interface Case {
  readonly path?: readonly Made[]
  readonly crls?: readonly string[]
  readonly at?: string
  readonly name?: string
  readonly shown?: string
  readonly by?: string
  /** In place of the ceremony that the badge signed for. */
  readonly signedFor?: string
  readonly key?: Made
  readonly rsa?: boolean
  readonly checked?: object
  readonly told?: object
  /** Beside what belongs into the file of certificates. */
  readonly more?: string
  readonly leaveOut?: 'badge.checked' | 'badge.shown'
  readonly between?: Draft
}

function recordOf(given: Case) {
  const {
    path = [jo, issuing, root],
    crls = usual,
    at = NOW,
    name = 'Jo Doe',
    shown = 'Jo Doe',
    by = 'common-name',
  } = given
  const [badge = jo] = path
  const challenge = '0f'.repeat(32)
  const statement = Buffer.concat([
    Buffer.from(`strongroom/check-badge/v1\n${given.signedFor ?? ceremony}\n`),
    Buffer.from(challenge, 'hex'),
  ])
  const { pkcs8 } = pki.keyOf(given.key ?? badge)
  const key = createPrivateKey({ key: Buffer.from(pkcs8, 'hex'), type: 'pkcs8', format: 'der' })
  const signature = sign('sha256', statement, key).toString('hex')
  const files = {
    'badge-one.pem': path.map(({ der }) => pem('CERTIFICATE', der)).join('') + (given.more ?? ''),
    'badge-one.crl.pem': crls.map((der) => pem('X509 CRL', der)).join(''),
  }
  const anchor = digestOf(path.at(-1)?.der ?? '')
  const facts: Draft[] = [
    { type: 'badge.checked', fact: { person: 'one', software: false, anchor, at, ...given.checked } },
    ...(given.between ? [given.between] : []),
    {
      type: 'badge.shown',
      fact: {
        ...{ person: 'one', name, shown, by, serial: '1', issuer: 'Badges' },
        certificate: { serial: '01', sha256: digestOf(badge.der), until: '2027-01-01T00:00:00Z' },
        list: { from: NOW, until: NOW },
        ...{ challenge, signature, certificates: 'badge-one.pem', crls: 'badge-one.crl.pem' },
        ...given.told,
      },
    },
    ...Object.entries(files).map(([file, text]): Draft => {
      const bytes = Buffer.from(text)
      const kept = { name: file, sha256: sha256Hex(bytes), bytes: bytes.length, level: 'confidential', kind: 'badge' }
      return { type: 'artifact.kept', fact: kept }
    }),
  ]
  const left = facts.filter(({ type }) => type !== given.leaveOut)
  return signedRecord(least(...left), { artifacts: files })
}

async function judged(given: Case): Promise<{ readonly ours: boolean; readonly theirs: boolean }> {
  const files = recordOf(given)
  const { valid: ours } = verifyBundle(files, { ...nodeMeans, replay: () => null, checkpoint: null })
  const { valid: theirs } = await reader.report(files)
  return { ours, theirs }
}

test.each<readonly [string, () => Case]>([
  ['it led to its anchor, answered, and had that name', () => ({})],
  ['compared by e-mail', () => ({ name: 'Jo Doe <Jo.Doe@example.org>', shown: 'jo.doe@example.org', by: 'email' })],
  ['with an RSA key', () => ({ path: [pki.badge(issuing, { key: ['rsa:2048'] }), issuing, root] })],
])('a badge is valid for both: %s', async (_, given) => {
  expect(await judged(given())).toEqual({ ours: true, theirs: true })
})

test('that it was checked is told to everybody, and what it showed to the organisation alone', async () => {
  const files = disclose(recordOf({}), 'restricted', nodeMeans)
  expect([...files.keys()].filter((name) => name.startsWith('artifacts/'))).toEqual([])
  expect(new TextDecoder().decode(files.get('facts.jsonl'))).not.toMatch(/Jo Doe/)
  const { valid, remarks } = verifyBundle(files, { ...nodeMeans, replay: () => null, checkpoint: null })
  const anchors = [digestOf(root.der)]
  expect(valid).toBe(true)
  expect(remarks).toContainEqual({ code: 'BADGES_CHECKED', fact: null, parameters: { count: 1, anchors } })
  expect(await reader.report(files)).toMatchObject({ valid: true, badges: anchors })
})

const lost = pki.badge(issuing)
const namesake = pki.authority('/O=Example/CN=Badges', root)

test.each<readonly [string, () => Case]>([
  ['it answered another ceremony', () => ({ signedFor: '1'.repeat(26) })],
  ['another key answered', () => ({ key: root })],
  ['another name is on the roll', () => ({ name: 'Kim Roe' })],
  ['a name that only looks the same', () => ({ name: 'Jо Doe' })],
  ['it does not have the name that is shown', () => ({ name: 'Kim Roe', shown: 'Kim Roe' })],
  ['it has no such alternative name', () => ({ by: 'upn' })],
  ['it leads to another anchor', () => ({ checked: { anchor: digestOf(issuing.der) } })],
  [
    'its issuer is another of the same name',
    () => ({ path: [jo, namesake, root], crls: [pki.crl(namesake), lists.root] }),
  ],
  ['the authority in between is left out', () => ({ path: [jo, root], crls: [lists.root] })],
  ['it had run out', () => ({ path: [pki.badge(issuing, { until: '20260615115959Z' }), issuing, root] })],
  ['it was not valid yet', () => ({ path: [pki.badge(issuing, { from: '20260615120001Z' }), issuing, root] })],
  ['it is another moment', () => ({ at: '2026-07-01T00:00:01Z' })],
  ['the moment is before the lists', () => ({ at: '2026-05-31T23:59:59Z' })],
  ['the lists are in another order', () => ({ crls: [lists.root, lists.issuing] })],
  ['a list is missing', () => ({ crls: [lists.issuing] })],
  ['a list is by another of the same name', () => ({ crls: [pki.crl(namesake), lists.root] })],
  [
    'it was revoked',
    () => {
      pki.revoke(issuing, lost)
      return { path: [lost, issuing, root], crls: [pki.crl(issuing), lists.root] }
    },
  ],
  [
    'a list is part of one',
    () => ({
      crls: [
        pki.crl(issuing, { extensions: 'issuingDistributionPoint=critical,@point\n[point]\nonlyuser=TRUE\n' }),
        lists.root,
      ],
    }),
  ],
  ['it may not sign', () => ({ path: [pki.badge(issuing, { extensions: 'keyUsage=keyAgreement\n' }), issuing, root] })],
  [
    'it is for other purposes',
    () => ({
      path: [
        pki.badge(issuing, { extensions: 'keyUsage=digitalSignature\nextendedKeyUsage=serverAuth\n' }),
        issuing,
        root,
      ],
    }),
  ],
  [
    'a critical extension is unknown',
    () => ({
      path: [pki.badge(issuing, { extensions: `${badgeExtensions}1.2.3.4=critical,ASN1:NULL\n` }), issuing, root],
    }),
  ],
  [
    'who issued it is no authority',
    () => {
      const own = pki.authority('/CN=Otherwise', root, { extensions: 'keyUsage=keyCertSign,cRLSign\n' })
      return { path: [pki.badge(own), own, root], crls: [pki.crl(own), lists.root] }
    },
  ],
  [
    'who issued it may sign no lists',
    () => {
      const own = pki.authority('/CN=Otherwise', root, {
        extensions: 'basicConstraints=CA:TRUE\nkeyUsage=keyCertSign\n',
      })
      return { path: [pki.badge(own), own, root], crls: [pki.crl(own), lists.root] }
    },
  ],
  ['it is signed with SHA-1', () => ({ path: [pki.badge(issuing, { digest: 'sha1' }), issuing, root] })],
  ['it is of another person', () => ({ told: { person: 'two' } })],
  ['its certificate is another', () => ({ told: { certificate: { sha256: digestOf(root.der) } } })],
  ['something else is in its file', () => ({ more: 'Jo Doe\n' })],
  ['its file is missing', () => ({ told: { crls: 'other.pem' } })],
  ['a member is missing', () => ({ told: { challenge: null } })],
  ['what it showed is left out', () => ({ leaveOut: 'badge.shown' })],
  ['it stands alone', () => ({ leaveOut: 'badge.checked' })],
  ['something stands in between', () => ({ between: { type: 'note.added', fact: { by: 'one', text: '' } } })],
])('a badge is invalid for both: %s', async (_, given) => {
  expect(await judged(given())).toEqual({ ours: false, theirs: false })
})

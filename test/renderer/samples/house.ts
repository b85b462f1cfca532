import type { Message } from '../../../ceremonies/base/message.ts'
import type { RefusalCode } from '../../../ceremonies/base/refusal.ts'
import { House, Preparation } from '../../../preload/views.ts'
import { names, plan, script, scriptDigest, scriptWords, sha256, words } from './day.ts'

const minutes = plan.steps.reduce((sum, step) => sum + step.minutes, 0)

export const refused = (code: RefusalCode, parameters: Message['parameters'] = {}): Message => ({ code, parameters })

export const house: House = House.parse({
  push: 1,
  about: {
    version: '0.1.0',
    commit: 'fbf01c6a3b',
    digest: sha256('application'),
    node: '24.21.0',
    runtime: 'Chromium shell',
  },
  scripts: [
    {
      file: 'root-key.yaml',
      title: script.title,
      purpose: script.purpose,
      digest: scriptDigest,
      words: scriptWords,
      acts: plan.acts.length,
      steps: plan.steps.length,
      minutes,
    },
  ],
  ceremonies: [
    {
      id: 'k2v7q4m9x1c8p3w6z5n0t2r4y7',
      title: 'Root key ceremony',
      mode: 'real',
      opened: '2026-11-21T08:58:12.004Z',
      last: '2026-11-21T10:41:55.310Z',
      facts: 148,
      phase: 'unfinished',
      step: 'Make the backup key',
      trouble: null,
    },
    {
      id: 'a1b2c3d4e5f6g7h8i9j0k1l2m3',
      title: 'Root key ceremony',
      mode: 'rehearsal',
      opened: '2026-11-14T09:02:40.000Z',
      last: '2026-11-14T13:20:01.000Z',
      facts: 412,
      phase: 'sealed',
      step: null,
      trouble: null,
    },
    {
      id: 'z9y8x7w6v5u4t3s2r1q0p9o8n7',
      title: 'Root key ceremony',
      mode: 'rehearsal',
      opened: '2026-11-13T09:00:00.000Z',
      last: '2026-11-13T09:44:30.000Z',
      facts: 67,
      phase: 'aborted',
      step: null,
      trouble: null,
    },
  ],
  tokens: [
    {
      module: '/usr/lib/softhsm/libsofthsm2.so',
      sha256: 'c4'.repeat(32),
      label: 'strongroom-root',
      serial: '5d1cfa7b0e6a91c4',
      model: 'SoftHSM v2',
    },
    { module: '/usr/lib/softhsm/libsofthsm2.so', sha256: 'c4'.repeat(32), label: '', serial: '', model: 'SoftHSM v2' },
  ],
  troubles: [
    {
      module: '/opt/hsm/lib/libvendor-pkcs11.so',
      refused: refused('MODULE_NOT_FOUND', { path: '/opt/hsm/lib/libvendor-pkcs11.so' }),
    },
  ],
  readers: {
    readers: [
      {
        reader: 'Yubico YubiKey OTP+FIDO+CCID 00 00',
        card: {
          atr: '3bfd1300008131fe158073c021c057597562694b657940',
          applets: [{ applet: 'piv', serial: '7654321', firmware: '5.7.4' }],
        },
        refused: null,
      },
      {
        reader: 'Desk Reader 01 00',
        card: null,
        refused: refused('CARD_HELD', { reader: 'Desk Reader 01 00', programs: 'scdaemon 4711' }),
      },
    ],
    refused: null,
  },
  printers: ['Ceremony-Printer'],
  chosen: { language: 'en', theme: 'system', contrast: 'usual', percent: 100 },
})

const parts = plan.parts.map((part) => ({
  ...part,
  brings: part.role.endsWith('witness'),
  name: names[part.id] ?? '',
  problem: null,
  broughtProblem: null,
}))

const parameters = Object.entries(script.parameters).map(([name, parameter]) => ({
  name,
  title: parameter.title,
  type: parameter.type,
  options:
    parameter.type === 'algorithm'
      ? ['EC-P256', 'EC-P384', 'EC-P521', 'RSA-3072', 'RSA-4096', 'Ed25519']
      : parameter.type === 'choice'
        ? parameter.of
        : [],
  min: parameter.type === 'integer' ? parameter.min : null,
  max: parameter.type === 'integer' ? parameter.max : null,
  value: String(parameter.default),
  problem: null,
}))

/** Everything filled in: the room can compare the plan and open. */
export const whole: Preparation = Preparation.parse({
  title: script.title,
  purpose: script.purpose,
  languages: ['en', 'de'],
  language: 'en',
  digest: scriptDigest,
  parameters,
  parts,
  hsms: [{ name: 'root-hsm', title: 'Root HSM', certified: false, problem: null }],
  mirrorProblem: null,
  findings: [],
  acts: plan.acts.map(({ id, title }) => ({
    title,
    steps: plan.steps.filter((step) => step.act === id).map((step) => ({ title: step.title, minutes: step.minutes })),
  })),
  minutes,
  problems: [],
  remarks: [],
  forewarnings: [],
  plan: { digest: sha256('plan'), words: words('plan') },
})

/** As it stands at the beginning. */
export const blank: Preparation = Preparation.parse({
  ...whole,
  parts: parts.map((part) => ({ ...part, name: '' })),
  problems: [refused('NAME_MISSING', { part: 'administrator' })],
  plan: null,
})

/** A token holds what it did not hold when an earlier ceremony was sealed. */
const objectsMore = {
  code: 'register.objectsMore',
  parameters: {
    device: 'root-hsm',
    label: 'strongroom-root',
    serial: '4711',
    ceremony: 'a'.repeat(26),
    at: '2026-11-21T10:00:00.000Z',
    objects: [{ code: 'register.object', parameters: { type: 'certificate', id: '09', label: 'stranger' } }],
  },
}
/** Nothing stands in the way, and there is something to settle. */
export const remarked: Preparation = Preparation.parse({ ...whole, remarks: [objectsMore] })

/** With what goes wrong: a parameter out of range, a person in two parts that exclude each other, and findings. */
export const faulty: Preparation = Preparation.parse({
  ...whole,
  remarks: [objectsMore],
  parameters: parameters.map((parameter) =>
    parameter.name === 'validity-years'
      ? {
          ...parameter,
          value: '40',
          problem: refused('PARAMETER_INVALID', {
            name: 'validity-years',
            reason: 'must be a whole number from 1 to 25',
          }),
        }
      : parameter,
  ),
  parts: parts.map((part) =>
    part.id === 'custodian-2'
      ? {
          ...part,
          name: names['administrator'],
          problem: refused('ROLE_CONFLICT', { a: 'administrator', b: 'custodian-2' }),
        }
      : part,
  ),
  findings: [
    {
      id: 'KEY-10',
      severity: 'error',
      line: 231,
      column: 9,
      said: { code: 'KEY-10', parameters: { key: 'root', step: 'generate' } },
    },
    {
      id: 'TIME-1',
      severity: 'warning',
      line: 140,
      column: 5,
      said: { code: 'TIME-1', parameters: { step: 'hand-over', minutes: 400 } },
    },
  ],
  problems: [refused('PARAMETER_INVALID', { name: 'validity-years', reason: 'must be a whole number from 1 to 25' })],
  plan: null,
})

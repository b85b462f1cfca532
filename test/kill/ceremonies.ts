/** The ceremonies of which acts are killed. What the first tries already, the others leave out. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rehearseEarlier } from '../../main/earlier.ts'
import { scriptText } from '../support/ceremony.ts'
import { inBlocks } from '../support/in-blocks.ts'
import { plan } from '../support/succession.ts'

export interface Ceremony {
  readonly script: string
  readonly settings: Readonly<Record<string, string>>
  /** The step that makes the key which is split: what is done from there on a restart undoes, or asks shares for again. */
  readonly birth: string
  /** Steps that would not be themselves after a restart: the set would be void, the key gone before it is destroyed. */
  readonly unlike: RegExp
  /** A step that only a crash puts in, and the step before which that crash is. */
  readonly detours: Readonly<Record<string, string>>
  /** The steps whose acts are killed, of those that have one. */
  readonly acts: RegExp
  /** What is there before it, in its folder. */
  readonly before?: (directory: string) => Promise<void>
}

export const medium: Ceremony = {
  script: scriptText('medium'),
  settings: {},
  birth: 'backup-key',
  unlike: /^(split|hand-over-\d|prove-share-\d|prove-set|destroy)$/,
  detours: { 'void-set-before-prove-set': 'prove-set', 'reload-before-archive': 'archive' },
  acts: /./,
}

const small = { shares: '3', threshold: '2' }

export const splitSecret: Ceremony = {
  script: scriptText('split-secret'),
  settings: small,
  birth: 'envelope-key',
  unlike: /^(split|hand-over-\d|prove-share-\d|prove-set)$/,
  detours: {
    'void-set-before-prove-set': 'prove-set',
    'recall-envelope-key-before-type-secret': 'type-secret',
    'recall-envelope-key-before-open-envelope': 'open-envelope',
  },
  acts: /envelope|-secret$|^void-set/,
}

/** The same with shares of shamirs-secret-sharing, for the acts in which that library's process has a part. */
export const splitInBlocks: Ceremony = {
  ...splitSecret,
  script: inBlocks(splitSecret.script),
  acts: /^(split|prove-set|open-envelope)$|^recall-/,
}

export const generateKeys: Ceremony = {
  script: scriptText('generate-keys'),
  settings: small,
  birth: 'backup-key',
  unlike: /^(split|hand-over-\d|prove-share-\d|prove-set|destroy-backup-key)$/,
  detours: { 'reload-before-archive-wrapping-key': 'archive-wrapping-key' },
  acts: /^probe-mac|wrapping-key$|^generate-(encryption|mac)|^(verify|archive)-mac/,
}

export const archiveKey: Ceremony = {
  script: scriptText('archive-key'),
  settings: small,
  birth: 'backup-key',
  unlike: /^(split|hand-over-\d|prove-share-\d|prove-set|destroy-backup-key)$/,
  detours: { 'reload-before-archive': 'archive' },
  acts: /^(use-token|find-key|archive|restore|lock)$/,
}

/** The earlier ceremony is held, and people have its sheets. */
async function earlierHeld(directory: string): Promise<void> {
  const earlier = await rehearseEarlier(plan, { folder: directory, cards: null })
  const sheets = [...(earlier?.sheets ?? [])].map(([person, words]) => [`share ${person}`, words])
  writeFileSync(join(directory, 'people.json'), JSON.stringify(sheets), { mode: 0o600 })
}

export const change: Ceremony = {
  script: scriptText('change'),
  settings: {},
  birth: 'backup-key',
  unlike: /^(split|hand-over-\d|prove-share-\d|prove-set|destroy)$/,
  detours: { 'reload-before-rewrap': 'rewrap', 'recover-backup-key-before-rewrap': 'rewrap' },
  acts: /^(accept|recover|rewrap|rewrap-secret|clear|restore|restore-secret)$|^recover-backup-key-before/,
  before: earlierHeld,
}

export const recoveryDrill: Ceremony = {
  script: scriptText('recovery-drill'),
  settings: small,
  birth: 'backup-key',
  unlike: /^(split|hand-over-\d|prove-share-\d|prove-set|destroy-backup-key)$/,
  detours: { 'recover-backup-key-before-recover-signing-key': 'recover-signing-key' },
  acts: /^(accept|recover)-|^destroy-recovered$/,
}

export const secretOnCards: Ceremony = {
  script: scriptText('secret-on-cards'),
  settings: {},
  birth: 'envelope-key',
  unlike: /^(split|put-share-\d|print-share-\d|scan-share-\d|hand-over-\d|prove-card-\d|prove-share-\d|prove-set)$/,
  detours: { 'recall-envelope-key-before-type-secret': 'type-secret' },
  acts: /^(put-share|print-share|scan-share|prove-card)-\d$|^recall/,
}

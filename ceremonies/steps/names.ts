/** Every kind of step that a script may name. */
export const kindNames = [
  'roll-call',
  'attest',
  'read-aloud',
  'clock',
  'inspect',
  'environment',
  'exception',
  'note',
  'break',
  'copy-words',
  'commission',
  'record-key',
  'probe-archive',
  'checkpoint',
  'backup-key',
  'split',
  'hand-over',
  'prove-share',
  'prove-set',
  'generate',
  'verify-key',
  'archive',
  'restore-proof',
  'make-unextractable',
  'destroy-backup-key',
  'certificate',
  'seal',
] as const
/** Also the kinds that only the course of events puts between. */

/** What the course of events puts in between: no script may name these. */
export const insertedNames = ['void-set', 'reload'] as const

export type KindName = (typeof kindNames)[number] | (typeof insertedNames)[number]

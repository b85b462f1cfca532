/** What facts that nobody said say: steps put in between, exceptions, the laptop's surroundings, the time after the seal. */

/** Titles of steps that the course of events puts in between, by their kind. */
export const inserted = {
  'void-set': 'Void the set of shares',
  reload: 'Recover the backup key from its shares',
  'recall-envelope-key': 'Recover the envelope key from its shares',
  'recover-backup-key': 'Recover the backup key from its shares again',
  'inspect-card': 'Ask the card that keeps share {share}',
  instead: {
    enrol: 'Enrol {card} in place of the card that broke',
    put: 'Share {share} goes onto {card}, in place of the card that broke',
    prove: 'The card {card} proves share {share}',
    show: 'Share {share} goes onto paper, in place of the card that broke',
    type: 'Type share {share}, which went onto paper',
  },
  'reread-share': 'Type share {share}, whose bag is damaged',
  clock: 'Read the two clocks again',
  newcomer: 'Identify the new {part}',
  badge: 'Check the badge of the new {part}',
} as const

/** The exception that a rehearsal raises where a token cannot wrap the key. */
export const waived = {
  happened: 'The token cannot wrap a key of type {algorithm} ({code}).',
  expected: 'The key is archived under the backup key.',
  decided: 'The rehearsal continues as if the script said {parameter}: {value}.',
  effect: 'No backup of this key exists; if the token is lost, the key is lost.',
  remedy: 'Use a token that wraps this type, or decide on {parameter}: {value} in the script.',
} as const

/** What the laptop's surroundings amount to, by the check. */
export const environment = {
  'LAPTOP-1': { refused: 'swap is on: memory may be written to disk', fit: 'no swap' },
  'LAPTOP-2': { refused: 'core dumps are possible: set the hard limit to 0', fit: 'no core dumps' },
  'LAPTOP-3': { refused: 'network interfaces are up: {names}', fit: 'no network interface but loopback is up' },
  'LAPTOP-4': { refused: 'radios are on: {names}', fit: 'no radio is on' },
} as const

/** What the journal tells of the time after the last fact, by its entry. */
export const journal = {
  people: '{person} ({method})',
  'seal.started': 'The record key began to sign the last checkpoint, over all facts.',
  'seal.failed': 'The signature failed ({code}).',
  'seal.redone': 'The signature was in doubt; {people} agreed to make it again over the same bytes: {statement}',
  'record-key.started': 'The destruction of the record key began.',
  'record-key.failed': 'The destruction of the record key failed ({code}).',
  'record-key.redone': 'The destruction was in doubt; {people} agreed to repeat it: {statement}',
  'record-key.destroyed':
    'The record key, CKA_ID {id}, is destroyed (objects destroyed: {objects}). Nothing can be signed for this ceremony any more.',
} as const

/** How a person was recognised. */
export const method = { code: 'personal code', smartcard: 'signed by smartcard', fed: 'fed' } as const

import { noted } from '../../kernel/noted.ts'
import { rowsFrom } from '../../kernel/rows.ts'
import { ceremonySealed, checkpointSigned, recordKeyMade } from './facts.ts'

export const evidenceRows = [
  rowsFrom(recordKeyMade, ({ token, id, fingerprint }) => [{ kind: 'record-key', token, id, fingerprint }]),
  rowsFrom(checkpointSigned, ({ note }) => noted(note)),
  rowsFrom(ceremonySealed, ({ tokens }) => [
    { kind: 'ended', how: 'sealed' },
    ...tokens.map(({ name, objects }) => ({ kind: 'objects' as const, name, objects: [...objects] })),
  ]),
]

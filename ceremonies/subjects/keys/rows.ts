import { rowsFrom } from '../../kernel/rows.ts'
import {
  keyArchived,
  keyFound,
  keyLocked,
  keyMade,
  keyProved,
  keyRestored,
  secretKeyArchived,
  secretKeyFound,
  secretKeyMade,
  secretKeyProved,
  secretKeyRestored,
} from './facts.ts'

const archived = ({ label, set }: { readonly label: string; readonly set: string }) => [
  { kind: 'key-status', label, status: 'archived' } as const,
  { kind: 'key-set', label, set } as const,
]

export const keyRows = [
  rowsFrom(keyMade, ({ label, token, id, algorithm, spki }) => [{ kind: 'key', label, token, id, algorithm, spki }]),
  rowsFrom(keyFound, ({ label, token, id, algorithm, spki }) => [{ kind: 'key', label, token, id, algorithm, spki }]),
  rowsFrom(keyProved, ({ label }) => [{ kind: 'key-status', label, status: 'proved' }]),
  rowsFrom(keyArchived, archived),
  rowsFrom(keyRestored, ({ label }) => [{ kind: 'key-status', label, status: 'restored' }]),
  rowsFrom(secretKeyMade, ({ label, token, id, algorithm, purpose, keyCheck }) => [
    { kind: 'secret-key', label, token, id, algorithm, purpose, check: keyCheck },
  ]),
  rowsFrom(secretKeyFound, ({ label, token, id, algorithm, purpose, keyCheck }) => [
    { kind: 'secret-key', label, token, id, algorithm, purpose, check: keyCheck },
  ]),
  rowsFrom(secretKeyProved, ({ label }) => [{ kind: 'key-status', label, status: 'proved' }]),
  rowsFrom(secretKeyArchived, archived),
  rowsFrom(secretKeyRestored, ({ label }) => [{ kind: 'key-status', label, status: 'restored' }]),
  rowsFrom(keyLocked, ({ label }) => [{ kind: 'key-status', label, status: 'locked' }]),
]

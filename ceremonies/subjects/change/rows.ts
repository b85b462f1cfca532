import { rowsFrom } from '../../kernel/rows.ts'
import { archiveRewrapped, setInForce, setRetired } from './facts.ts'

export const changeRows = [
  rowsFrom(archiveRewrapped, ({ label, token, id, key, from }) => [
    { kind: 'key-rewrapped', label, from },
    'spki' in key
      ? { kind: 'key', label, token, id, algorithm: key.algorithm, spki: key.spki }
      : {
          kind: 'secret-key',
          label,
          token,
          id,
          algorithm: key.algorithm,
          purpose: key.purpose,
          check: key.keyCheck,
        },
  ]),
  rowsFrom(setInForce, ({ set, over }) => [{ kind: 'set-in-force', set, over }]),
  rowsFrom(setRetired, ({ set, destroyed, left, archives }) => [
    { kind: 'set-retired', set, destroyed, left, archives },
  ]),
]

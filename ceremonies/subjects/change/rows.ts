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
  // A share that a card still has is not destroyed with its sheet.
  rowsFrom(setRetired, ({ set, destroyed, left, cards, archives }) => {
    const kept = new Set([...left, ...cards.filter((card) => !card.destroyed).map(({ share }) => share)])
    const all = new Set([...destroyed, ...left, ...cards.map(({ share }) => share)])
    const inOrder = [...all].toSorted((a, b) => a - b)
    return [
      {
        kind: 'set-retired',
        set,
        destroyed: inOrder.filter((share) => !kept.has(share)),
        left: inOrder.filter((share) => kept.has(share)),
        archives,
      },
    ]
  }),
]

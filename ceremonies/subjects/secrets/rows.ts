import { rowsFrom } from '../../kernel/rows.ts'
import { envelopeClosed, envelopeKeyDestroyed, envelopeKeyMade, envelopeOpened } from './facts.ts'

export const secretRows = [
  rowsFrom(envelopeKeyMade, ({ set, check }) => [{ kind: 'envelope-key', set, check }]),
  rowsFrom(envelopeKeyDestroyed, ({ set }) => [{ kind: 'envelope-key-destroyed', set }]),
  rowsFrom(envelopeClosed, ({ artifact, label, sha256, set }) => [{ kind: 'envelope', artifact, label, sha256, set }]),
  rowsFrom(envelopeOpened, ({ artifact }) => [{ kind: 'envelope-opened', artifact }]),
]

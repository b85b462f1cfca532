import { refuse } from '../../base/refusal.ts'
import type { AttributeName, Template } from '../../devices/hsm.ts'
import type { State } from '../../kernel/model.ts'
import { mustBeAsAsked } from '../keys/templates.ts'

/** What a key may be used for: some software tokens set these by the type of the key, whatever is asked. */
const uses: ReadonlySet<string> = new Set<AttributeName>([
  'CKA_SIGN',
  'CKA_VERIFY',
  'CKA_ENCRYPT',
  'CKA_DECRYPT',
  'CKA_WRAP',
  'CKA_UNWRAP',
  'CKA_DERIVE',
])

/**
 * The uses that a restored key has beyond its template, by attribute. A real ceremony takes none; a rehearsal puts them on record,
 * so that a token that ignores policy can be rehearsed with. Throws ATTRIBUTE_DIFFERS for whatever else is not as asked.
 */
export function departuresFrom(mode: State['mode'], label: string, asked: Template, readBack: Template): string[] {
  if (mode === 'real') mustBeAsAsked(label, asked, readBack)
  const strict = Object.fromEntries(Object.entries(asked).filter(([name, value]) => !uses.has(name) || value === true))
  mustBeAsAsked(label, strict, readBack)
  const read: Readonly<Record<string, unknown>> = readBack
  const more = Object.entries(asked).filter(
    ([name, value]) => uses.has(name) && value === false && read[name] !== false,
  )
  const unread = more.find(([name]) => read[name] !== true)
  if (unread) throw refuse('ATTRIBUTE_DIFFERS', { label, attribute: unread[0], asked: 'false', found: 'unreadable' })
  return more.map(([name]) => name).sort()
}

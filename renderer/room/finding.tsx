import type { Json } from '../../ceremonies/json.ts'
import { labelOf, plain } from '../../ceremonies/transcript/entries.ts'
import { useSaid } from '../language/language.ts'
import { Facts } from '../ui/facts.tsx'

/** What devices were found to hold, in the order in which they told it. */
export function Finding({ value }: { readonly value: Json }) {
  const said = useSaid()
  if (value === null || typeof value !== 'object' || isList(value)) return <p>{said.plain(plain(value))}</p>
  const one = (name: string, item: Json) => [said.label(labelOf(name)), said.plain(plain(item))] as const
  // Each of several is on a line of its own.
  return (
    <Facts
      of={Object.entries(value).flatMap(([name, item]) =>
        isList(item) && item.length > 0 ? item.map((each) => one(name, each)) : [one(name, item)],
      )}
    />
  )
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

import type { Json } from '../../ceremonies/base/json.ts'
import { useSay } from '../language/language.ts'
import { Facts } from '../ui/facts.tsx'

/** What devices were found to hold, in the order in which they told it. */
export function Finding({ value }: { readonly value: Json }) {
  const say = useSay()
  if (value === null || typeof value !== 'object' || isList(value)) return <p>{say({ data: value })}</p>
  const one = (name: string, item: Json) => [say({ name }), say({ data: item })] as const
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

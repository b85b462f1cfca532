import type { Json } from '../../ceremonies/json.ts'
import { labelOf, plain } from '../../ceremonies/transcript/entries.ts'

/** What devices were found to hold, in the order in which they told it. */
export function Finding({ value }: { readonly value: Json }) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return <p>{plain(value)}</p>
  return (
    <dl className="lines">
      {Object.entries(value).map(([name, item]) => (
        <div key={name}>
          <dt>{labelOf(name)}</dt>
          <dd>
            {isList(item) && item.length > 0 ? (
              <ul className="stack-close">
                {item.map((one) => (
                  <li key={plain(one)}>{plain(one)}</li>
                ))}
              </ul>
            ) : (
              plain(item)
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

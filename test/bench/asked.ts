import { parseArgs } from 'node:util'
import { exits } from '../../main/cli/failure.ts'

interface Asked<T> {
  readonly wanted: readonly T[]
  readonly json: boolean
}

/** What the command line names of `known`, all without a name. Ends the process if it is not understood. */
export function asked<T>(known: Readonly<Record<string, T>>): Asked<T> {
  try {
    return understood(known)
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(exits.unreadable)
  }
}

function understood<T>(known: Readonly<Record<string, T>>): Asked<T> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
  const names = positionals.length > 0 ? positionals : Object.keys(known)
  const wanted = names.map((name) => {
    const one = Object.hasOwn(known, name) ? known[name] : undefined
    if (one === undefined) throw new Error(`There is no bench ${name}; choose one of ${Object.keys(known).join(', ')}.`)
    return one
  })
  return { wanted, json: values.json === true }
}

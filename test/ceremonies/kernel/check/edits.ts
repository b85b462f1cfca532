import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Edit = (script: string) => string

export const fixtures = join(import.meta.dirname, '../../../fixtures/scripts')
/** A script that nothing can be said against; every case spoils it in one way. */
export const medium = readFileSync(join(fixtures, 'medium.yaml'), 'utf8')

/** The shipped script for a secret, for what the other has none of. */
export const splitSecret = readFileSync(
  join(import.meta.dirname, '../../../../ceremonies/scripts/split-secret.yaml'),
  'utf8',
)

/** Puts `to` in place of `from`, which must stand there; in `step`, if one is named. */
export function swap(from: string, to: string, step?: string): Edit {
  return (script) => {
    const start = step === undefined ? 0 : startOf(script, step)
    const place = script.indexOf(from, start)
    if (place < 0) throw new Error(`there is no ${from}`)
    return script.slice(0, place) + to + script.slice(place + from.length)
  }
}

/** Takes out the step of that id. */
export function without(step: string): Edit {
  return (script) => script.slice(0, startOf(script, step)) + script.slice(endOf(script, step))
}

/** Puts a step, written in flow style, behind that one. */
export function behind(step: string, added: string): Edit {
  return (script) => `${script.slice(0, endOf(script, step))}      - { ${added} }\n${script.slice(endOf(script, step))}`
}

/** Takes a step from its place and puts it behind another. */
export function move(step: string, after: string): Edit {
  return (script) => {
    const text = script.slice(startOf(script, step), endOf(script, step))
    const rest = without(step)(script)
    const place = endOf(rest, after)
    return rest.slice(0, place) + text + rest.slice(place)
  }
}

export function all(...edits: readonly Edit[]): Edit {
  return (script) => edits.reduce((text, edit) => edit(text), script)
}

function startOf(script: string, step: string): number {
  const found = [`      - id: ${step}\n`, `      - { id: ${step},`]
    .map((head) => script.indexOf(head))
    .find((at) => at >= 0)
  if (found === undefined) throw new Error(`there is no step ${step}`)
  return found
}

function endOf(script: string, step: string): number {
  const lines = script.slice(startOf(script, step)).split('\n')
  const length = lines.slice(1).findIndex((line) => !line.startsWith('        '))
  return startOf(script, step) + lines.slice(0, length + 1).join('\n').length + 1
}

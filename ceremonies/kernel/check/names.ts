import { controls } from '../../base/controls.ts'
import type { Script, Path } from '../script.ts'
import { looksLike } from '../../base/unicode/lookalike.ts'
import type { Check, ScriptCourse } from '../model.ts'
import type { Found } from '../found.ts'
import type { InventoryList } from '../inventory.ts'
import { allSteps, placeOf, isPossible } from './course.ts'

const RESERVED = ['each', 'turn']
/** The members of a step in which names are filled in. */
const notFilled = new Set(['id', 'kind', 'performs', 'witnesses', 'minutes', 'controls', 'when', 'for-each'])

export const names: readonly Check[] = [
  { id: 'NAME-1', severity: 'error', find: (course) => repeated(stepIds(course), (id) => ({ id })) },
  {
    id: 'NAME-2',
    severity: 'error',
    find: ({ script }) =>
      repeated(
        script.acts.map(({ id }, act) => ({ name: id, found: { path: ['acts', act, 'id'] } })),
        (id) => ({ id }),
      ),
  },
  { id: 'NAME-5', severity: 'error', find: unbound },
  {
    id: 'NAME-6',
    severity: 'error',
    find: ({ script }) =>
      allSteps(script).flatMap(({ step, path }): Found[] => {
        if (!step.when) return []
        const { parameter: name, is: value } = step.when
        const parameter = Object.hasOwn(script.parameters, name) ? script.parameters[name] : undefined
        if (parameter && isPossible(parameter, value)) return []
        const found = { path: [...path, 'when'], step: step.id, say: { name, value } }
        return [parameter ? found : { ...found, unknown: { name, known: Object.keys(script.parameters) } }]
      }),
  },
  {
    id: 'NAME-7',
    severity: 'warning',
    find: ({ script }) =>
      Object.keys(script.parameters)
        .filter((name) => !used(script, name))
        .map((name) => ({ path: ['parameters', name], say: { name } })),
  },
  {
    id: 'NAME-10',
    severity: 'error',
    find: ({ steps }) =>
      steps.flatMap((step) =>
        step.step.controls.flatMap((control, i) =>
          Object.hasOwn(controls, control) ? [] : [{ ...placeOf(step, 'controls', i), say: { control } }],
        ),
      ),
  },
  {
    id: 'NAME-11',
    severity: 'error',
    find: ({ script }) =>
      (['parameters', 'roles'] as const).flatMap((member) =>
        RESERVED.filter((name) => Object.hasOwn(script[member], name)).map((name) => ({
          path: [member, name],
          say: { name },
        })),
      ),
  },
  { id: 'NAME-12', severity: 'error', find: (course) => kindsOfTitles(course).flatMap(alike) },
]

export interface Named {
  readonly name: string
  readonly found: Found
}

/** Those whose name another one before them has. */
export function repeated(all: readonly Named[], say: (name: string) => Required<Found>['say']): readonly Found[] {
  const seen = new Set<string>()
  return all.flatMap(({ name, found }) => {
    if (name !== '' && seen.has(name)) return [{ ...found, say: say(name) }]
    seen.add(name)
    return []
  })
}

/** What people tell apart by what it is called: parts, things of the inventory, acts, parameters. */
function kindsOfTitles({ rules, parts, script }: ScriptCourse): readonly (readonly Named[])[] {
  const lists = [...rules.inventory.values()]
  const members = new Set(lists.flatMap(({ toldApartBy }) => toldApartBy))
  return [
    parts.map(({ role, title }) => ({ name: title, found: { path: ['roles', role, 'title'] } })),
    ...[...members].map((member) => lists.flatMap((list) => thingsBy(member, list, script))),
    script.acts.map(({ title }, act) => ({ name: title, found: { path: ['acts', act, 'title'] } })),
    Object.entries(script.parameters).map(([id, { title }]) => ({
      name: title,
      found: { path: ['parameters', id, 'title'] },
    })),
  ]
}

/** What the things of a list are called by that member; none where people do not tell them apart by it. */
function thingsBy(member: string, list: InventoryList, script: Script): readonly Named[] {
  if (!list.toldApartBy.includes(member)) return []
  return Object.entries(list.of(script)).flatMap(([id, thing]) => {
    const called: unknown = Reflect.get(thing, member)
    return typeof called === 'string' ? [{ name: called, found: { path: ['inventory', list.name, id, member] } }] : []
  })
}

/** Those that look like one before them. */
function alike(all: readonly Named[]): readonly Found[] {
  return all.flatMap(({ name, found }, place) => {
    const other = all.slice(0, place).find((one) => looksLike(one.name, name))?.name
    return other === undefined ? [] : [{ ...found, say: { name, other } }]
  })
}

/** The ids that the steps get on the day: one for each person in a repeated step. */
function stepIds({ steps }: ScriptCourse): readonly Named[] {
  return steps.flatMap((step) =>
    step.turns.map((turn, i) => ({ name: turn ? `${step.id}-${i + 1}` : step.id, found: placeOf(step, 'id') })),
  )
}

function* unbound({ steps, bound }: ScriptCourse): Generator<Found> {
  for (const step of steps) {
    const known = new Set([...Object.keys(bound), ...(step.step['for-each'] === undefined ? [] : RESERVED)])
    const filled = Object.entries(step.step).filter(([member]) => !notFilled.has(member))
    for (const { path, text } of filled.flatMap(([member, value]) => textsIn(value, [member]))) {
      const missing = referencesIn(text).find(({ name }) => !known.has(name))
      if (missing) yield { ...placeOf(step, ...path), say: { reference: missing.reference } }
    }
  }
}

interface Text {
  readonly path: Path
  readonly text: string
}

/** Every text within a value, with its place. */
export function textsIn(value: unknown, path: Path): readonly Text[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

/** The names that a text refers to: `$name` as a whole, `{name}` inside. */
function referencesIn(text: string): readonly { readonly name: string; readonly reference: string }[] {
  const whole = /^\$([a-z][a-z0-9-]*)$/.exec(text)?.[1]
  if (whole !== undefined) return [{ name: whole, reference: text }]
  return [...text.matchAll(/\{([a-z][a-z0-9-]*)\}/g)].map(([reference, name = '']) => ({ name, reference }))
}

function used({ roles, acts }: Script, name: string): boolean {
  const places = [...Object.values(roles).map(({ count }) => count), ...acts]
  const texts = places.flatMap((place) => textsIn(place, []))
  return texts.some(({ text, path }) =>
    path.at(-1) === 'parameter' ? text === name : referencesIn(text).some((one) => one.name === name),
  )
}

/** Every crossing by its name, and which way it goes: known before the contract’s schemas are, which take time to be made. */
const ways = {
  house: 'tell',
  room: 'tell',
  projection: 'tell',
  ready: 'ask',
  refresh: 'ask',
  openScript: 'ask',
  prepare: 'ask',
  open: 'ask',
  resume: 'ask',
  leave: 'ask',
  custody: 'ask',
  course: 'ask',
  submit: 'ask',
  export: 'ask',
  exportFolder: 'ask',
  ending: 'ask',
  printPaper: 'ask',
  printTranscript: 'ask',
  projector: 'ask',
  language: 'ask',
  theme: 'ask',
  contrast: 'ask',
  zoom: 'ask',
  enrol: 'secret',
  vouch: 'secret',
  give: 'secret',
  words: 'secret',
} as const

export type Ways = typeof ways
export type Name = keyof Ways
export type TellName = { [N in Name]: Ways[N] extends 'tell' ? N : never }[Name]
export type AskName = Exclude<Name, TellName>

const names = Object.keys(ways) as readonly Name[]

export function isTell(name: Name): name is TellName {
  return ways[name] === 'tell'
}

export const tellNames = names.filter(isTell)
export const askNames = names.filter((name): name is AskName => !isTell(name))

/** The channel of a crossing. */
export const channelOf = (name: Name): string => `strongroom:${name}`

/** Derives the page's client from the contract. Runs in the isolated world; the page gets functions and values alone. */
import './jitless.ts'
import { contextBridge, ipcRenderer } from 'electron'
import { type AskName, channelOf, contract, type Outcome, outcome, type TellName } from './contract.ts'

const names = Object.keys(contract) as (keyof typeof contract)[]

function isTell(name: keyof typeof contract): name is TellName {
  return contract[name].way === 'tell'
}

function asking(name: AskName): (input: unknown) => Promise<Outcome<unknown>> {
  const { input: Input, output } = contract[name]
  const answer = outcome(output)
  return async (input) => {
    const parsed = Input.safeParse(input)
    // Main says why it is refused; the value stays here: it may be a secret.
    const asked = parsed.success ? [parsed.data] : []
    return answer.parse(await ipcRenderer.invoke(channelOf(name), ...asked))
  }
}

/** What main told last of each view, and who is told of the next one. */
const told = new Map<TellName, unknown>()
const listeners = new Map<TellName, Set<(value: unknown) => void>>()

for (const name of names.filter(isTell)) {
  const hearing = new Set<(value: unknown) => void>()
  listeners.set(name, hearing)
  ipcRenderer.on(channelOf(name), (_event, value: unknown) => {
    const view = contract[name].value.parse(value)
    told.set(name, view)
    for (const hear of hearing) hear(view)
  })
}

/** Calls `listener` with what was told last, if anything was, and then with each view. */
function on(name: string, listener: (value: unknown) => void): () => void {
  const hearing = listeners.get(name as TellName)
  if (hearing === undefined) throw new TypeError(`${name}: nothing is told under this name`)
  // One listener may be given twice.
  const hear = (value: unknown) => listener(value)
  hearing.add(hear)
  if (told.has(name as TellName)) hear(told.get(name as TellName))
  return () => void hearing.delete(hear)
}

const asks = Object.fromEntries(names.flatMap((name) => (isTell(name) ? [] : [[name, asking(name)]])))
contextBridge.exposeInMainWorld('strongroom', { ...asks, on })

// Main is asked beside the page's own loading: what it tells is here by the time that the page can show it.
void asks['ready']?.({})

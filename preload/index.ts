/** Derives the page's client from the contract. Runs in the isolated world; the page gets functions and values alone. */
import { contextBridge, ipcRenderer } from 'electron'
import type { Outcome } from './contract.ts'
import { type AskName, askNames, channelOf, type TellName, tellNames } from './ways.ts'

// Main is asked beside the page's own loading: what it tells is here by the time that the page can show it.
void ipcRenderer.invoke(channelOf('ready'), {})

/** Made when the document has asked for its own files, and while main works on its first answer: the page waits for neither. */
const schemas = new Promise((resolve) => setTimeout(resolve)).then(() => import('./schemas.ts'))

function asking(name: AskName): (input: unknown) => Promise<Outcome<unknown>> {
  return async (input) => {
    const { contract, outcome } = await schemas
    const { input: Input, output } = contract[name]
    const parsed = Input.safeParse(input)
    // Main says why it is refused; the value stays here: it may be a secret.
    const asked = parsed.success ? [parsed.data] : []
    return outcome(output).parse(await ipcRenderer.invoke(channelOf(name), ...asked))
  }
}

/** What main told last of each view, and who is told of the next one. */
const told = new Map<TellName, unknown>()
const listeners = new Map<TellName, Set<(value: unknown) => void>>()

for (const name of tellNames) {
  const hearing = new Set<(value: unknown) => void>()
  listeners.set(name, hearing)
  const hear = async (value: unknown): Promise<void> => {
    const { contract } = await schemas
    const view = contract[name].value.parse(value)
    told.set(name, view)
    for (const listener of hearing) listener(view)
  }
  ipcRenderer.on(channelOf(name), (_event, value: unknown) => void hear(value))
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

const asks = Object.fromEntries(askNames.map((name) => [name, asking(name)]))
contextBridge.exposeInMainWorld('strongroom', { ...asks, on })

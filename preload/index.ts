/** Derives the page's client from the contract. Runs in the isolated world; the page gets functions and values alone. */
import { contextBridge, ipcRenderer } from 'electron'
import { z } from 'zod'
import { type AskName, channelOf, contract, type Outcome, outcome, type TellName } from './contract.ts'

// The page's policy forbids code from strings, and nothing here needs it.
z.config({ jitless: true })

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

function on(name: string, listener: (value: unknown) => void): () => void {
  const told = names.find((one) => one === name)
  if (told === undefined || !isTell(told)) throw new TypeError(`${name}: nothing is told under this name`)
  const hear = (_event: unknown, value: unknown) => listener(contract[told].value.parse(value))
  ipcRenderer.on(channelOf(told), hear)
  return () => void ipcRenderer.removeListener(channelOf(told), hear)
}

const asks = Object.fromEntries(names.flatMap((name) => (isTell(name) ? [] : [[name, asking(name)]])))
contextBridge.exposeInMainWorld('strongroom', { ...asks, on })

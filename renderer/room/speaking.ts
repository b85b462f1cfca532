import { useState } from 'react'
import type { Asked } from '../../preload/contract.ts'
import { client } from '../bridge.ts'
import { useAsking } from '../ui/asking.ts'

/** Somebody who has just been recognised; good for one command. */
export interface Vouched {
  readonly person: string
  readonly ticket: string
}

type Command = Asked<'submit'>['command']

/** Who has been recognised, and saying something in that person's name. */
export function useSpeaking() {
  const [vouched, setVouched] = useState<Vouched | null>(null)
  const asking = useAsking()

  /** True if it was said. Either way the ticket is used up. */
  const say = async (command: Command): Promise<boolean> => {
    if (vouched === null) return false
    const said = await asking.ask(client.submit({ ticket: vouched.ticket, command }))
    setVouched(null)
    return said !== null
  }
  return { ...asking, vouched, recognise: setVouched, say }
}

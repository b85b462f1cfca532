import { useState } from 'react'
import type { Asked } from '../../preload/contract.ts'
import { client } from '../bridge.ts'
import { useAsking } from '../ui/asking.ts'

/** Somebody who has just been recognised; good for one command. */
export interface Vouched {
  readonly person: string
  readonly ticket: string
}

export type Command = Asked<'submit'>['command']

/** Which of these people, who may speak now, has been recognised; and saying something in that person's name. */
export function useSpeaking(people: readonly string[]) {
  const [known, setVouched] = useState<Vouched | null>(null)
  // What came of a word is shown before whoever said it is answered: then others may speak.
  const vouched = known !== null && people.includes(known.person) ? known : null
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

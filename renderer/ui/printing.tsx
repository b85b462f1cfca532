import { useState } from 'react'
import type { Outcome } from '../../preload/contract.ts'
import { fill, useTexts } from '../language/language.ts'
import { announce } from './announce.tsx'
import { useAsking } from './asking.ts'
import { Button } from './button.tsx'
import { Notice, Refusal } from './notice.tsx'
import { Select } from './select.tsx'

interface Props {
  readonly printers: readonly string[]
  readonly texts: { readonly printer: string; readonly printNow: string; readonly printed: string }
  readonly print: (printer: string) => Promise<Outcome<null>>
}

/** A printer to choose and a button. That a job was handed over is all that is known; whether paper came out is for people to see. */
export function Printing({ printers, texts, print }: Props) {
  const { printersNone } = useTexts().home
  const [chosen, setChosen] = useState<string | null>(null)
  const [printed, setPrinted] = useState<string | null>(null)
  const { busy, refused, ask } = useAsking()
  const printer = chosen ?? printers[0] ?? null
  if (printer === null) return <Notice tone="warn">{<p>{printersNone}</p>}</Notice>
  const give = async () => {
    setPrinted(null)
    if ((await ask(print(printer))) === null) return
    setPrinted(printer)
    announce(fill(texts.printed, { printer }))
  }
  return (
    <div className="stack">
      <div className="field-and-button">
        <Select
          label={texts.printer}
          options={printers.map((id) => ({ id, text: id }))}
          value={printer}
          onChange={setChosen}
        />
        <Button onPress={() => void give()} isDisabled={busy}>
          {texts.printNow}
        </Button>
      </div>
      {printed !== null && <Notice tone="good">{<p>{fill(texts.printed, { printer: printed })}</p>}</Notice>}
      <Refusal refused={refused} />
    </div>
  )
}

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
  readonly print: (printer: string) => Promise<Outcome<string | null>>
  /** Makes a PDF instead, and returns its path. */
  readonly save?: () => Promise<Outcome<string | null>>
}

/** A printer to choose and a button. That a job was handed over is all that is known; whether paper came out is for people to see. */
export function Printing({ printers, texts, print, save }: Props) {
  const { printersNone, savePdf, savedPdf } = useTexts().home
  const [chosen, setChosen] = useState<string | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const { busy, refused, ask } = useAsking()
  const printer = chosen ?? printers[0] ?? null
  const give = async (asked: Promise<Outcome<string | null>>, done: (path: string) => string) => {
    setTold(null)
    const answer = await ask(asked)
    if (answer === null) return
    const text = done(answer.value ?? '')
    setTold(text)
    announce(text)
  }
  return (
    <div className="stack">
      {printer === null ? (
        <Notice tone="warn">{<p>{printersNone}</p>}</Notice>
      ) : (
        <div className="field-and-button">
          <Select
            label={texts.printer}
            options={printers.map((id) => ({ id, text: id }))}
            value={printer}
            onChange={setChosen}
          />
          <Button onPress={() => void give(print(printer), () => fill(texts.printed, { printer }))} isDisabled={busy}>
            {texts.printNow}
          </Button>
        </div>
      )}
      {save && (
        <div className="row">
          <Button onPress={() => void give(save(), (path) => fill(savedPdf, { path }))} isDisabled={busy}>
            {savePdf}
          </Button>
        </div>
      )}
      {told !== null && <Notice tone="good">{<p>{told}</p>}</Notice>}
      <Refusal refused={refused} />
    </div>
  )
}

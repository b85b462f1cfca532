import { useState } from 'react'
import type { Asked } from '../../preload/contract.ts'
import type { Draft } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { useTexts } from '../language/language.ts'
import { Panel } from '../ui/panel.tsx'
import { Printing } from '../ui/printing.tsx'
import { Choices } from '../ui/choices.tsx'

type Document = Asked<'printPaper'>['document']

const documents: readonly Document[] = ['script', 'cards', 'sheets']

/** What is printed of the script before the day. */
export function PaperPanel({ printers, draft }: { readonly printers: readonly string[]; readonly draft: Draft }) {
  const texts = useTexts().prepare
  const [document, setDocument] = useState<Document>('script')
  return (
    <Panel level={3} title={texts.print}>
      <p className="soft">{texts.printHint}</p>
      <Choices
        label={texts.document}
        options={documents.map((id) => ({ id, text: texts.documents[id], note: texts.documentNotes[id] }))}
        value={document}
        onChange={(id) => setDocument(documents.find((one) => one === id) ?? 'script')}
        problem={null}
      />
      {/* What was said of one document is not said of another. */}
      <PrintingPaper key={document} printers={printers} draft={draft} document={document} />
    </Panel>
  )
}

interface Props {
  readonly printers: readonly string[]
  readonly draft: Draft
  readonly document: Document
}

/** One of them, on a printer or as a PDF. */
export function PrintingPaper({ printers, draft, document }: Props) {
  const texts = useTexts().prepare
  return (
    <Printing
      printers={printers}
      texts={texts}
      print={(printer) => client.printPaper({ draft, document, printer })}
      save={() => client.printPaper({ draft, document, printer: null })}
    />
  )
}

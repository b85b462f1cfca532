import { useTexts } from '../language/language.ts'
import { Dialog } from './dialog.tsx'
import { Facts } from './facts.tsx'
import './help-dialog.css'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Keys, what to do when something happens, and where there is more to read. */
export function HelpDialog({ isOpen, onClose }: Props) {
  const texts = useTexts().help
  return (
    <Dialog title={texts.title} isOpen={isOpen} onClose={onClose} wide closing={texts.close}>
      <div className="help">
        <section className="stack-close" aria-labelledby="help-when">
          <h3 id="help-when">{texts.when}</h3>
          {Object.entries(texts.cases).map(([name, { when, what }]) => (
            <details key={name} name="help-when">
              <summary>… {when}</summary>
              <p>{what}</p>
            </details>
          ))}
        </section>
        <div className="stack">
          <section className="stack-close" aria-labelledby="help-keys">
            <h3 id="help-keys">{texts.keys}</h3>
            <Facts
              of={Object.entries(texts.key).map(([name, { keys, does }]) => [<kbd key={name}>{keys}</kbd>, does])}
            />
          </section>
          <section className="stack-close" aria-labelledby="help-offline">
            <h3 id="help-offline">{texts.offline}</h3>
            <p>{texts.offlineMeans}</p>
          </section>
        </div>
      </div>
    </Dialog>
  )
}

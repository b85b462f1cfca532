import { inLanguage } from '../../ceremonies/base/sentence.ts'
import type { House } from '../../preload/views.ts'
import { fill, useLanguage, useFirstTexts } from '../language/language.ts'
import { counted, useDuration } from '../language/wording.ts'
import { Button } from '../ui/button.tsx'
import { Digest } from '../ui/digest.tsx'
import { Words } from '../ui/words.tsx'

/** One script file: what it is for, how long it takes, and its digest to compare with the approval. */
export function ScriptCard({
  script,
  onPrepare,
}: {
  readonly script: House['scripts'][number]
  readonly onPrepare: () => void
}) {
  const texts = useFirstTexts().home
  const duration = useDuration()
  const language = useLanguage()
  const title = inLanguage(script.title, language)
  const extent = [counted(texts.acts, script.acts), counted(texts.steps, script.steps), duration(script.minutes)]
  return (
    <article className="script" aria-label={title}>
      <div className="ceremony">
        <div className="stack-close">
          <h3>{title}</h3>
          <p className="soft small">
            <code>{script.file}</code> · {extent.join(' · ')}
          </p>
        </div>
        <Button look="main" onPress={onPrepare} aria-label={fill(texts.prepareThis, { title })}>
          {texts.prepare}
        </Button>
      </div>
      <p>{inLanguage(script.purpose, language)}</p>
      <details>
        <summary>{texts.digestWords}</summary>
        <div className="stack">
          <Words words={script.words} label={texts.digestWords} />
          <p className="small">
            <span className="soft">{texts.digest}:</span> <Digest hex={script.digest} />
          </p>
        </div>
      </details>
    </article>
  )
}

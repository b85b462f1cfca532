import type { Exported } from '../../preload/views.ts'
import { useSay, useTexts } from '../language/language.ts'
import { counted } from '../language/wording.ts'
import { Digest } from '../ui/digest.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Words } from '../ui/words.tsx'

/** What verifying the written bundle came to. It claims no more than was proved. */
export function Verdict({ exported }: { readonly exported: Exported }) {
  const texts = useTexts().closing
  const { valid, replayed, anchored, problems, size, root, words } = exported
  return (
    <div className="stack">
      <h3>{texts.verdict}</h3>
      <Notice tone={valid ? 'good' : 'bad'}>
        <p>{valid ? texts.valid : texts.invalid}</p>
        <Problems of={problems} />
      </Notice>
      <Notice tone={replayed ? 'good' : 'warn'}>
        <p>{replayed ? texts.replayed : texts.notReplayed}</p>
      </Notice>
      <Notice tone={anchored ? 'good' : 'warn'}>
        <p>{anchored ? texts.anchored : texts.notAnchored}</p>
      </Notice>
      <Facts
        of={[[texts.size, size], ...(root === null ? [] : [[texts.root, <Digest key="root" hex={root} />] as const])]}
      />
      {words.length > 0 && (
        <>
          <h3>{texts.exportedWords}</h3>
          <p>{texts.compareThese}</p>
          <Words words={words} label={texts.exportedWords} />
        </>
      )}
    </div>
  )
}

/** What keeps a record from being valid, by code and sentence: the first of them, which is the cause, and the rest on demand. */
export function Problems({ of }: { readonly of: Exported['problems'] }) {
  const texts = useTexts().closing
  const [cause, ...rest] = of
  if (cause === undefined) return null
  return (
    <>
      <List of={[cause]} />
      {rest.length > 0 && (
        <details>
          <summary>{counted(texts.more, rest.length)}</summary>
          <List of={rest} />
        </details>
      )}
    </>
  )
}

function List({ of }: { readonly of: Exported['problems'] }) {
  const say = useSay()
  return (
    <ul className="verdict-problems">
      {of.map((problem) => (
        <li key={JSON.stringify(problem)}>
          <code>{problem.code}</code> {say(problem)}
        </li>
      ))}
    </ul>
  )
}

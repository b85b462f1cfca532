import type { Message, Preparation } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { counted } from '../language/wording.ts'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Tag } from '../ui/tag.tsx'
import { Course } from './course.tsx'
import { PaperPanel } from './paper-panel.tsx'
import { Remarks } from './remarks.tsx'
import type { SectionProps } from './section.ts'

/** The static check's findings, the course of the day, and the paper that everybody follows on. */
export function CheckSection({ house, drafting: { draft }, preparation }: SectionProps) {
  return (
    <>
      <Remarks remarks={preparation.remarks} />
      <Findings findings={preparation.findings} isReal={draft.mode === 'real'} />
      <Course acts={preparation.acts} minutes={preparation.minutes} />
      <PaperPanel printers={house.printers} draft={draft} />
    </>
  )
}

/** Warnings are read at once before a real ceremony; before a rehearsal, which a short script may be for, on demand. */
function Findings({ findings, isReal }: Pick<Preparation, 'findings'> & { readonly isReal: boolean }) {
  const texts = useTexts().prepare
  const count = (severity: 'error' | 'warning') => findings.filter((one) => one.severity === severity).length
  const counts = [counted(texts.errors, count('error')), counted(texts.warnings, count('warning'))].join(' · ')
  return (
    <Panel level={3} title={texts.findings} aside={findings.length > 0 && <span className="soft">{counts}</span>}>
      {findings.length === 0 && (
        <Notice tone="good">
          <p>{texts.findingsNone}</p>
        </Notice>
      )}
      <Alike findings={findings.filter(({ severity }) => severity === 'error')} />
      {count('warning') > 0 && (
        <details key={String(isReal)} open={isReal}>
          <summary>{texts.showWarnings}</summary>
          <Alike findings={findings.filter(({ severity }) => severity === 'warning')} />
        </details>
      )}
    </Panel>
  )
}

/** Those of one check together. */
function Alike({ findings }: Pick<Preparation, 'findings'>) {
  const texts = useTexts().prepare
  return (
    <ul className="findings">
      {[...Map.groupBy(findings, ({ id }) => id)].map(([id, alike]) => (
        <li key={id}>
          <p className="row">
            <Tag look={alike[0]?.severity === 'error' ? 'bad' : 'plain'}>
              {texts.severity[alike[0]?.severity ?? 'error']}
            </Tag>
            <code>{id}</code>
            <span className="soft">{alike.map(({ line }) => fill(texts.line, { line })).join(' · ')}</span>
          </p>
          <Sentences said={alike.map(({ said }) => said)} />
        </li>
      ))}
    </ul>
  )
}

/** What differs in the step alone is said once, with the other steps after it. */
function Sentences({ said: [first, ...others] }: { readonly said: readonly Message[] }) {
  const texts = useTexts().prepare
  const say = useSay()
  if (first === undefined) return null
  const isLike = (other: Message): boolean => JSON.stringify(withoutStep(other)) === JSON.stringify(withoutStep(first))
  const alike = others.filter(isLike).flatMap(({ parameters: { step } }) => (step === undefined ? [] : [say(step)]))
  return (
    <>
      <p>{say(first)}</p>
      {alike.length > 0 && <p>{fill(texts.alsoAt, { steps: alike.join(', ') })}</p>}
      {others
        .filter((other) => !isLike(other))
        .map((other) => (
          <p key={JSON.stringify(other)}>{say(other)}</p>
        ))}
    </>
  )
}

const withoutStep = ({ code, parameters }: Message) => ({ code, parameters: { ...parameters, step: '' } })

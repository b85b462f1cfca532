import type { Preparation } from '../../preload/views.ts'
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
      <Findings findings={preparation.findings} />
      <Course acts={preparation.acts} minutes={preparation.minutes} />
      <PaperPanel printers={house.printers} draft={draft} />
    </>
  )
}

function Findings({ findings }: Pick<Preparation, 'findings'>) {
  const texts = useTexts().prepare
  const say = useSay()
  const count = (severity: 'error' | 'warning') => findings.filter((one) => one.severity === severity).length
  const counts = [counted(texts.errors, count('error')), counted(texts.warnings, count('warning'))].join(' · ')
  return (
    <Panel level={3} title={texts.findings} aside={findings.length > 0 && <span className="soft">{counts}</span>}>
      {findings.length === 0 && (
        <Notice tone="good">
          <p>{texts.findingsNone}</p>
        </Notice>
      )}
      <ul className="findings">
        {findings.map(({ id, severity, line, said }) => (
          <li key={`${line} ${JSON.stringify(said)}`}>
            <p className="row">
              <Tag look={severity === 'error' ? 'bad' : 'plain'}>{texts.severity[severity]}</Tag>
              <code>{id}</code>
              <span className="soft">{fill(texts.line, { line })}</span>
            </p>
            <p>{say(said)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

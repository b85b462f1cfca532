import type { Preparation } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { fill, useSaid, useTexts } from '../language/language.ts'
import { counted } from '../language/wording.ts'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Printing } from '../ui/printing.tsx'
import { Tag } from '../ui/tag.tsx'
import { Course } from './course.tsx'
import type { SectionProps } from './prepare-screen.tsx'

/** The static check's findings, the course of the day, and the paper that everybody follows on. */
export function CheckSection({ house, drafting: { draft }, preparation }: SectionProps) {
  const texts = useTexts().prepare
  return (
    <>
      <Findings findings={preparation.findings} />
      <Course acts={preparation.acts} minutes={preparation.minutes} />
      <Panel level={3} title={texts.print}>
        <p className="soft">{texts.printHint}</p>
        <Printing printers={house.printers} texts={texts} print={(printer) => client.printPaper({ draft, printer })} />
      </Panel>
    </>
  )
}

function Findings({ findings }: Pick<Preparation, 'findings'>) {
  const texts = useTexts().prepare
  const said = useSaid()
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
        {findings.map(({ id, severity, line, message }) => (
          <li key={`${id} ${line} ${message}`}>
            <p className="row">
              <Tag look={severity === 'error' ? 'bad' : 'plain'}>{texts.severity[severity]}</Tag>
              <code>{id}</code>
              <span className="soft">{fill(texts.line, { line })}</span>
            </p>
            <p>{said.finding({ id, message })}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

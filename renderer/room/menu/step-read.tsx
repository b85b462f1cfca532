import { useEffect, useRef } from 'react'
import type { Course } from '../../../preload/views.ts'
import { useSay, useTexts } from '../../language/language.ts'
import { Digest } from '../../ui/digest.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Aloud } from '../aloud.tsx'

interface Props {
  readonly step: Course['acts'][number]['steps'][number]
  readonly language: string | null
}

/** One step of the script, as the transcript will tell it. It takes the focus, so that it is read next. */
export function StepRead({ step, language }: Props) {
  const texts = useTexts().run
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { number, title, outcome, finished, performed, witnessed, said, entries, remarks } = step
  return (
    <section className="stack script-step" aria-labelledby="script-step">
      <div className="stack-close">
        <p className="soft small">
          {number} · {texts.script.outcomes[outcome]} {finished !== null && <Moment at={finished} />}
        </p>
        <h3 id="script-step" ref={heading} tabIndex={-1}>
          {say(title)}
        </h3>
      </div>
      {said !== null && <Aloud text={said} language={language} />}
      {performed !== null && (
        <Facts
          of={[
            [texts.performs, performed],
            ...(witnessed.length > 0 ? [[texts.witnesses, witnessed.join(', ')] as const] : []),
          ]}
        />
      )}
      {entries.length > 0 && (
        <div className="stack-close">
          <h4>{texts.script.recorded}</h4>
          <Facts
            of={entries.map(({ label, value, form }) => [
              say(label),
              <Entry key={say(label)} form={form} text={say(value)} />,
            ])}
          />
        </div>
      )}
      {remarks.map(({ at, text, tone }) => (
        <Notice key={`${at} ${say(text)}`} tone={tone === 'warning' ? 'warn' : 'note'}>
          <p>
            <Moment at={at} /> {say(text)}
          </p>
        </Notice>
      ))}
    </section>
  )
}

function Entry({ form, text }: { readonly form: 'text' | 'hex' | 'code'; readonly text: string }) {
  if (form === 'hex') return <Digest hex={text} />
  return form === 'code' ? <code>{text}</code> : <span className="value">{text}</span>
}

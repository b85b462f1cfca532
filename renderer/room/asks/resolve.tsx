import { speakers } from '../../../ceremonies/kernel/speech.ts'
import { useState } from 'react'
import { fill, useTexts } from '../../language/language.ts'
import { Choices } from '../../ui/choices.tsx'
import { FieldForm } from '../../ui/field-form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Aloud } from '../aloud.tsx'
import { AskHeading } from '../ask-heading.tsx'
import { Finding } from '../finding.tsx'
import { Identify } from '../identify.tsx'
import { named } from '../named.ts'
import { peopleOf } from '../people.ts'
import { useSpeaking } from '../speaking.ts'
import type { AskProps } from './ask-props.ts'

/** In doubt: what the record says, what the devices hold, the choices and what each leads to. Two people decide. */
export function ResolveAsk({ room, asked: { first } }: AskProps<'resolve'>) {
  const { run, kinds } = useTexts()
  const texts = run.ask
  const open = first.choices.filter((choice) => choice !== 'perform')
  const [choice, setChoice] = useState<string | null>(open.length === 1 ? (open[0] ?? null) : null)
  const { vouched, recognise, say, busy, refused } = useSpeaking(speakers(room))
  const chosen = open.find((one) => one === choice)
  return (
    <>
      <AskHeading>{texts.doubtful}</AskHeading>
      <Notice tone="warn">
        <p>{fill(texts.doubtfulMeans, { number: room.step?.attempt?.number ?? 1 })}</p>
      </Notice>
      <Aloud text={texts.doubtfulHow} />
      <section className="stack-close" aria-labelledby="found">
        <h3 id="found">{texts.found}</h3>
        <Finding value={first.finding} />
      </section>
      <Choices
        label={texts.choices}
        options={open.map((id) => ({ id, text: kinds.choices[id], note: kinds.consequences[id] }))}
        value={choice}
        onChange={setChoice}
      />
      <FieldForm
        fields={[{ name: 'statement', label: texts.why, type: 'text' }]}
        people={peopleOf(room)}
        submit={texts.propose}
        isBusy={busy || vouched === null || chosen === undefined}
        refused={named(room, refused)}
        onSubmit={({ statement }) => {
          if (chosen !== undefined)
            void say({ type: 'resolve', step: first.step, choice: chosen, statement: String(statement) })
        }}
      >
        <Identify room={room} people={speakers(room)} vouched={vouched} onVouched={recognise} says="resolve" />
      </FieldForm>
    </>
  )
}

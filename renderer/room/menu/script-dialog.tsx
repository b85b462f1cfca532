import { useEffect, useState } from 'react'
import type { Course, Room } from '../../../preload/views.ts'
import { client } from '../../bridge.ts'
import { fill, useSay, useTexts } from '../../language/language.ts'
import { useAsking } from '../../ui/asking.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Refusal } from '../../ui/notice.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { StepRead } from './step-read.tsx'
import './script-dialog.css'

type Step = Course['acts'][number]['steps'][number]

interface Props {
  readonly room: Room
  /** The step that is opened first; null for the one at hand. */
  readonly step: string | null
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The whole script: a step is found by its number or by any word of it, and what was recorded there is read. */
export function ScriptDialog({ isOpen, onClose, ...rest }: Props) {
  const texts = useTexts().run.script
  return (
    <Dialog title={texts.title} isOpen={isOpen} onClose={onClose} wide closing={texts.close}>
      <Script {...rest} />
    </Dialog>
  )
}

function Script({ room, step }: Pick<Props, 'room' | 'step'>) {
  const texts = useTexts().run.script
  const { refused, ask } = useAsking()
  const [course, setCourse] = useState<Course | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on record now is asked for once, when the dialog opens
  useEffect(() => {
    void ask(client.course({})).then((answer) => answer && setCourse(answer.value))
  }, [])
  if (course === null) return <Refusal refused={refused} />
  const first = step ?? room.step?.id ?? null
  return (
    <Steps course={course} first={first} now={room.step?.id ?? null} language={room.language} label={texts.steps} />
  )
}

function Steps({
  course,
  first,
  now,
  language,
  label,
}: {
  readonly course: Course
  readonly first: string | null
  readonly now: string | null
  readonly language: string | null
  readonly label: string
}) {
  const texts = useTexts().run.script
  const say = useSay()
  const all = course.acts.flatMap(({ steps }) => steps)
  const [sought, setSought] = useState('')
  const [chosen, setChosen] = useState<Step | null>(() => all.findLast(({ id }) => id !== null && id === first) ?? null)
  const words = sought.trim().toLowerCase().split(/\s+/)
  const isFound = (step: Step) => {
    const told = [step.number, say(step.title), step.said ?? '', ...step.entries.map(({ value }) => say(value))]
    const text = told.join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const found = course.acts.map(({ title, steps }) => ({ title, steps: steps.filter(isFound) }))
  const count = found.reduce((sum, { steps }) => sum + steps.length, 0)
  return (
    <div className="script-read">
      <div className="stack">
        <TextInput
          label={texts.find}
          hint={texts.findHint}
          value={sought}
          onChange={setSought}
          autoFocus={first === now}
        />
        <p role="status" className="small soft">
          {sought !== '' && fill(texts.found, { count })}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard. */}
        <section className="script-steps" aria-label={label} tabIndex={0}>
          {found.map(
            ({ title, steps }) =>
              steps.length > 0 && (
                <section key={title} aria-label={title}>
                  <h3>{title}</h3>
                  <ol>
                    {steps.map((one, place) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a step that was done again stands there twice
                      <li key={`${one.number} ${place}`}>
                        <Line
                          step={one}
                          isNow={one.id !== null && one.id === now}
                          isChosen={one === chosen}
                          onChoose={setChosen}
                        />
                      </li>
                    ))}
                  </ol>
                </section>
              ),
          )}
        </section>
      </div>
      {chosen === null ? (
        <p className="soft">{texts.choose}</p>
      ) : (
        <StepRead key={`${chosen.number} ${all.indexOf(chosen)}`} step={chosen} language={language} />
      )}
    </div>
  )
}

function Line({
  step,
  isNow,
  isChosen,
  onChoose,
}: {
  readonly step: Step
  readonly isNow: boolean
  readonly isChosen: boolean
  readonly onChoose: (step: Step) => void
}) {
  const texts = useTexts().run.script
  const say = useSay()
  const state = isNow ? texts.now : texts.outcomes[step.outcome]
  return (
    <button
      type="button"
      className={`script-line${isChosen ? ' script-chosen' : ''}${isNow ? ' script-now' : ''}`}
      aria-pressed={isChosen}
      onClick={() => onChoose(step)}
    >
      <span className="script-number">{step.number}</span> <span>{say(step.title)}</span>{' '}
      <span className="script-state">{state}</span>
    </button>
  )
}

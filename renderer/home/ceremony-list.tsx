import type { House } from '../../preload/views.ts'
import { fill, useSay, useFirstTexts } from '../language/language.ts'
import { counted } from '../language/wording.ts'
import { Button } from '../ui/button.tsx'
import { Moment } from '../ui/moment.tsx'
import { Tag } from '../ui/tag.tsx'

type Ceremony = House['ceremonies'][number]

interface Props {
  readonly ceremonies: readonly Ceremony[]
  readonly isBusy: boolean
  /** Goes on with a ceremony, or takes what an ended one left. */
  readonly onPress: (ceremony: string) => void
}

export function CeremonyList({ ceremonies, isBusy, onPress }: Props) {
  return (
    <ul className="ceremonies">
      {ceremonies.map((ceremony) => (
        <li key={ceremony.id} className="ceremony">
          <Entry ceremony={ceremony} />
          <Way ceremony={ceremony} isBusy={isBusy} onPress={() => onPress(ceremony.id)} />
        </li>
      ))}
    </ul>
  )
}

function Entry({ ceremony }: { readonly ceremony: Ceremony }) {
  const texts = useFirstTexts().home
  const say = useSay()
  const { title, mode, phase, opened, last, facts, step, trouble, id } = ceremony
  return (
    <div className="stack-close">
      <div className="row">
        <h3>{phase === 'unreadable' ? <code>{id}</code> : title}</h3>
        {(mode === 'real' || mode === 'rehearsal') && <Tag look={mode}>{texts.modes[mode]}</Tag>}
        {phase !== 'unfinished' && <Tag look={phase === 'sealed' ? 'plain' : 'bad'}>{texts.phases[phase]}</Tag>}
      </div>
      {step !== null && (
        <p>
          <span className="soft">{texts.nextStep}:</span> {say(step)}
        </p>
      )}
      {trouble !== null && <p>{say(trouble)}</p>}
      {phase !== 'unreadable' && (
        <p className="ceremony-when soft small">
          <span>
            {texts.opened} <Moment at={opened} />
          </span>{' '}
          <span>
            {texts.last} <Moment at={last} />
          </span>{' '}
          <span>{counted(texts.facts, facts)}</span>
        </p>
      )}
    </div>
  )
}

function Way({
  ceremony,
  isBusy,
  onPress,
}: {
  readonly ceremony: Ceremony
  readonly isBusy: boolean
  readonly onPress: () => void
}) {
  const texts = useFirstTexts().home
  const { phase, title, opened } = ceremony
  if (phase === 'unreadable') return null
  const isEnded = phase === 'sealed' || phase === 'aborted'
  const name = fill(isEnded ? texts.takeThis : texts.resumeThis, { title, day: opened.slice(0, 10) })
  return (
    <Button look={isEnded ? 'plain' : 'main'} isDisabled={isBusy} onPress={onPress} aria-label={name}>
      {isEnded ? texts.take : texts.resume}
    </Button>
  )
}

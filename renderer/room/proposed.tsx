import type { Room } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { Digest } from '../ui/digest.tsx'
import { Facts } from '../ui/facts.tsx'
import type { AskOf } from './at-hand.ts'
import { personText } from './people.ts'
import { Reviewed } from './reviewed.tsx'
import { Value } from './value.tsx'

interface Props {
  readonly room: Room
  readonly ask: AskOf<'confirm'>
}

/** What somebody has proposed, under the labels of that form, and what a confirmation covers. */
export function Proposed({ room, ask }: Props) {
  const texts = useTexts()
  const { proposal } = room
  return (
    <div className="proposed">
      {proposal && <Content room={room} proposal={proposal} />}
      <p className="small soft">
        {fill(texts.run.ask.binds, { seq: ask.seq })} <Digest hex={ask.digest} />
      </p>
    </div>
  )
}

type Proposal = NonNullable<Room['proposal']>

function Content({ room, proposal }: Pick<Props, 'room'> & { readonly proposal: Proposal }) {
  const texts = useTexts()
  const say = useSay()
  const { said, subject, statement } = proposal
  return (
    <>
      <p className="proposed-by">{sentence(room, proposal, texts)}</p>
      {proposal.choice !== null && proposal.choice !== 'perform' && <p>{texts.kinds.consequences[proposal.choice]}</p>}
      {statement !== null && subject !== 'by-code' && <blockquote>{statement}</blockquote>}
      {subject === 'review' && <Reviewed room={room} />}
      {said.length > 0 && (
        <Facts of={said.map(({ label, value }) => [say(label), <Value key={say(label)} text={say(value)} />])} />
      )}
    </>
  )
}

function sentence(room: Room, { subject, by, choice, answers }: Proposal, texts: ReturnType<typeof useTexts>): string {
  const person = personText(room, by)
  const { ask } = texts.run
  const begins = room.step?.begins === true
  switch (subject) {
    case 'abort':
      return fill(ask.proposedAbort, { person })
    case 'review':
      return fill(ask.proposedReview, { person })
    case 'mirror':
      return fill(ask.proposedMirror, { person })
    case 'replace':
      return fill(ask.proposedReplace, { person })
    case 'by-code':
      return fill(ask.proposedByCode, { person })
    case 'resolve':
      return fill(ask.proposedChoice, {
        person,
        choice: choice === null || choice === 'perform' ? '' : texts.kinds.choices[choice],
      })
    case 'step':
      return fill(Object.keys(answers).length > 0 ? ask.proposed : begins ? ask.proposedBegin : ask.proposedNothing, {
        person,
      })
  }
}

import type { ComponentType } from 'react'
import type { Room } from '../../../preload/views.ts'
import { PinPad } from '../../secrets/pin-pad.tsx'
import { PictureEntry } from '../../secrets/picture-entry.tsx'
import { SecretEntry } from '../../secrets/secret-entry.tsx'
import { ShareEntry } from '../../secrets/share-entry.tsx'
import { ShareReveal } from '../../secrets/share-reveal.tsx'
import type { AskKind, AtHand } from '../at-hand.ts'
import { AnswerAsk } from './answer.tsx'
import type { AskProps } from './ask-props.ts'
import { ConfirmAsk } from './confirm.tsx'
import { EnrolAsk } from './enrol.tsx'
import { ResolveAsk } from './resolve.tsx'
import { RetryAsk } from './retry.tsx'
import { ReturnAsk } from './return.tsx'
import { ReviewAsk } from './review.tsx'

/** One panel for each kind of ask; a kind without one does not compile. */
const panels: { readonly [K in AskKind]: ComponentType<AskProps<K>> } = {
  enrol: EnrolAsk,
  answer: AnswerAsk,
  confirm: ConfirmAsk,
  resolve: ResolveAsk,
  return: ReturnAsk,
  review: ReviewAsk,
  retry: RetryAsk,
  secret: SecretAsk,
  show: ShareReveal,
}

function SecretAsk(props: AskProps<'secret'>) {
  const { recipient, secret } = props.asked.first
  if (secret.purpose === 'picture') return <PictureEntry {...props} />
  if (recipient !== null && secret.purpose === 'secret') return <SecretEntry {...props} recipient={recipient} />
  return recipient === null ? <PinPad {...props} /> : <ShareEntry {...props} recipient={recipient} />
}

export function AskPanel({ room, asked }: { readonly room: Room; readonly asked: AtHand }) {
  const Panel = panels[asked.kind] as ComponentType<AskProps>
  // Which question this is: whoever drives the screen from outside sees by it that another one is asked.
  return (
    <div className="asked" data-asked={`${asked.key} ${asked.all.length}`}>
      <Panel room={room} asked={asked} />
    </div>
  )
}

/** True for what one person does alone while everybody else looks away: nothing else is on the screen then. */
export const isSecret = ({ kind }: AtHand): boolean => kind === 'secret' || kind === 'show'

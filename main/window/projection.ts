import type { Chosen, Projection, Room } from '../../preload/views.ts'

/** What everybody may see, on the second screen: parts by their titles, no name, nothing typed. */
export function projection(room: Room, { language, contrast }: Pick<Chosen, 'language' | 'contrast'>): Projection {
  const {
    push,
    title,
    mode,
    softwareToken,
    softwareCard,
    phase,
    act,
    step,
    proposal,
    busy,
    sequence,
    words,
    checkpoint,
  } = room
  const titleOf = (part: string): string => room.parts.find(({ id }) => id === part)?.title ?? part
  const secret = room.asks.find((ask) => ask.kind === 'secret' || ask.kind === 'show')
  return {
    push,
    title,
    mode,
    softwareToken,
    softwareCard,
    phase,
    act,
    step: step && {
      id: step.id,
      kind: step.kind,
      title: step.title,
      say: step.say,
      minutes: step.minutes,
      number: step.number,
      of: step.of,
    },
    performs: step && titleOf(step.performs),
    witnesses: step?.witnesses.map(titleOf) ?? [],
    // Of a step its witnesses; whatever else is proposed waits for one more person, whoever that is.
    confirmed: proposal?.subject === 'step' ? proposal.confirmed.map(titleOf) : [],
    missing: proposal?.subject === 'step' ? proposal.missing.map(titleOf) : [],
    proposed: proposal && proposal.subject !== 'step' ? proposal.subject : null,
    doubtful: proposal?.subject === 'resolve' || room.asks.some(({ kind }) => kind === 'resolve'),
    lookAway: secret ? titleOf(secret.secret.person) : null,
    busy,
    sequence,
    words,
    checkpoint,
    course: room.course,
    language,
    contrast,
    read: room.language,
  }
}

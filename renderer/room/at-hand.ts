import type { Room, RoomAsk } from '../../preload/views.ts'

export type AskKind = RoomAsk['kind']
export type AskOf<K extends AskKind> = Extract<RoomAsk, { readonly kind: K }>

/** All asks of one kind that stand together. */
export interface AtHand<K extends AskKind = AskKind> {
  readonly kind: K
  readonly first: AskOf<K>
  readonly all: readonly AskOf<K>[]
  /** Another one is another question: what was typed for the one before is gone. */
  readonly key: string
}

/** What the room is asked now; null while the program works. Asks of the first kind stand together, the rest wait. */
export function atHand(room: Pick<Room, 'asks' | 'step'>): AtHand | null {
  const [first] = room.asks
  if (!first) return null
  return { kind: first.kind, first, all: room.asks.filter(({ kind }) => kind === first.kind), key: keyOf(first, room) }
}

/** Pushes that leave the question as it is, such as a note or another person's enrolment, must not empty its form. */
function keyOf(ask: RoomAsk, { step }: Pick<Room, 'step'>): string {
  const attempt = `${step?.id ?? ''} ${step?.attempt?.number ?? 0}`
  switch (ask.kind) {
    case 'enrol':
    case 'return':
    case 'review':
      return ask.kind
    case 'answer':
      return `answer ${attempt} ${ask.person}`
    case 'confirm':
      return `confirm ${attempt} ${ask.digest}`
    case 'resolve':
      return `resolve ${attempt} ${ask.step}`
    case 'retry':
    case 'show':
      return `${ask.kind} ${ask.id}`
    case 'secret': {
      // A share that was refused is asked for under another number, and its words are corrected, not typed anew.
      const { person, purpose, half, share } = ask.secret
      return purpose === 'share' ? `share ${person} ${share}` : `pin ${ask.id} ${half}`
    }
  }
}

/** Since when the step at hand is at hand, as far as the record's tail and the script's course say. */
export function stepSince({ course }: Pick<Room, 'course'>): string | null {
  const ends = course.near.flatMap(({ finished }) => finished ?? [])
  const acts = course.acts.flatMap(({ started }) => started ?? [])
  return [...ends, ...acts].sort().at(-1) ?? null
}

/** Since when the program works on it. */
export function workSince({ tail }: Pick<Room, 'tail'>): string | null {
  const begun = tail.findLast(({ type }) => type === 'step.started') ?? tail.at(-1)
  return begun?.at ?? null
}

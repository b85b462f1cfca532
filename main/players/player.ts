import type { Answers } from '../../ceremonies/kernel/answers.ts'
import { withDeparture } from '../../ceremonies/kernel/departure.ts'
import type { Choice } from '../../ceremonies/kernel/command.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import type { Reveal } from '../../ceremonies/kernel/secret-ask.ts'
import type { Ask } from '../../ceremonies/kernel/ask.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import type { Credential } from '../engine/authenticators.ts'
import type { SecretAnswer } from '../engine/asking.ts'
import type { Engine } from '../engine/engine.ts'

export type AskOf<K extends Ask['kind']> = Extract<Ask, { readonly kind: K }>

/** Thrown by a player that said something else instead of answering: what the ceremony waits for may be another thing now. */
export class Moved extends Error {
  override readonly name: string = 'Moved'
}

/** Whoever answers for the people in the room: a terminal, an answer file, the rehearsal. */
export interface Player {
  /** Called with every new view, before it is asked anything. */
  see(view: View): void
  /** `card`: the one that must sign what is said, for its PIN; null for a personal code. */
  credential(person: string, purpose: 'enrol' | 'answer' | 'confirm', card: string | null): Promise<Credential>
  answer(ask: AskOf<'answer'>, view: View): Promise<Answers>
  /** Where any one of several people may confirm, `person` says who did. */
  confirm(
    ask: AskOf<'confirm'>,
    view: View,
  ): Promise<{ readonly person?: string } & ({ readonly answers: Answers } | { readonly dispute: string })>
  resolve(
    ask: AskOf<'resolve'>,
    view: View,
  ): Promise<{ readonly person: string; readonly choice: Choice; readonly statement: string }>
  comeBack(view: View): Promise<{ readonly person: string; readonly statement: string }>
  /** Somebody accepts what is unsigned or has changed, and says why. */
  review(view: View): Promise<{ readonly person: string; readonly statement: string }>
  /** A PIN, or where the ask has a recipient the words of a share sealed to it. */
  secret(ask: AskOf<'secret'>): Promise<SecretAnswer>
  /** Returns when the words are written down. */
  show(ask: AskOf<'show'>, reveal: Reveal): Promise<void>
  retry(ask: AskOf<'retry'>): Promise<void>
  /** Something was refused; it will be asked again. Rethrow to give up. */
  refused(refusal: Refusal, ask: Ask): Promise<void>
}

/** Answers what the ceremony waits for, one ask at a time, until it has ended. */
export async function play(engine: Engine, player: Player): Promise<void> {
  let wake: () => void = () => undefined
  const stop = engine.onView(() => wake())
  const ended = engine.ended.then(() => 'ended' as const)
  // Seen when nothing is asked any more: while somebody answers, an engine that fails must not end the process.
  ended.catch(() => undefined)
  try {
    for (;;) {
      const changed = new Promise<'changed'>((resolve) => {
        wake = () => resolve('changed')
      })
      const view = engine.view()
      player.see(view)
      const ask = view.asks[0]
      if (ask) await respond(engine, player, ask, view)
      else if ((await Promise.race([changed, ended])) === 'ended') return
    }
  } finally {
    stop()
  }
}

async function respond(engine: Engine, player: Player, ask: Ask, view: View): Promise<void> {
  try {
    await answerTo(engine, player, ask, view)
  } catch (error) {
    if (error instanceof Moved) return
    if (!(error instanceof Refusal)) throw error
    await player.refused(error, ask)
  }
}

function answerTo(engine: Engine, player: Player, ask: Ask, view: View): Promise<void> {
  switch (ask.kind) {
    case 'enrol':
      return answers.enrol(engine, player, ask, view)
    case 'answer':
      return answers.answer(engine, player, ask, view)
    case 'confirm':
      return answers.confirm(engine, player, ask, view)
    case 'resolve':
      return answers.resolve(engine, player, ask, view)
    case 'return':
      return answers.return(engine, player, ask, view)
    case 'review':
      return answers.review(engine, player, ask, view)
    case 'secret':
      return answers.secret(engine, player, ask, view)
    case 'show':
      return answers.show(engine, player, ask, view)
    case 'retry':
      return answers.retry(engine, player, ask, view)
  }
}

type Responder<K extends Ask['kind']> = (engine: Engine, player: Player, ask: AskOf<K>, view: View) => Promise<void>

const answers: { readonly [K in Ask['kind']]: Responder<K> } = {
  enrol: async (engine, player, { person }) => engine.enrol(person, await player.credential(person, 'enrol', null)),
  answer: async (engine, player, ask, view) => {
    const given = await player.answer(ask, view)
    await say(engine, player, ask.person, { type: 'answer', step: ask.step, ...withDeparture(given) })
  },
  confirm: async (engine, player, ask, view) => {
    const { digest, seq } = ask
    const given = await player.confirm(ask, view)
    const person = given.person ?? ask.person
    if ('dispute' in given) await say(engine, player, person, { type: 'dispute', digest, reason: given.dispute })
    else await say(engine, player, person, { type: 'confirm', digest, seq, answers: given.answers })
  },
  resolve: async (engine, player, ask, view) => {
    const { person, choice, statement } = await player.resolve(ask, view)
    await say(engine, player, person, { type: 'resolve', step: ask.step, choice, statement })
  },
  return: async (engine, player, _ask, view) => {
    const { person, statement } = await player.comeBack(view)
    await say(engine, player, person, { type: 'return', statement })
  },
  review: async (engine, player, _ask, view) => {
    const { person, statement } = await player.review(view)
    await say(engine, player, person, { type: 'review', statement })
  },
  secret: async (engine, player, ask) => void engine.give(ask.id, await player.secret(ask)),
  show: async (engine, player, ask) => {
    await player.show(ask, (viewer) => engine.words(ask.id, viewer))
    engine.give(ask.id, '')
  },
  retry: async (engine, player, ask) => {
    await player.retry(ask)
    engine.give(ask.id, '')
  },
}

async function say(
  engine: Engine,
  player: Player,
  person: string,
  command: Parameters<Engine['say']>[2],
): Promise<void> {
  const purpose = command.type === 'confirm' || command.type === 'dispute' ? 'confirm' : 'answer'
  const card = engine.cardFor(person, command.type)
  await engine.say(person, await player.credential(person, purpose, card), command)
}

import { basename, join } from 'node:path'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import type { Plan } from '../../../ceremonies/kernel/planned.ts'
import type { Script } from '../../../ceremonies/kernel/script.ts'
import { initialState, makePlan } from '../../../ceremonies/index.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { rehearseEarlier } from '../../earlier.ts'
import { throwAwayTokens } from '../../devices/in-use.ts'
import { deliver } from '../../bundle/deliver.ts'
import { newFolder, roomForCeremony } from '../../bundle/publish.ts'
import { cardsFolder, scratchFolder, softwareCards } from '../../devices/throwaway.ts'
import { scriptIn } from '../../language.ts'
import { onThrowAway, openingOf } from '../../opening.ts'
import { type AnswerFile, mustGiveCardPins, parseAnswers } from '../../players/answer-file.ts'
import { AnswersPlayer } from '../../players/answers.ts'
import { play } from '../../players/player.ts'
import { RehearsalPlayer } from '../../players/rehearsal.ts'
import { openSession } from '../../session.ts'
import { Store } from '../../store/store.ts'
import type { NamedReaders } from '../../devices/cards.ts'
import { namedCards } from '../cards-named.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { participantsFrom } from '../participants.ts'
import { Progress } from '../progress.ts'
import { summary, verdictJson } from '../summary.ts'
import { stderr, stdout } from '../../output.ts'
import { causeOf } from '../../../ceremonies/record/cause.ts'
import { isSound } from '../../../ceremonies/record/outcome.ts'

export interface RehearseOptions {
  readonly out: string
  readonly set: readonly string[]
  readonly language?: string
  readonly card: readonly string[]
  readonly answers?: string
  readonly json?: boolean
}

/**
 * Plays a whole ceremony on a throw-away token, every person played by the program or answering from a file; leaves its bundle and
 * transcript in `out`.
 */
export async function rehearse(scriptPath: string, options: RehearseOptions): Promise<number> {
  const text = await readText(scriptPath)
  const settings = settingsFrom(options.set)
  const script = scriptIn(text, options.language)
  const plan = makePlan(script, bindParameters(script.parameters, settings))
  const answers = options.answers === undefined ? null : await answersAt(options.answers, script, plan)
  const participants = participantsFrom(script, settings, answers)
  const named = await realCards(options.card, script, plan, answers)
  const folder = newFolder(options.out, roomForCeremony)
  const scratch = scratchFolder()
  try {
    const store = Store.create(join(scratch.path, 'record.db'), text)
    const inventory = await throwAwayTokens(script, plan, scratch.path)
    const earlier = await rehearseEarlier(plan, { folder: scratch.path, cards: cardsFolder(scratch.path) })
    const cards = softwareCards(script, scratch.path, named)
    const known = earlier && earlier.registered.length > 0 ? { registered: earlier.registered } : {}
    const paper = 'throw-away' as const
    const means = { store, inventory, cards, paper, mirror: null, throwAway: true, earlier: earlier?.path ?? null }
    const session = await openSession(means, (devices) =>
      openingOf(text, script, settings, devices, { ...participants, ...known }, onThrowAway),
    )
    const progress = new Progress(stderr)
    try {
      const everybody = new RehearsalPlayer((view: View) => progress.show(view))
      if (earlier !== null) everybody.remember(earlier)
      const outside = { tokens: false, cards: Object.keys(named) }
      await play(session.engine, answers === null ? everybody : new AnswersPlayer(answers, outside, everybody))
      const verdict = await folder.publish(async (draft) => {
        progress.say('Writing bundle and transcript')
        const found = await deliver(session.engine.record, draft, basename(scriptPath))
        if (!isSound(found)) throw refuse('REHEARSAL_INVALID', { code: causeOf(found.problems)?.code ?? found.outcome })
        return found
      })
      progress.end()
      if (options.json) stdout.json({ out: folder.path, ...verdictJson(verdict) })
      else stdout.text(summary(verdict, folder.path))
      return exits.done
    } finally {
      progress.end()
      await session.close()
    }
  } finally {
    scratch.remove()
  }
}

/** Throws what `namedCards` does, CARD_ANSWERS_NONE and CARD_PIN_NOT_GIVEN: of a real card no PIN is invented. */
async function realCards(
  settings: readonly string[],
  script: Script,
  plan: Plan,
  answers: AnswerFile | null,
): Promise<NamedReaders> {
  const named = await namedCards(settings, script)
  if (Object.keys(named).length === 0) return named
  if (answers === null) throw refuse('CARD_ANSWERS_NONE')
  mustGiveCardPins(answers, plan, Object.keys(named))
  return named
}

async function answersAt(path: string, script: Script, plan: Plan): Promise<AnswerFile> {
  return parseAnswers(await readText(path), initialState(script, plan))
}

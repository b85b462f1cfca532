import { basename, join } from 'node:path'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import { makePlan } from '../../../ceremonies/index.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { rehearseEarlier } from '../../earlier.ts'
import { throwAwayTokens } from '../../devices/in-use.ts'
import { deliver } from '../../bundle/deliver.ts'
import { newFolder, roomForCeremony } from '../../bundle/publish.ts'
import { scratchFolder, softwareCards } from '../../devices/throwaway.ts'
import { scriptIn } from '../../language.ts'
import { onThrowAway, openingOf, rehearsalParticipants } from '../../opening.ts'
import { play } from '../../players/player.ts'
import { RehearsalPlayer } from '../../players/rehearsal.ts'
import { openSession } from '../../session.ts'
import { Store } from '../../store/store.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { Progress } from '../progress.ts'
import { summary, verdictJson } from '../summary.ts'
import { stderr, stdout } from '../../output.ts'
import { causeOf } from '../../../ceremonies/record/cause.ts'
import { isSound } from '../../../ceremonies/record/outcome.ts'

export interface RehearseOptions {
  readonly out: string
  readonly set: readonly string[]
  readonly language?: string
  readonly json?: boolean
}

/** Plays a whole ceremony on a throw-away token, every person played by the program; leaves its bundle and transcript in `out`. */
export async function rehearse(scriptPath: string, options: RehearseOptions): Promise<number> {
  const text = await readText(scriptPath)
  const settings = settingsFrom(options.set)
  const script = scriptIn(text, options.language)
  const participants = rehearsalParticipants(script, settings)
  const folder = newFolder(options.out, roomForCeremony)
  const scratch = scratchFolder()
  try {
    const store = Store.create(join(scratch.path, 'record.db'), text)
    const plan = makePlan(script, bindParameters(script.parameters, settings))
    const inventory = await throwAwayTokens(script, plan, scratch.path)
    const cards = softwareCards(script, scratch.path)
    const earlier = await rehearseEarlier(plan, scratch.path)
    const means = { store, inventory, cards, mirror: null, throwAway: true, earlier: earlier?.path ?? null }
    const session = await openSession(means, (devices) =>
      openingOf(text, script, settings, devices, participants, onThrowAway),
    )
    const progress = new Progress(stderr)
    try {
      const player = new RehearsalPlayer((view: View) => progress.show(view))
      for (const [person, words] of earlier?.sheets ?? []) player.secrets.set(`share ${person}`, words)
      await play(session.engine, player)
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

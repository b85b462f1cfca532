import { fill, refuse } from '../../ceremonies/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { deliver } from '../bundle/deliver.ts'
import type { NewFolder } from '../bundle/publish.ts'
import { AnswersPlayer } from '../players/answers.ts'
import type { AnswerFile } from '../players/answer-file.ts'
import { play } from '../players/player.ts'
import { TerminalPlayer } from '../players/terminal.ts'
import type { Session } from '../session.ts'
import { type Console, Left } from '../terminal/console.ts'
import { exits, report } from './failure.ts'
import { progressOn } from './progress.ts'
import { summary } from './summary.ts'

/** Who answers: the people at a terminal, or a file. */
export type Voice = { readonly console: Console } | { readonly answers: AnswerFile }

export interface Holding {
  readonly session: Session
  readonly voice: Voice
  readonly scriptName: string
  /** Where bundle and transcript go after the seal; null if nowhere yet. */
  readonly out: NewFolder | null
}

/** Holds a ceremony to its end, or until people leave it; answers with the exit code. Closes session and terminal. */
export async function hold(holding: Holding): Promise<number> {
  const { session, voice } = holding
  const { ceremony } = session.engine.state
  try {
    if ('console' in voice) {
      voice.console.hint = words.leaveHint
      const player = new TerminalPlayer(voice.console, session.engine)
      await play(session.engine, player).finally(() => player.close())
    } else await playFrom(voice.answers, session)
    return await finish(holding)
  } catch (error) {
    // What was sealed or broken off waits for its note at most; else whoever comes next goes on.
    say(fill(words.left, { ceremony }))
    if (!(error instanceof Left)) throw error
    return exits.unfinished
  } finally {
    await session.close()
  }
}

async function playFrom(answers: AnswerFile, { engine }: Session): Promise<void> {
  const progress = progressOn(process.stderr)
  try {
    await play(engine, new AnswersPlayer(answers, (view) => progress.show(view)))
  } finally {
    progress.end()
  }
}

async function finish({ session: { engine }, scriptName, out }: Holding): Promise<number> {
  const { phase, ceremony } = engine.state
  say(phase === 'sealed' ? fill(words.sealed, { facts: engine.record.size }) : words.aborted)
  if (out === null || engine.record.store.seal() === null) say(fill(words.exportHint, { ceremony }))
  else {
    const verdict = await out.publish((draft) => deliver(engine.record, draft, scriptName))
    process.stdout.write(summary(verdict, out.path))
  }
  const trouble = engine.incompleteMirror()
  if (trouble) report(refuse('MIRROR_INCOMPLETE', { trouble: trouble.message }), false)
  if (phase !== 'sealed') return exits.aborted
  return trouble ? exits.incomplete : exits.done
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

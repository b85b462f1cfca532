import { resolve } from 'node:path'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Message } from '../../ceremonies/base/message.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { deliver, verdictOn } from '../bundle/deliver.ts'
import type { NewFolder } from '../bundle/publish.ts'
import { AnswersPlayer } from '../players/answers.ts'
import type { AnswerFile } from '../players/answer-file.ts'
import { play } from '../players/player.ts'
import { RehearsalPlayer } from '../players/rehearsal.ts'
import { TerminalPlayer } from '../players/terminal.ts'
import type { Session } from '../session.ts'
import { type Console, Left } from '../terminal/console.ts'
import { quoted } from '../quoted.ts'
import { exitOf, exits, report } from './failure.ts'
import { Progress } from './progress.ts'
import { summary, verdictText } from './summary.ts'
import { stderr, stdout } from '../output.ts'
import { isSound } from '../../ceremonies/record/outcome.ts'
import { fill, inWords } from '../words.ts'

/** Who answers: the people at a terminal, or a file. */
export type Voice = { readonly console: Console } | { readonly answers: AnswerFile; readonly throwAway: boolean }

export interface Holding {
  readonly session: Session
  readonly voice: Voice
  readonly scriptName: string
  /** Where bundle and transcript go after the seal; null if nowhere yet. */
  readonly out: NewFolder | null
  /** The folder of ceremonies that the command line named; undefined for the usual one. */
  readonly data: string | undefined
  /** What people were told before it began. */
  readonly remarks?: readonly Message[]
}

/** Holds a ceremony to its end, or until people leave it; returns the exit code. Closes session and terminal. */
export async function hold(holding: Holding): Promise<number> {
  const { session, voice } = holding
  const { ceremony } = session.engine.state
  try {
    if ('console' in voice) {
      voice.console.hint = words.leaveHint
      voice.console.say(words.helpHint)
      const player = new TerminalPlayer(voice.console, session.engine)
      await play(session.engine, player).finally(() => player.close())
    } else await playFrom(voice, session)
    return await finish(holding)
  } catch (error) {
    // What was sealed or broken off waits for its note at most, or for a medium; else whoever comes next goes on.
    const hint = session.engine.record.store.seal() === null ? words.left : words.exportHint
    stdout.line(fill(hint, { ceremony, data: dataOption(holding.data) }))
    if (!(error instanceof Left)) throw error
    return exits.unfinished
  } finally {
    await session.close()
  }
}

/** What a command needs to find a ceremony again; the path as a shell reads it. */
function dataOption(data: string | undefined): string {
  return data === undefined ? '' : ` --data ${quoted(resolve(data))}`
}

async function playFrom(
  { answers, throwAway }: Extract<Voice, { readonly answers: AnswerFile }>,
  { engine }: Session,
): Promise<void> {
  const progress = new Progress(stderr)
  try {
    const people = new RehearsalPlayer((view) => progress.show(view))
    await play(engine, new AnswersPlayer(answers, { tokens: !throwAway, cards: [] }, people))
  } finally {
    progress.end()
  }
}

/** A ceremony has come to its end only with a record that verifies: until that is known nothing is said of it. */
async function finish({ session: { engine }, scriptName, out, data, remarks = [] }: Holding): Promise<number> {
  const { phase, ceremony } = engine.state
  const { record } = engine
  const how = phase === 'sealed' ? fill(words.sealed, { facts: record.size }) : words.aborted
  const trouble = engine.incompleteMirror()
  if (trouble) report(refuse('MIRROR_INCOMPLETE', { trouble }), false)
  if (record.store.seal() === null) {
    stdout.line(how)
    stdout.line(fill(words.exportHint, { ceremony, data: dataOption(data) }))
    return exits.aborted
  }
  const verdict = await (out === null ? verdictOn(record) : out.publish((draft) => deliver(record, draft, scriptName)))
  stdout.line(isSound(verdict) ? how : words.unsound)
  if (out !== null) stdout.text(summary(verdict, out.path))
  else if (isSound(verdict)) stdout.line(fill(words.exportHint, { ceremony, data: dataOption(data) }))
  else stdout.text(verdictText(verdict))
  if (remarks.length > 0) stdout.line(words.remarksBefore)
  for (const remark of remarks) stdout.line(`  ${inWords(remark)}`)
  if (!isSound(verdict)) return exitOf(verdict)
  if (phase !== 'sealed') return exits.aborted
  return trouble ? exits.incomplete : exits.done
}

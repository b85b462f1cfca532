/** People who leave while the record key signs: nothing is signed a second time, and nothing that was begun is cut short. */
import { signerOf } from '../../../ceremonies/kernel/rules.ts'
import { expect, test } from 'vitest'
import type { View } from '../../../ceremonies/kernel/view.ts'
import type { Engine } from '../../../main/engine/engine.ts'
import type { AskOf } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { Left } from '../../../main/terminal/console.ts'
import { parseLine } from '../../../ceremonies/record/line.ts'
import { inRoom, scriptText } from '../../support/ceremony.ts'

class Leaving extends RehearsalPlayer {
  readonly #engine: Engine

  constructor(engine: Engine) {
    super()
    this.#engine = engine
  }

  /** Asked while a step that has ended is being signed, they go. */
  override answer(ask: AskOf<'answer'>, view: View): ReturnType<RehearsalPlayer['answer']> {
    const { state } = this.#engine
    if (signerOf(state) !== null && state.vouched.behind === 'step') throw new Left()
    return super.answer(ask, view)
  }
}

test('people who leave while the record is being signed leave it signed, once', () =>
  inRoom(scriptText('small'), async (room) => {
    const { engine } = room
    await expect(room.play(new Leaving(engine))).rejects.toThrow(Left)
    const before = engine.record.size
    await engine.leave()
    const since = [...engine.record.store.lines(before)].map((line) => parseLine(line.slice(0, -1)).type)
    expect([since, engine.state.vouched.behind]).toEqual([['command', 'record.signed'], 'nothing'])
  }))

import { afterAll, expect, test } from 'vitest'
import { message } from '../../ceremonies/base/message.ts'
import { disclose } from '../../ceremonies/record/disclose.ts'
import { levels } from '../../ceremonies/record/levels.ts'
import { verifyBundle, replayWith } from '../../ceremonies/index.ts'
import { bundleOf } from '../../main/bundle/export.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { Moved } from '../../main/players/player.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { inRoom, type Room, scriptText } from '../support/ceremony.ts'
import { ourOpinion, Reader } from './reader.ts'

const reader = new Reader()
afterAll(() => reader.end())

const reason = 'The HSM smokes.'

/** Where the certificate is to be signed, the administrator says to break off; somebody else then agrees. */
function abortingIn({ engine }: Room): RehearsalPlayer {
  const player = new RehearsalPlayer()
  const answer = player.answer.bind(player)
  player.answer = (ask, view) => {
    if (view.step?.id !== 'certificate') return answer(ask, view)
    engine.speak('administrator', 'fed', { type: 'abort', reason })
    return Promise.reject(new Moved())
  }
  return player
}

test('a ceremony that two people broke off leaves a signed record, which says so at every level', async () => {
  const files = await inRoom(scriptText('small'), async (room) => {
    await room.play(abortingIn(room))
    return bundleOf(room.engine.record)
  })
  const outside = files.get('checkpoint') ?? null
  for (const level of levels) {
    const disclosed = disclose(files, level, nodeMeans)
    const verdict = verifyBundle(disclosed, { ...nodeMeans, replay: replayWith(nodeMeans.utf8), checkpoint: outside })
    const remarks = verdict.remarks.filter(({ code }) => code === 'ABORTED')
    const told = level === 'public' ? message('trouble.withheld') : reason
    expect({ ...verdict, remarks }).toMatchObject({
      valid: true,
      anchored: true,
      replayed: level === 'confidential',
      problems: [],
      remarks: [{ fact: verdict.size - 1, code: 'ABORTED', parameters: { reason: told } }],
    })
    expect(await reader.opinion(disclosed, outside)).toEqual(await ourOpinion(disclosed, outside))
  }
})

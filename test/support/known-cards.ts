/** A room whose cards were enrolled by an earlier ceremony, and whose people have their PINs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePlan, parseScript } from '../../ceremonies/index.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import { cardsOf } from '../../ceremonies/subjects/custody/things.ts'
import { softwareCardsOf } from '../../main/devices/cards.ts'
import { type RehearsedEarlier, rehearseEarlier } from '../../main/earlier.ts'
import { rehearsalParticipants } from '../../main/opening.ts'
import { putInUse } from '../../main/devices/in-use.ts'
import { inRoom, type Room } from './ceremony.ts'

/** `earlier`: with the sheets, PINs and cards of the ceremony that was held before. */
export async function inRoomWithCards<T>(
  text: string,
  settings: Readonly<Record<string, string>>,
  work: (room: Room, earlier: RehearsedEarlier) => Promise<T>,
): Promise<T> {
  const script = parseScript(text)
  const plan = makePlan(script, bindParameters(script.parameters, settings))
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-cards-'))
  try {
    const cards = join(folder, 'cards')
    const earlier = await rehearseEarlier(plan, { folder, cards })
    if (earlier === null) throw new Error('the script asks for no earlier ceremony')
    return await inRoom(text, (room) => work(room, earlier), {
      settings,
      participants: { ...rehearsalParticipants(script, settings), registered: earlier.registered },
      cards: softwareCardsOf(cards, Object.keys(cardsOf(script))),
      throwAway: true,
      ...(earlier.path === null ? {} : { earlier: earlier.path, before: (devices) => putInUse(script, plan, devices) }),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

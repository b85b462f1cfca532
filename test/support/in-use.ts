/** A ceremony with a token that was put in use before it, as `archive-key.yaml` needs one. */
import { makePlan } from '../../ceremonies/index.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import { putInUse } from '../../main/devices/in-use.ts'
import type { OpenDevices } from '../../main/devices/index.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { inRoom, type Room, type RoomOptions } from './ceremony.ts'

/** As `inRoom`, on a throw-away token that was put in use, after `meddle` has had it. */
export function inRoomWithKey<T>(
  text: string,
  work: (room: Room, player: RehearsalPlayer) => Promise<T>,
  {
    settings = {},
    meddle,
    ...options
  }: Omit<RoomOptions, 'before' | 'throwAway'> & {
    readonly meddle?: (devices: OpenDevices) => Promise<unknown>
  } = {},
): Promise<T> {
  return inRoom(text, (room) => work(room, new RehearsalPlayer()), {
    ...options,
    settings,
    throwAway: true,
    before: async (devices, script) => {
      await putInUse(script, makePlan(script, bindParameters(script.parameters, settings)), devices)
      await meddle?.(devices)
    },
  })
}

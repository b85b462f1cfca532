import type { Devices } from '../../ceremonies/devices/index.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Performing, State } from '../../ceremonies/kernel/model.ts'
import type { PlannedStep } from '../../ceremonies/kernel/planned.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { nodeCrypto } from '../crypto.ts'
import { badgeFilesAt } from '../badges.ts'
import { earlierAt } from '../bundle/earlier.ts'
import type { Asking } from './asking.ts'
import type { ChosenPins } from './chosen-pins.ts'
import { fenced } from './fence.ts'
import type { World } from './world.ts'

interface Around {
  readonly world: World
  readonly asking: Asking
  readonly state: () => State
  readonly artifact: (name: string) => Uint8Array
  readonly busy: (busy: View['busy']) => void
  readonly pins: ChosenPins
}

/** What a step may use from here on, for as long as its attempt lasts: whatever it asks of a device afterwards is refused. */
export function performing(
  { asking, world, artifact, busy, pins, state }: Around,
  devices: Devices,
  step: PlannedStep,
  secrets: readonly string[],
): Performing {
  const { attempt } = state()
  return {
    devices: fenced(devices, () => {
      if (state().attempt !== attempt) throw refuse('STEP_NOT_READY', { step: step.id, phase: 'under way' })
    }),
    crypto: nodeCrypto,
    state: state(),
    secrets,
    ask: (secret, complaint, told) => {
      const known = world.pins?.get(`${secret.purpose} ${secret.person} ${secret.device ?? ''}`)
      return asking.pin(secret, complaint, known === undefined ? told : { rehearsalPin: known, ...told })
    },
    mustDiffer: (name, pin) => pins.mustDiffer(name, pin),
    askWords: (secret, complaint, recipient) => asking.words(secret, complaint, recipient),
    askFile: (secret, complaint) => asking.file(secret, complaint),
    show: (secret, reveal) => asking.show(secret, reveal),
    progress: (done, of) => busy({ step: step.id, done, of }),
    artifact,
    earlier: world.earlier ?? earlierAt(null),
    badges: world.badges ?? badgeFilesAt(null),
    environment: () => world.environment(),
  }
}

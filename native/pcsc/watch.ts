/** Readers and cards come and go, and so does pcscd: each change is told once, and nothing is asked that has not changed. */
import type { ReadersSeen } from '../../ceremonies/devices/readers.ts'
import { Refusal, refused } from '../../ceremonies/base/refusal.ts'
import { type Known, look } from './look.ts'
import { openService, type Service } from './service.ts'

/** Milliseconds after which is looked again at what tells of no change: a service that is away, a card that is held. */
const again = 1000

/** Never returns. */
export async function watch(tell: (seen: ReadersSeen) => void): Promise<never> {
  let last = ''
  for (;;) {
    await whileOpen((seen) => {
      const text = JSON.stringify(seen)
      if (text !== last) tell(seen)
      last = text
    })
    await new Promise((resolve) => setTimeout(resolve, again))
  }
}

/** Until the service goes; why it did is told too. */
async function whileOpen(tell: (seen: ReadersSeen) => void): Promise<void> {
  let service: Service | null = null
  let bell: Bell | null = null
  const known: Known = new Map()
  try {
    service = await openService()
    bell = ringing(service)
    for (;;) {
      tell(await look(service, known))
      await bell.next()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code !== 'PCSC_RESTARTED') tell({ readers: [], refused: refused(error) })
  } finally {
    bell?.stop()
    service?.close()
  }
}

interface Bell {
  /** Resolves at the next change, and after a while without one. */
  next(): Promise<void>
  stop(): void
}

function ringing(service: Service): Bell {
  const monitor = service.monitor()
  let rung = false
  let ring = (): void => undefined
  monitor.start(() => {
    rung = true
    ring()
  })
  return {
    next: async () => {
      await new Promise<void>((resolve) => {
        ring = resolve
        if (rung) resolve()
        else setTimeout(resolve, again)
      })
      rung = false
    },
    stop: () => monitor.stop(),
  }
}

/** Frames of the page while a key is made. */
import { median } from '../rates.ts'
import { type Figure, inTurns, ROUNDS } from './figure.ts'
import { atCeremony, untilLastWord } from './hall.ts'
import { LATE, gapsDuring, pressed } from './recorder.ts'
import { keys } from './scripts.ts'

/** An idle page is watched for as long as a key took, and each for as long as this at least. */
const LEAST = 1000

/**
 * The longest milliseconds between two frames while SoftHSM makes an RSA-4096 key, from just before the last witness's press to the
 * next question; against the same page while nothing happens. What counts is that no frame is late.
 */
export function frames(): Promise<Figure> {
  return atCeremony('Keys', keys(ROUNDS + 1), async (hall) => {
    const { page, people } = hall
    const all: number[] = []
    let took = LEAST
    const rounds = await inTurns(
      async (round) => {
        await untilLastWord(hall)
        let gaps: readonly number[] = []
        await people.answer(async (press) => {
          gaps = await gapsDuring(page, LEAST, async () => {
            took = Math.max(LEAST, await pressed(page, '[data-asked]', press))
          })
        })
        if (round > 0) all.push(...gaps)
        return Math.max(...gaps)
      },
      async () => Math.max(...(await gapsDuring(page, took, () => Promise.resolve()))),
    )
    const [own, other] = [median(rounds.ours), median(rounds.reference)]
    const late = all.filter((gap) => gap > LATE).length
    const promise = { of: `frames later than ${LATE} ms`, value: late, most: 0 }
    return { name: 'frames', ours: own, reference: other, unit: 'ms', ratio: own / other, promise }
  })
}

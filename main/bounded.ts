import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'

/** The bytes of a file, or of a pipe to its end; null if there are more than `most`. Throws what the system says. */
export async function readAtMost(path: string, most: number): Promise<Buffer | null> {
  const found = await stat(path)
  if (!found.isFile() && !found.isDirectory()) return gather(createReadStream(path), most)
  return found.size > most ? null : readFile(path)
}

/**
 * What a stream gives; null if that is more than `most`, and then no more is read. As a stream, because a pipe or socket may
 * have nothing to give yet (EAGAIN), and so that signals are heard meanwhile. The pieces are zeroed: they may be shares.
 */
export async function gather(stream: AsyncIterable<unknown>, most: number): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of stream) {
      pieces.push(piece as Buffer)
      length += (piece as Buffer).length
      if (length > most) return null
    }
    return Buffer.concat(pieces)
  } finally {
    for (const piece of pieces) piece.fill(0)
  }
}

/** Cuts a stream of NUL-separated messages; one that is longer than the limit is dropped, whatever its length. */
export function messageCutter(limit: number, take: (message: string) => void, dropped: () => void) {
  let parts: Buffer[] = []
  let size = 0

  const add = (bytes: Buffer) => {
    size += bytes.length
    if (size > limit) parts = []
    else parts.push(bytes)
  }
  const end = () => {
    if (size > limit) dropped()
    else take(Buffer.concat(parts, size).toString('utf8'))
    parts = []
    size = 0
  }

  return (chunk: Buffer): void => {
    let from = 0
    for (let nul = chunk.indexOf(0); nul !== -1; nul = chunk.indexOf(0, from)) {
      add(chunk.subarray(from, nul))
      end()
      from = nul + 1
    }
    if (from < chunk.length) add(chunk.subarray(from))
  }
}

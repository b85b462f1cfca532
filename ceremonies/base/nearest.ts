/** The name that was probably meant: the one with the fewest letters to change, if a third of them are enough. Null if none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  let best: string | null = null
  let fewest = Math.floor(name.length / 3) + 1
  for (const one of known) {
    const changes = distance(name, one)
    if (changes < fewest) [best, fewest] = [one, changes]
  }
  return best
}

/** Letters to insert, delete or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const kept = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(kept, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

import unhomoglyph from 'unhomoglyph'

/**
 * True if people would take two texts for the same: equal but for case, width, spaces, punctuation, accents, and characters
 * that Unicode lists as confusable (UTS 39, confusables.txt). Capital I, small l, small i and 1 are one.
 */
export function looksLike(a: string, b: string): boolean {
  return a === b || keysOf(a).some((key, place) => key === keysOf(b)[place])
}

const known = new Map<string, readonly string[]>()
const MOST_KNOWN = 1000

/**
 * A text reduced to what is seen of it, twice: by its small letters and by those that are written, as capitals and small ones
 * have look-alikes of their own (Greek Ν is a Latin N, but ν is a v).
 */
function keysOf(text: string): readonly string[] {
  const found = known.get(text)
  if (found) return found
  const wide = text.normalize('NFKC')
  const keys = [wide.toUpperCase().toLowerCase(), wide].map((one) => {
    const key = bare(skeleton(skeleton(bare(one)).toLowerCase()))
    return key.replaceAll('i', 'l') || text
  })
  // Verifying asks for the same few names at every fact.
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, keys)
  return keys
}

/** UTS 39, 4: the prototypes of all characters, in normalization form D. */
function skeleton(text: string): string {
  return unhomoglyph(text.normalize('NFD')).normalize('NFD')
}

/** Letters and digits alone, and the marks that belong to one script, such as vowel signs. */
function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}|[^\p{L}\p{N}\p{M}]|\p{Script=Inherited}/gu, '')
}

/** A digest in groups of four digits, as it is read aloud. */
export function Digest({ hex, short = false }: { readonly hex: string; readonly short?: boolean }) {
  const groups = hex.match(/.{1,4}/g) ?? []
  return <code className="digest">{short ? `${groups.slice(0, 4).join(' ')} …` : groups.join(' ')}</code>
}

import { Digest } from '../ui/digest.tsx'

/** A value as it is read aloud: a digest in groups, anything else as it stands. */
export function Value({ text }: { readonly text: string }) {
  return /^[0-9a-f]{40,}$/.test(text) ? <Digest hex={text} /> : <span className="value">{text}</span>
}

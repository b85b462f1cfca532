/** How the character of a text at `index` is named where it may not be seen: U+00E9. */
export function codePoint(text: string, index = 0): string {
  return `U+${(text.codePointAt(index) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

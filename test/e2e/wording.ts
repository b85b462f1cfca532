/** Texts of the screen as somebody recognises them, whatever stands in their gaps. */

/** The whole of a text that this template made. */
export const like = (template: string): RegExp => new RegExp(`^${pattern(template)}$`)

/** Any of these, whole. */
export const oneOf = (...templates: readonly string[]): RegExp => new RegExp(`^(${templates.map(pattern).join('|')})$`)

/** The number in the first gap of a template, wherever in a text it stands; null if the text has none of it. */
export function numberIn(template: string, text: string): number | null {
  const found = new RegExp(pattern(template).replace('.*', '(\\d+)')).exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

function pattern(template: string): string {
  // A gap may be left empty: who enters a whole PIN enters no half of it.
  return template
    .split(/\{[^}]*\}/)
    .map((own) => own.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*')
}

/** Which words a device signs for whoever has one. Apart from who that is, because the page asks too. */
import type { Saying } from './command.ts'

/** What two people agree with. Whatever is only remarked, and that people disagree or leave, is also said by whoever cannot sign. */
const agreeing: ReadonlySet<string> = new Set([
  'answer',
  'resolve',
  'abort',
  'review',
  'without-mirror',
  'replace',
  'confirm',
] satisfies readonly Saying[])

interface Proposed {
  readonly proposal: { readonly subject: string } | null
}

/** True for a command that takes a signature of whoever has a voice. That a voice is lost is agreed on without: no device may work. */
export function takesSignature({ proposal }: Proposed, type: string): boolean {
  return agreeing.has(type) && !(type === 'confirm' && proposal?.subject === 'by-code')
}

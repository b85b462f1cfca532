/** A form of the screen, filled in from top to bottom by somebody who finds everything as it should be. */
import type { Locator } from '@playwright/test'
import type { Catalogue } from '../../ceremonies/texts/index.ts'
import type { Hands } from './hands.ts'
import { numberIn } from './wording.ts'
import { captured } from '../support/english.ts'

/** What people have on paper. */
export interface Papers {
  /** Digest of the script, as its approval has it. */
  readonly approved: string
  /** The checkpoint's words, as each witness copied them from the screen. */
  words: readonly string[]
  /** Clocks that have been read. */
  clocks: number
  /** The SHA-256 of each wrapped key, by its file, as they copied it when it was shown. */
  readonly wrapped: Map<string, string>
}

const controls = [
  ...['[role=radiogroup]', 'input[type=checkbox]', 'button[aria-haspopup=listbox]'],
  ...['input[type=text]', 'input:not([type])', 'textarea'],
]

export async function fillIn(form: Locator, hands: Hands, texts: Catalogue, papers: Papers): Promise<void> {
  const shown = await form.page().locator('.words-table .word-text').allTextContents()
  if (shown.length > 0) papers.words = shown
  await copyWrapped(form, texts, papers)
  const own = (one: string) => `${one}:not(.identify *, [role=radiogroup] *)`
  for (const control of await form.locator(controls.map(own).join(', ')).all()) {
    const { kind, label, value, group } = await control.evaluate(read)
    switch (kind) {
      case 'radiogroup': {
        const yes = control.getByLabel(texts.window.forms.yes, { exact: true })
        await hands.mark((await yes.count()) > 0 ? yes : control.locator('input').first())
        break
      }
      case 'checkbox':
        // As many of a group are chosen as it asks for.
        if (value === '' && group.marked !== numberIn(texts.window.forms.people, group.text)) await hands.mark(control)
        break
      case 'button':
        await hands.choose(control)
        break
      default:
        if (value === '') await hands.fill(control, await answerTo(label, form, texts, papers))
    }
  }
}

async function answerTo(label: string, form: Locator, texts: Catalogue, papers: Papers): Promise<string> {
  const { forms, kinds, run } = texts.window
  const word = captured(run.ask.exact, label)?.['word']
  if (word !== undefined) return word
  if (label.startsWith(forms.time)) return new Date().toISOString().slice(11, 19)
  if (label === texts.messages.field.clock.clock) return `Clock ${++papers.clocks}`
  const place = numberIn(kinds.copyWords.word, label)
  if (place !== null) return papers.words[place - 1] ?? ''
  const count = numberIn(texts.messages.field.exception.recorded, label)
  if (count !== null) return String(count)
  const { field } = texts.messages
  const bags = [field['keep-share'], field['inspect-share'], field['return-share']]
  const bag = bags.map((one) => numberIn(one.bag, label)).find((number) => number !== null)
  if (bag !== undefined) return `Bag ${bag}`
  // The script's own labels are in the script's language.
  if (/previous ceremony|vorigen Zeremonie/i.test(label)) return 'none'
  if (/approved script|freigegebenen Skripts/.test(label)) return papers.approved
  const archive = captured(field['accept-archive'].digest, label)?.['artifact']
  if (archive !== undefined) return papers.wrapped.get(archive) ?? 'none'
  // What a rehearsal brings in was made for it alone, and nobody has it on paper.
  if (label === field['accept-record'].digest) return 'none'
  const { certificateDigest, fingerprint } = texts.messages.entry
  if (
    /fingerprint|SHA-256|digest|Fingerabdruck|Hashwert/i.test(label) ||
    label.endsWith(`: ${texts.messages.field.inspect.digest}`)
  )
    return digestAt(form, /certificate|Zertifikat/i.test(label) ? certificateDigest : fingerprint)
  return 'As said'
}

/** What was archived since the step before, as the news tells it. */
async function copyWrapped(form: Locator, texts: Catalogue, { wrapped }: Papers): Promise<void> {
  const { file, wrappedKey } = texts.messages.entry
  const told = await form.page().locator('.news-item').allTextContents()
  for (const text of told) {
    const [, name, digest] = new RegExp(`^.*?${file}(\\S+?)${wrappedKey}((?:[0-9a-f]\\s*){64})`).exec(text) ?? []
    if (name !== undefined && digest !== undefined) wrapped.set(name, digest.replaceAll(/\s/g, ''))
  }
}

/** The digest that the step at hand shows under a label; one that people bring from elsewhere is made up. */
async function digestAt(form: Locator, label: string): Promise<string> {
  const shown = (await form.page().locator('.step').textContent()) ?? ''
  const at = shown.lastIndexOf(label)
  const digits = /(?:[0-9a-f]\s*){64}/.exec(at === -1 ? '' : shown.slice(at + label.length))?.[0]
  return digits?.replaceAll(/\s/g, '') ?? '5'.repeat(64)
}

/** Runs in the page: what kind of thing it is, and what stands in it already. */
function read(control: Element) {
  const field = control as HTMLInputElement
  const group = control.closest('[role=group]')
  const isBox = field.type === 'checkbox'
  return {
    kind: control.getAttribute('role') ?? (isBox ? 'checkbox' : control.localName),
    label: field.labels?.[0]?.textContent ?? '',
    value: isBox ? (field.checked ? 'on' : '') : control.matches('input, textarea') ? field.value : '',
    group: { text: group?.textContent ?? '', marked: group?.querySelectorAll('input:checked').length ?? 0 },
  }
}

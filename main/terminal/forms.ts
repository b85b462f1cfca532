import { type Answer, type Field, checkAnswers } from '../../ceremonies/answers.ts'
import { Refusal } from '../../ceremonies/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'

/** How a question is put: an echoed line, and a line that only says something. */
export interface Asker {
  readonly line: (prompt: string) => Promise<string>
  readonly say: (text: string) => void
}

/** Asks until the answer fits the field; null where an optional field is left empty. */
export async function fillIn(step: string, field: Field, { line, say }: Asker): Promise<Answer | null> {
  const { options = [] } = field
  for (const [i, option] of options.entries()) say(`  ${i + 1}  ${option}`)
  for (;;) {
    const typed = (await line(promptOf(field))).trim().normalize('NFC')
    if (typed === '' && field.optional) return null
    const answer = read(field, typed)
    try {
      checkAnswers(step, [{ ...field, optional: false }], { [field.name]: answer })
      return answer
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say(error.message)
    }
  }
}

function promptOf({ label, type, optional }: Field): string {
  const hints: Partial<Record<Field['type'], string>> = {
    boolean: words.yesNo,
    time: words.time,
    digest: words.digest,
    people: words.people,
    choice: words.number,
  }
  const hint = [hints[type], optional ? words.optional : undefined].filter(Boolean).join('; ')
  return hint === '' ? label : `${label} (${hint})`
}

/** What was typed as an answer of the field's type; what does not fit stays text, and is refused. */
function read({ type, options = [] }: Field, typed: string): Answer {
  const chosen = (text: string): string => (/^\d+$/.test(text) ? (options[Number(text) - 1] ?? text) : text)
  switch (type) {
    case 'boolean':
      return { yes: true, y: true, no: false, n: false }[typed.toLowerCase()] ?? typed
    case 'integer':
      return /^\d{1,10}$/.test(typed) ? Number(typed) : typed
    case 'choice':
      return chosen(typed)
    case 'people':
      return typed
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(chosen)
    case 'time':
      return /^\d\d:\d\d:\d\d$/.test(typed) ? `${new Date().toISOString().slice(0, 11)}${typed}Z` : typed
    case 'digest':
      return typed.toLowerCase().replace(/[\s:]/g, '')
    case 'text':
      return typed
  }
}

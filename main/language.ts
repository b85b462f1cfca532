/** Which of a script's languages is read in the room, shown and printed. */
import { type Refusal, refuse } from '../ceremonies/base/refusal.ts'
import { parseScript } from '../ceremonies/index.ts'
import type { Script } from '../ceremonies/kernel/script.ts'
import { type Language, catalogues, isLanguage } from '../ceremonies/texts/index.ts'

/** Those languages of a script that people may choose: the ones that this program speaks too. */
export function offeredIn({ languages }: Pick<Script, 'languages'>): readonly string[] {
  return languages.filter(isLanguage)
}

/** The script in that language if it is offered, else in the first that is; throws what `parseScript` throws. */
export function scriptLike(text: string, usual: string): Script {
  const script = parseScript(text, usual)
  if (script.language === null) return script
  const offered = offeredIn(script)
  const language = offered.find((one) => one === usual) ?? offered[0] ?? script.language
  return language === script.language ? script : parseScript(text, language)
}

/**
 * The script in the language that somebody named, or as `scriptLike` has it for one who names none and is spoken to in English.
 * Throws SCRIPT_LANGUAGE or LANGUAGE_UNKNOWN for a language that is not offered, and what `parseScript` throws.
 */
export function scriptIn(text: string, named: string | undefined): Script {
  const script = scriptLike(text, named ?? 'en')
  if (named === undefined || named === script.language) return script
  // A script that has no choice of languages is the same in each that the program speaks.
  if (script.language === null && isLanguage(named)) return script
  if (script.language !== null) throw refuse('SCRIPT_LANGUAGE', { language: named, offered: offeredIn(script) })
  throw unspoken(named)
}

/** A language of the program's, by its tag; throws LANGUAGE_UNKNOWN. */
export function spoken(tag: string): Language {
  if (!isLanguage(tag)) throw unspoken(tag)
  return tag
}

function unspoken(language: string): Refusal {
  return refuse('LANGUAGE_UNKNOWN', { language, offered: Object.keys(catalogues) })
}

import { page as german } from '../../ceremonies/texts/de/page.ts'
import { page as english } from '../../ceremonies/texts/en/page.ts'
import type { Language } from '../../ceremonies/texts/index.ts'
import type { Translated } from '../../ceremonies/texts/translated.ts'

/** What a document prints whatever the ceremony, and the language and region that its text is tagged with. */
interface Page {
  readonly lang: Language
  readonly region: string
  readonly texts: Translated<typeof english>
}

export const pages: Readonly<Record<Language, Page>> = {
  en: { lang: 'en', region: 'GB', texts: english },
  de: { lang: 'de', region: 'DE', texts: german },
}

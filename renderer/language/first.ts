/** What the first screen says, in every language: all other sentences come with the other screens. */
import { app as appInGerman } from '../../ceremonies/texts/de/window/app.ts'
import { home as homeInGerman } from '../../ceremonies/texts/de/window/home.ts'
import { app } from '../../ceremonies/texts/en/window/app.ts'
import { home } from '../../ceremonies/texts/en/window/home.ts'
import type { Catalogue, Language } from '../../ceremonies/texts/index.ts'

export type FirstTexts = Pick<Catalogue['window'], 'app' | 'home'>

export const firstTexts: Readonly<Record<Language, FirstTexts>> = {
  en: { app, home },
  de: { app: appInGerman, home: homeInGerman },
}

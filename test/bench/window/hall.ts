/** A ceremony at the screen, with everybody enrolled, to be measured in. */
import type { Locator, Page } from '@playwright/test'
import { inFolder, start } from '../../e2e/launch.ts'
import { People } from '../../e2e/people.ts'
import { openCeremony } from '../../e2e/prepare.ts'
import { laid, stepTitle } from './scripts.ts'
import { en } from '../../support/english.ts'

const { run } = en.window

export interface Hall {
  readonly page: Page
  readonly people: People
}

/** Opens a rehearsal of the script and goes on to the first step that is measured. */
export function atCeremony<T>(title: string, script: string, work: (hall: Hall) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const path = laid(folder, script)
    const { app, page } = await start(folder, {}, '--scripts', folder)
    try {
      await openCeremony(page, { title, mode: 'rehearsal' })
      const people = new People({ page, script: path })
      await people.goOn(measured(page))
      return await work({ page, people })
    } finally {
      await app.close()
    }
  })
}

/** Answers until only the last witness's word is missing on a step that is measured. */
export async function untilLastWord({ page, people }: Hall): Promise<void> {
  const asked = page.locator('[data-asked$=" 1"]').getByRole('heading', { name: run.ask.witness })
  while (!((await measured(page).isVisible()) && (await asked.isVisible()))) await people.answer()
}

const measured = (page: Page): Locator => page.getByRole('heading', { level: 1, name: new RegExp(`^${stepTitle}`) })

/** How the application tells the shell from Electron, and what it may say of it. */

/** Filled in when the browser has answered. */
const facts = { chromium: '', drivenByTest: false }

export const chromiumShell: {
  readonly name: 'Chromium shell'
  /** Chromium's version; empty before the app is ready. */
  readonly chromium: string
  /** True if a test holds the window through a debugging port: never in a start by bin/. */
  readonly drivenByTest: boolean
} = {
  name: 'Chromium shell',
  get chromium() {
    return facts.chromium
  },
  get drivenByTest() {
    return facts.drivenByTest
  },
}

export function setFacts(chromium: string, drivenByTest: boolean): void {
  Object.assign(facts, { chromium, drivenByTest })
}

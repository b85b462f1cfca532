/**
 * The built page on its own, for tests of what it shows and does: main is played by sample values. The page is served with
 * the policy that the program serves it with; whatever the policy or the page complains of fails the test.
 */
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import type { RefusalCode } from '../../ceremonies/base/refusal.ts'
import type { Answered, Asked, AskName, Outcome, Told, TellName } from '../../preload/contract.ts'

const built = join(import.meta.dirname, '../../build/renderer')
const origin = 'https://strongroom.invalid'
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

type Player<N extends AskName> = (input: Asked<N>) => Outcome<Answered<N>> | Promise<Outcome<Answered<N>>>
export type Players = { readonly [N in AskName]?: Player<N> }
export type Telling = { readonly [N in TellName]?: Told<N> }

export const good = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refusedWith = (code: RefusalCode, parameters: Record<string, string | number> = {}): Outcome<never> => ({
  ok: false,
  refused: { code, parameters },
})

type AnyPlayers = Readonly<Record<string, (input: never) => unknown>>

export class Stage {
  readonly page: Page
  /** Every ask of the page so far. */
  readonly asked: { readonly name: string; readonly input: unknown }[] = []
  readonly complaints: string[] = []
  /** Files that are not served as they were built, but as this text, or not at all. */
  spoilt: { readonly file: RegExp; readonly text: string | null } | null = null
  #players: AnyPlayers = {}

  constructor(page: Page) {
    this.page = page
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') this.complaints.push(line.text())
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  /** Opens the page and tells it these views as soon as it is ready. */
  async open(told: Telling, players: Players = {}, hash = ''): Promise<void> {
    this.#players = players
    await this.page.route(`${origin}/**`, async (route) => {
      const file = join(built, new URL(route.request().url()).pathname.replace(/^\/$/, '/index.html'))
      const body =
        this.spoilt?.file.test(file) === true ? this.spoilt.text : existsSync(file) ? readFileSync(file) : null
      if (body === null) return route.fulfill({ status: 404 })
      await route.fulfill({
        body,
        headers: { 'content-type': types[extname(file)] ?? '', 'content-security-policy': policy },
      })
    })
    await this.page.exposeFunction('askOfStage', async (name: string, input: never) => {
      this.asked.push({ name, input })
      return (await this.#players[name]?.(input)) ?? good(null)
    })
    await this.page.addInitScript(clientOfStage)
    await this.page.goto(`${origin}/${hash}`)
    for (const [name, value] of Object.entries(told)) await this.tell(name as TellName, value)
    await this.page.evaluate(() => document.fonts.ready)
  }

  async tell<N extends TellName>(name: N, value: Told<N>): Promise<void> {
    await this.page.evaluate(
      ([name, value]) => (window as unknown as StagedWindow).tellFromStage(name as string, value),
      [name, value] as const,
    )
  }

  /** What the page last asked under this name. */
  last<N extends AskName>(name: N): Asked<N> | undefined {
    return this.asked.findLast((one) => one.name === name)?.input as Asked<N> | undefined
  }
}

interface StagedWindow {
  tellFromStage(name: string, value: unknown): void
  askOfStage(name: string, input: unknown): Promise<unknown>
}

/** Runs in the page before anything of its own. */
function clientOfStage(): void {
  const listeners = new Map<string, Set<(value: unknown) => void>>()
  const staged = window as unknown as StagedWindow
  staged.tellFromStage = (name, value) => {
    for (const listener of listeners.get(name) ?? []) listener(value)
  }
  const client = new Proxy(
    {
      on: (name: string, listener: (value: unknown) => void) => {
        const all = listeners.get(name) ?? new Set()
        listeners.set(name, all.add(listener))
        return () => void all.delete(listener)
      },
    },
    {
      get: (own, name: string) => (name === 'on' ? own.on : (input: unknown) => staged.askOfStage(name, input)),
    },
  )
  Object.defineProperty(window, 'strongroom', { value: client })
}

/** A plain browser: what is tested here is the page. As root Chromium's sandbox is not to be had; nothing but our own files is shown. */
export const launchOptions = { executablePath: '/usr/lib/chromium/chromium', args: ['--no-sandbox'] }

export const test = base.extend<{ stage: Stage }>({
  viewport: { width: 1280, height: 800 },
  launchOptions,
  stage: async ({ page }, use) => {
    const stage = new Stage(page)
    await use(stage)
    expect(stage.complaints).toEqual([])
  },
})

export { expect }
export { mustBeAccessible, mustBeAccessibleInEveryLook, mustFit, wear } from './looks.ts'

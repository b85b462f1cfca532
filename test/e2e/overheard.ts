/** Everything that a page shows and says, and what of it is English though the page should speak another language. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { parse } from 'yaml'
import { valueIn } from '../../ceremonies/base/sentence.ts'
import type { Catalogue } from '../../ceremonies/texts/index.ts'
import { captured, en, ownWords, textsOf } from '../support/english.ts'

/** From now on every text that comes into the page is kept, however soon it goes again; not what people type, nor words to be copied. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const spoken = ['aria-label', 'placeholder', 'title', 'alt', 'aria-description', 'aria-roledescription']
    const heard = new Set<string>()
    const take = (node: Node) => {
      const near = node instanceof Element ? node : node.parentElement
      if (near?.closest('textarea, code, .words, .share-words, .running, .word-line')) return
      if (node instanceof Text) heard.add(node.data.trim())
      if (!(node instanceof Element)) return
      for (const name of spoken) heard.add(node.getAttribute(name)?.trim() ?? '')
      // A sentence may be put together from several texts.
      if (node.matches('p, h1, h2, h3, dt, dd, button, label, th, td')) heard.add(node.textContent.trim())
      for (const child of node.childNodes) take(child)
    }
    take(document.body)
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) take(node)
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: spoken,
    })
    const tell = () => {
      const all = [...heard].filter(Boolean)
      heard.clear()
      return all
    }
    Object.assign(window, { tell })
  })
}

/** Since it was last asked. */
export function overheard(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { tell(): string[] }).tell())
}

/** Words that hardly any English sentence is without, and no German one has. */
const small = /(?<![\p{L}_-])(the|of|and|is|are|with|from|has|have|this|that|it|by|for|not yet|to be)(?![\p{L}_-])/iu

/** What people fill in (form.ts, prepare.ts). */
const said = /As said|Somebody as|Clock \d/g

/** Texts of these that are English; what people say, and scripts of that folder in no other language, may be in whatever they like. */
export function englishIn(texts: readonly string[], other: Catalogue, script: string): readonly string[] {
  const there = textsOf(other)
  const own = [...textsOf(en)].flatMap(([path, text]) => (there.get(path) === text ? [] : [text]))
  const exact = new Set(own)
  const templates = own.filter((text) => text.includes('{') && ownWords(text).length > 12)
  const written = scriptsBeside(script)
    .flatMap((one) => stringsIn(valueIn(one, other.language)))
    .toSorted((a, b) => b.length - a.length)
    .map(takingOut)
  return texts.filter((text) => {
    const rest = written
      .reduce((left, takeOut) => takeOut(left), text)
      .replaceAll(said, '')
      .trim()
    if (rest.length < 2) return false
    return exact.has(rest) || small.test(rest) || templates.some((template) => captured(template, rest) !== null)
  })
}

/** Takes what the script has written, with values in its gaps, out of a text. */
function takingOut(written: string): (text: string) => string {
  if (!written.includes('{'))
    return (text) => (written.length > 3 || text === written ? text.replaceAll(written, '') : text)
  const literal = written.split(/\{[^}]*\}/)
  const pattern = new RegExp(literal.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.+?'), 'g')
  // Few texts have all its parts, and what a pattern takes to find that out is long.
  return (text) => (literal.every((part) => text.includes(part)) ? text.replace(pattern, '') : text)
}

/** The first screen shows all of them. */
function scriptsBeside(script: string): readonly unknown[] {
  const files = readdirSync(dirname(script)).filter((name) => name.endsWith('.yaml'))
  return files.map((name): unknown => parse(readFileSync(join(dirname(script), name), 'utf8')))
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

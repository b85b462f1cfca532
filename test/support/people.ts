/** People before a terminal who do all that a ceremony of the test scripts asks of them. */
import { legible, type Screen, type Typist } from './terminal.ts'

export interface People {
  readonly type: Typist
  /** Personal codes and halves of PINs, as typed. */
  readonly secrets: Set<string>
  /** The words of each share as shown. */
  readonly shares: Map<number, string>
}

/** `first` answers before the usual people do; it may be asked the same prompt again. */
export function people(first: Typist = () => null): People {
  const secrets = new Set<string>()
  const shares = new Map<number, string>()
  const state = { last: '', clocks: 0 }

  const usual = (prompt: string, screen: Screen): string | null => {
    const secret = secretAt(prompt, screen.text, state.last)
    if (secret !== null) {
      state.last = secret
      secrets.add(secret)
      return secret
    }
    if (/^Share \d|press Enter when you are alone/.test(prompt)) return ''
    if (/Type written/.test(prompt)) {
      const [number, words] = shareOn(screen)
      shares.set(number, words)
      return 'written'
    }
    if (/^\s*1: $/.test(prompt)) return shares.get(Number(lastMatch(/Share (\d+): /g, screen.text)[1])) ?? ''
    if (/Which clock/.test(prompt)) return `Clock ${++state.clocks}`
    return fieldAt(prompt, screen)
  }
  return { secrets, shares, type: async (prompt, screen) => (await first(prompt, screen)) ?? usual(prompt, screen) }
}

function secretAt(prompt: string, text: string, last: string): string | null {
  if (!prompt.includes('(not shown)')) return null
  if (prompt.includes('Repeat it')) return last
  const told = /throw-away token: enter (\S+) here\.\n[^\n]*$/.exec(text)?.[1]
  if (told !== undefined) return told
  const person = /Personal code of ([^(]*) \(/.exec(prompt)?.[1]
  if (person !== undefined) return `code-of-${person.toLowerCase().replaceAll(' ', '-')}-9fK`
  return `pin-${prompt.includes('security') ? 'so' : 'user'}-${/half (\d)/.exec(prompt)?.[1] ?? 0}-7Qx`
}

function fieldAt(prompt: string, { text }: Screen): string | null {
  if (/yes or no|Type yes/.test(prompt)) return 'yes'
  if (/Name of the/.test(prompt)) return `Somebody as ${/Name of the (.*):/.exec(prompt)?.[1] ?? ''}`
  if (/previous ceremony/.test(prompt)) return 'none'
  if (/brought on paper/.test(prompt)) return '31415 92653 58979 32384'
  if (/identified by/.test(prompt)) return '1'
  if (/What it shows/.test(prompt)) return `${new Date().toISOString().slice(0, 19)}Z`
  if (/[Pp]ress Enter/.test(prompt)) return ''
  if (/How it was compared/.test(prompt)) return 'Compared with the notes of the witnesses.'
  if (/^Who \(/.test(prompt)) return '1'
  if (/Fingerprint from/.test(prompt)) return lastMatch(/Fingerprint of the record key: ([0-9a-f ]+)/g, text)[1] ?? ''
  if (/first two and the last two/.test(prompt)) return wordsOn(text)
  if (/Exceptions on record/.test(prompt)) return /\((\d+)\)/.exec(prompt)?.[1] ?? ''
  return /Type ([A-Z]+) to continue/.exec(prompt)?.[1] ?? null
}

function wordsOn(text: string): string {
  const grid = text.slice(text.lastIndexOf('Words of the checkpoint')).split('─')[0] ?? ''
  return [1, 2, 31, 32].map((number) => new RegExp(`\\b${number} ([A-Za-z]+)`).exec(grid)?.[1] ?? '').join(' ')
}

function shareOn({ raw }: Screen): [number, string] {
  const text = legible(raw.slice(raw.lastIndexOf('\x1b[?1049h')))
  const number = Number(/Share (\d+), for/.exec(text)?.[1])
  return [number, [...text.matchAll(/\b\d+ ([a-z]+)/g)].map(([, word]) => word).join(' ')]
}

function lastMatch(pattern: RegExp, text: string): RegExpExecArray | readonly string[] {
  return [...text.matchAll(pattern)].at(-1) ?? []
}

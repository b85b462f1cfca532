/** Where each part of a recovery kit is. */
import type { Item } from '../../ceremonies/kit/contents.ts'

export const places = {
  contents: 'contents.json',
  program: 'recover.py',
  words: 'words.txt',
  sums: 'SHA256SUMS',
  archives: 'archives',
  /** Shares that are on cards, as those keep them. */
  cards: 'cards',
  twin: 'twin',
  /** In the twin alone. */
  shares: 'shares.txt',
} as const

const endings = { key: 'der', 'secret-key': 'key', envelope: 'txt' } as const

/** The name of the file that a thing is brought back into: its artifact's, with what it is at the end. */
export function outName({ artifact, kind }: Item): string {
  return `${artifact}.${endings[kind]}`
}

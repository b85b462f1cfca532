import { codePoint } from '../code-point.ts'
import type { Phrase } from '../message.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { looksLikeMnemonic } from '../mnemonic/looks-like.ts'
import { unassigned, unicodeVersion } from './unassigned.ts'

/** What is said of a text: what it is for, how long it may be, and whether it may have several lines. */
export interface TextRule {
  /** The field, part or parameter, by its name. */
  readonly field: string
  /** What people call it; its name where they call it that. */
  readonly what?: Phrase
  readonly most: number
  readonly lines?: boolean
}

/**
 * Why a text must not be recorded, shown and printed, or null: TEXT_SECRET, TEXT_MISSING, TEXT_LONG, TEXT_CHARACTER,
 * TEXT_NEWER, TEXT_NOT_NFC or TEXT_EDGE. The one rule for whatever people give, through whichever face.
 */
export function flawOf(text: string, { field, what = field, most, lines = false }: TextRule): Refusal | null {
  const of = { field, what }
  if (looksLikeMnemonic(text)) return refuse('TEXT_SECRET', of)
  if (text.trim() === '') return refuse('TEXT_MISSING', of)
  if (text.length > most) return refuse('TEXT_LONG', { ...of, length: text.length, most })
  const strange = strangeness(lines ? text.replaceAll('\n', ' ') : text)
  if (strange) return flawAt(text, strange, of)
  return text.trim() === text ? null : refuse('TEXT_EDGE', of)
}

function flawAt(text: string, { why, character, offset }: Strangeness, of: { field: string; what: Phrase }): Refusal {
  if (why === 'form') return refuse('TEXT_NOT_NFC', of)
  const place = Array.from(text.slice(0, offset)).length + 1
  if (why === 'newer') return refuse('TEXT_NEWER', { ...of, character, place, version: unicodeVersion })
  return refuse('TEXT_CHARACTER', { ...of, character, place })
}

/** Throws what `flawOf` finds. */
export function mustBePlain(text: string, rule: TextRule): void {
  const flaw = flawOf(text, rule)
  if (flaw) throw flaw
}

export interface Strangeness {
  /** Where it stands, in UTF-16 code units from 0. */
  readonly offset: number
  /** As `U+202E`; empty for a text whose form is wrong. */
  readonly character: string
  readonly why: 'unseen' | 'newer' | 'form'
}

/**
 * What nobody can see, read aloud or compare on paper: controls, format and bidirectional characters, lone surrogates, private
 * use, blanks but the space, fillers, tags and variation selectors (Unicode TR36 3; UTS 39 3). A Braille blank is a
 * symbol; U+FFFD stands for what somebody could not read.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffd[\p{Zs}--\u0020]]/v

/** Nothing in printable ASCII is strange: most texts need no closer look, which costs many times as much. */
const printable = /^[ -~]*$/

/** The first thing in a text that must not stand in it, or null. */
export function strangeness(text: string): Strangeness | null {
  if (printable.test(text)) return null
  const [offset, why] = firstOf(text.search(unseen), text.search(unassigned))
  if (why !== null) return { offset, why, character: codePoint(text, offset) }
  const composed = text.normalize('NFC')
  if (composed === text) return null
  let same = 0
  while (text[same] === composed[same]) same++
  return { offset: same, why: 'form', character: '' }
}

function firstOf(blind: number, newer: number): readonly [number, 'unseen' | 'newer' | null] {
  if (blind < 0 && newer < 0) return [0, null]
  return newer < 0 || (blind >= 0 && blind <= newer) ? [blind, 'unseen'] : [newer, 'newer']
}

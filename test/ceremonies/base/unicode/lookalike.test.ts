import { expect, test } from 'vitest'
import { looksLike } from '../../../../ceremonies/base/unicode/lookalike.ts'

/** One person's name, as somebody would write it to be there twice. */
const variants: readonly (readonly [how: string, name: string, other: string])[] = [
  ['in capitals', 'Anna Berg', 'ANNA BERG'],
  ['with other spaces', 'Anna Berg', 'Anna\u00a0 Berg'],
  ['with a full stop', 'Anna M Berg', 'Anna M. Berg'],
  ['with a zero-width space', 'Anna Berg', 'An\u200bna Berg'],
  ['with a zero-width joiner', 'Anna Berg', 'Anna\u200d Berg'],
  ['with a soft hyphen', 'Anna Berg', 'An\u00adna Berg'],
  ['with a filler', 'Anna Berg', 'Anna\u3164Berg'],
  ['with a Braille blank', 'Anna Berg', 'Anna\u2800Berg'],
  ['with a tag', 'Anna Berg', 'Anna Berg\u{e0041}'],
  ['with a variation selector', 'Anna Berg', 'A\ufe00nna Berg'],
  ['in wide letters', 'Anna Berg', 'Ａｎｎａ Ｂｅｒｇ'],
  ['in mathematical letters', 'Anna Berg', '𝐀𝐧𝐧𝐚 Berg'],
  ['with a Cyrillic А', 'Anna Berg', 'Аnna Berg'],
  ['with Cyrillic В and е', 'Anna Berg', 'Anna Веrg'],
  ['with a Greek Ο', 'Olga Petri', 'Οlga Petri'],
  ['with a Cherokee letter', 'Anna Berg', 'Ꭺnna Berg'],
  ['with another g', 'Anna Berg', 'Anna Berɡ'],
  ['with a zero', 'Olga Petri', '0lga Petri'],
  ['with a one', 'Lena Illing', 'Lena I1ling'],
  ['with a small l', 'Ingrid Lang', 'lngrid Lang'],
  ['in capitals, with a capital I for a small l', 'INGRID LANG', 'Ingrid Iang'],
  ['with rn for m', 'Emma Berg', 'Emrna Berg'],
  ['with a ligature', 'Sofia Fields', 'Soﬁa Fields'],
  ['composed otherwise', 'José Pérez', 'Jose\u0301 Pe\u0301rez'],
  ['without its accents', 'José Pérez', 'Jose Perez'],
  ['with a dot that is hardly seen', 'Anna Berg', 'Anṇa Berg'],
  ['with an i without its dot', 'Işık', 'Işik'],
  ['with a double s', 'Weiß', 'Weiss'],
  ['with a stroke', 'Łukasz', 'Lukasz'],
  ['in Cyrillic capitals', 'Нина', 'НИНА'],
]

test.each(variants)('a name %s looks the same', (_how, name, other) => {
  expect([looksLike(name, other), looksLike(other, name)]).toEqual([true, true])
})

test.each([
  ['Anna Berg', 'Anne Berg'],
  ['Nina', 'Vina'],
  ['Custodian 1', 'Custodian 2'],
  ['Custodian 1', 'Custodian 11'],
  ['Michail', 'Михаил'],
  ['राम', 'रामु'],
  ['राम', 'रम'],
  ['王芳', '王方'],
  ['?', '!'],
  ['', 'Anna'],
])('%s and %s are two', (name, other) => {
  expect([looksLike(name, other), looksLike(other, name)]).toEqual([false, false])
})

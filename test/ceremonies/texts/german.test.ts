import { describe, expect, test } from 'vitest'
import { de, en } from '../../../ceremonies/texts/index.ts'
import type { Texts } from '../../../ceremonies/texts/match.ts'

/** Every text by its path in the catalogue, such as `window.run.place`. */
function flat(texts: Texts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [[path + name, text] as const] : flat(text, `${path + name}.`),
  )
}

const english = new Map(flat(en))
const german = new Map(flat(de))

/** Names of the values that a text takes, once each. */
function gaps(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map(([, name = '']) => name))].sort()
}

/** What people read of a text: words that the number chooses between stay, values and what belongs to a script go. */
function read(text: string): string {
  return text.replace(/\{\w+\}/g, '…').replace(/\{\w+\|([^|}]*)\|([^|}]*)\}/g, '$1 $2')
}

// Names, terms and numbers that are the same in both languages, and literals that people type or look up.
const same = new Set([
  'window.app.name',
  'window.app.tones.bad',
  'window.app.settings.languages.en',
  'window.app.settings.languages.de',
  'window.app.duration.minutes',
  'window.app.duration.hours',
  'window.app.duration.both',
  'window.home.commit',
  'window.home.node',
  'window.home.version',
  'window.kinds.names.commission',
  'window.kinds.rollCall.name',
  'window.prepare.parameters',
  'window.run.rail.minutes',
  'window.run.say.who.name',
  'window.secrets.pin.label',
  'labels.id',
  'labels.node',
  'labels.sha256',
  'labels.token',
  'entryLabels.challenge',
  'entryLabels.firmware',
  'entryLabels.label',
  'entryLabels.token',
  'entryValues.key.made',
  'entryValues.valid.dates',
])

test('German has every text that English has, and none more', () => {
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
})

test('every text takes the same values in both languages', () => {
  const unlike = [...english].flatMap(([path, text]) => {
    const [there, here] = [gaps(text), gaps(german.get(path) ?? '')]
    return there.join() === here.join() ? [] : [`${path}: {${there.join('} {')}}, not {${here.join('} {')}}`]
  })
  expect(unlike).toEqual([])
})

test('no text is left in English', () => {
  const left = [...english].filter(([path, text]) => german.get(path) === text && !same.has(path))
  expect(left.map(([path]) => path)).toEqual([])
})

test('no text is called the same that is not', () => {
  const unlike = [...same].filter((path) => english.get(path) !== german.get(path))
  expect(unlike.filter((path) => english.get(path) === undefined || german.get(path) === undefined)).toEqual([])
})

describe('in every German text', () => {
  // Words of English that are none of German, nor of a script.
  const foreign = /\b(the|and|of|to|with|which|this|that|from|are|be|not|no|yes|it|by|for(?!-each))\b/i
  const texts = [...german]

  test('there is no English word', () => {
    expect(texts.filter(([, text]) => foreign.test(read(text)))).toEqual([])
  })

  test('quotation marks are German', () => {
    expect(texts.filter(([, text]) => /["“](?!$)(?=\p{L})|”|'|‘/u.test(text.replace(/„[^“]*“/g, '')))).toEqual([])
    expect(texts.filter(([, text]) => (text.match(/„/g) ?? []).length !== (text.match(/“/g) ?? []).length)).toEqual([])
  })

  test('people are addressed formally', () => {
    expect(texts.filter(([, text]) => /\b(du|dein|deine|dir|dich|euch|euer)\b/i.test(text))).toEqual([])
  })

  test('an ellipsis is one character, after a space or as an omission', () => {
    expect(texts.filter(([, text]) => text.includes('...'))).toEqual([])
  })

  test('a sentence ends as its English one does', () => {
    const ends = (text: string): string => (/[.:?]$/.exec(text) ?? [''])[0]
    expect(texts.filter(([path, text]) => ends(text) !== ends(english.get(path) ?? ''))).toEqual([])
  })
})

describe('one thing has one name', () => {
  // Words for which another was chosen: docs/GLOSSARY.de.md.
  const other: Readonly<Record<string, RegExp>> = {
    Prüfpunkt: /\bCheckpoint|Kontrollpunkt/,
    Protokoll: /Aufzeichnung/i,
    Niederschrift: /Transkript/i,
    Anteil: /Teilgeheimnis|Schlüsselteil/i,
    Treuhänder: /Verwahrer|Custodian(?!-)/,
    Abweichung: /Ausnahme|\bException/,
    Probelauf: /Generalprobe|\bÜbung/i,
    Hashwert: /Digest|Hash(?!wert|-Baum)/,
    Sicherungsschlüssel: /Backup-?[Ss]chlüssel/,
    Authentisierungsmittel: /Authentifi/i,
    verpacken: /\bwrapp?en|eingewickelt/i,
  }
  test.each(Object.entries(other))('%s', (_name, pattern) => {
    expect([...german].filter(([, text]) => pattern.test(text))).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { de, en, gapsOf, ownWords, textsOf } from '../../support/english.ts'

const english = textsOf(en)
const german = textsOf(de)

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
  'window.kinds.names.break',
  'window.kinds.names.commission',
  'window.kinds.rollCall.name',
  'window.prepare.parameters',
  'window.projector.break',
  'window.run.facts.break.started',
  'window.run.rail.minutes',
  'window.secrets.blocks.entry.word',
  'window.run.say.who.name',
  'window.secrets.pin.label',
  'name.id',
  'name.node',
  'name.sha256',
  'name.token',
  'name.firmware',
  'name.label',
  'name.version',
  'entry.challenge',
  'entry.firmware',
  'entry.label',
  'entry.token',
  'entry.by',
  'field.about',
  'journal.people',
  'outside.further',
  'paper.section.hsm',
  'paper.section.hsms',
  'paper.part',
  'reason.at',
  'value.card.openpgp',
  'value.card.piv',
  'value.change.moved',
  'value.clock.offset',
  'value.key.made',
])

test('German has every text that English has, and none more', () => {
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
})

test('every text takes the same values in both languages', () => {
  const unlike = [...english].flatMap(([path, text]) => {
    const [there, here] = [gapsOf(text), gapsOf(german.get(path) ?? '')]
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
    expect(texts.filter(([, text]) => foreign.test(ownWords(text)))).toEqual([])
  })

  test('quotation marks are German', () => {
    expect(
      texts.filter(([, text]) => /["“](?!$)(?=\p{L})|”|'|‘/u.test(ownWords(text).replace(/„[^“]*“/g, ''))),
    ).toEqual([])
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
  // Words for which another was chosen: docs/GLOSSARY.md.
  const other: Readonly<Record<string, RegExp>> = {
    Prüfpunkt: /\bCheckpoint|Kontrollpunkt/,
    Protokoll: /Aufzeichnung/i,
    Niederschrift: /Transkript/i,
    Anteil: /Teilgeheimnis|Schlüsselteil/i,
    Treuhänder: /Verwahrer|Custodian(?!-)/,
    Abweichung: /Ausnahme|\bException/,
    Datenträger: /\bMedi(?:um|en)\b/,
    Spiegelkopie: /[Zz]weite Kopie|Kopie auf dem zweiten Datenträger (?!bleibt)|\bMirror\b/,
    Probelauf: /Generalprobe|(?<!\p{L})Übung/iu,
    Hashwert: /Digest|Hash(?!wert|-Baum)/,
    Sicherungsschlüssel: /Backup-?[Ss]chlüssel/,
    Authentisierungsmittel: /Authentifi/i,
    verpacken: /\bwrapp?en|eingewickelt/i,
  }
  test.each(Object.entries(other))('%s', (_name, pattern) => {
    expect([...german].filter(([, text]) => pattern.test(text))).toEqual([])
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkScript } from '../../../ceremonies/check.ts'
import { kindNames, insertedNames } from '../../../ceremonies/steps/names.ts'
import { kindOf } from '../../../ceremonies/steps/index.ts'
import { type RefusalCode, refuse } from '../../../ceremonies/refusal.ts'
import { bindParameters } from '../../../ceremonies/parameters.ts'
import { catalogueOf, de, en } from '../../../ceremonies/texts/index.ts'
import {
  answerIn,
  entryIn,
  findingIn,
  labelIn,
  messageIn,
  plainIn,
  refusalIn,
  remarkIn,
} from '../../../ceremonies/texts/labels.ts'
import { labelOf, phraseOf, plain } from '../../../ceremonies/transcript/entries.ts'
import { remarkOf } from '../../../ceremonies/transcript/remarks.ts'

const title = (part: string): string => ({ 'custodian-3': 'Custodian 3' })[part] ?? part

test('a language that is not there is English', () => {
  expect(catalogueOf('de')).toBe(de)
  expect([catalogueOf('fr'), catalogueOf('constructor')]).toEqual([en, en])
})

describe('labels', () => {
  test.each([
    ['Which clock', 'Welche Uhr'],
    ['Custodian 3: identified by', 'Custodian 3: identifiziert durch'],
    ['Exceptions on record (2)', 'Protokollierte Abweichungen (2)'],
    ['Bag in which the HSM came: number', 'Bag in which the HSM came: Nummer'],
    ['Check value (CMAC, 5 bytes)', 'Prüfwert (CMAC, 5 Bytes)'],
    ['Void the set of shares', 'Den Satz von Anteilen für ungültig erklären'],
  ])('%s', (english, german) => {
    expect(labelIn(de, english)).toBe(german)
    expect(labelIn(en, english)).toBe(english)
  })

  test("a script author's own label stays as it was written", () => {
    expect(labelIn(de, 'Cameras and what each sees')).toBe('Cameras and what each sees')
  })

  test('every field that a kind of step has is known', () => {
    const names = [...kindNames, ...insertedNames].flatMap((kind) => {
      const { fields } = kindOf(kind) as unknown as { readonly fields: { readonly shape: object } }
      return Object.keys(fields.shape)
    })
    const elsewhere = new Set(['text', 'statement', 'asks', 'items', 'identity'])
    const unknown = names.filter((name) => !elsewhere.has(name) && labelIn(de, labelOf(name)) === labelOf(name))
    expect([...new Set(unknown)]).toEqual(['token', 'label'])
  })

  test('names in evidence are those that the program reads', () => {
    expect(Object.entries(en.phrases).filter(([name, phrase]) => phraseOf(name) !== phrase)).toEqual([])
  })
})

describe('entries', () => {
  test.each([
    [
      { label: 'Valid', value: '2026-01-01T00:00:00Z to 2027-01-01T00:00:00Z' },
      'Gültig',
      '2026-01-01T00:00:00Z bis 2027-01-01T00:00:00Z',
    ],
    [{ label: 'Share 2', value: 'shown once, to Custodian 2' }, 'Anteil 2', 'einmal gezeigt, und zwar: Custodian 2'],
    [{ label: 'Shares', value: '3 of 5, SLIP-0039 identity 77' }, 'Anteile', '3 von 5, Satzkennung 77 nach SLIP-0039'],
    [
      { label: 'Left in hsm', value: 'private key “root”, CKA_ID ab' },
      'Verblieben in hsm',
      'Schlüssel „root“ (privat), CKA_ID ab',
    ],
    [
      { label: 'Network (ENV-3)', value: 'network interfaces are up: eth0 (a real ceremony stops here)' },
      'Netzwerk (ENV-3)',
      'Netzwerkschnittstellen sind aktiv: eth0 (eine echte Zeremonie endet hier)',
    ],
    [
      { label: 'Length', value: '1224 bytes, of which DER as its outermost DER length says' },
      'Länge',
      '1224 Bytes, davon DER wie die äußerste DER-Länge es sagt',
    ],
    [
      { label: 'Throw-away twin opened by independent software', value: 'bytes of DER 66, trailing zero bytes 0' },
      'Wegwerf-Zwilling, von unabhängiger Software geöffnet',
      'Bytes DER 66, Nullbytes am Ende 0',
    ],
    [
      { label: 'CKA_WRAP_WITH_TRUSTED', value: en.recorded.wrapWithTrusted },
      'CKA_WRAP_WITH_TRUSTED',
      de.recorded.wrapWithTrusted,
    ],
  ])('$label: $value', (entry, label, value) => {
    expect(entryIn(de, entry)).toEqual({ label, value })
    expect(entryIn(en, entry)).toEqual(entry)
  })

  test("people's words stay as they were said", () => {
    const said = { label: 'How the ceremony is observed', value: 'by camera 1, from here to there' }
    expect(entryIn(de, said)).toEqual(said)
    expect(answerIn(de, 'no doubt')).toBe('no doubt')
    expect(answerIn(de, 'yes')).toBe('ja')
  })
})

describe('remarks', () => {
  const say = (event: Parameters<typeof remarkOf>[0]): string =>
    remarkIn(de, remarkOf(event, '2026-11-21T10:00:00Z', title)?.text ?? '')

  test('a failure with its sentence', () => {
    const parameters = { label: 'root', attribute: 'CKA_SENSITIVE', found: 'false', asked: 'true' }
    expect(say({ type: 'step.failed', step: 's', attempt: 1, code: 'ATTRIBUTE_DIFFERS', parameters })).toBe(
      'Versuch 1 schlug fehl. root: Das Token lieferte CKA_SENSITIVE als false, nicht als true. Das Objekt muss verworfen werden.',
    )
  })

  test('what devices hold', () => {
    const finding = { found: [{ class: 'private', id: 'ab', label: 'root' }] }
    expect(say({ type: 'doubt.found', step: 's', attempt: 2, finding, choices: [] })).toBe(
      'Versuch 2, was die Geräte wirklich enthalten: gefunden Art privat, CKA_ID ab, Label root.',
    )
  })

  test('evidence', () => {
    const evidence = { destroyed: 2, objects: ['public ab', 'private ab'] }
    expect(say({ type: 'step.discarded', step: 's', attempt: 2, evidence })).toBe(
      'Versuch 2 wurde verworfen: vernichtet 2, Objekte öffentlich ab, privat ab.',
    )
  })

  test('a set that is void, with what was said of its sheets', () => {
    const reason = 'The secrets process ended before every share was proved.'
    expect(say({ type: 'set.voided', set: 'ab', reason, statement: 'Two sheets. Shredded.' })).toBe(
      'Satz ab ist ungültig: Der Geheimnisprozess endete, bevor jeder Anteil nachgewiesen war. Two sheets. Shredded.',
    )
  })

  test("a note's own words stay", () => {
    expect(say({ type: 'note.added', by: 'custodian-3', step: 's', text: 'Nobody proposed: no swap' })).toBe(
      'Custodian 3 notierte: Nobody proposed: no swap',
    )
  })

  test("a person's reason stays, the program's does not", () => {
    const by = 'custodian-3'
    expect(say({ type: 'break.started', by, reason: 'no swap', sealed: 'The file x is missing.' })).toBe(
      'Pause, ausgerufen von Custodian 3: no swap Raum: The file x is missing.',
    )
    expect(say({ type: 'backup-key.gone', reason: 'the session that held it has ended' })).toBe(
      'Der Sicherungsschlüssel ist nicht mehr im Token: Die Sitzung, die ihn hielt, ist zu Ende',
    )
    expect(say({ type: 'archive.waived', reason: 'The token cannot wrap a key of type Ed25519 (X).' })).toBe(
      'Auf das Archiv wurde verzichtet: Das Token kann Schlüssel vom Typ Ed25519 nicht verpacken (X).',
    )
  })

  test('a wrong PIN', () => {
    expect(
      say({
        type: 'step.failed',
        step: 's',
        attempt: 1,
        code: 'PIN_LOCKED',
        parameters: { role: 'user', device: 'h' },
      }),
    ).toMatch(/^Versuch 1 schlug fehl. Die Benutzer-PIN von h ist /)
  })

  test('a step that was left out', () => {
    expect(say({ type: 'step.skipped', step: 's', because: 'archive is none' })).toBe('Ausgelassen: archive ist none.')
  })
})

test('what a device was found to hold is read word by word', () => {
  expect(plainIn(de, plain({ left: 'nothing' }))).toBe('zurückgeblieben nichts')
  expect(plainIn(de, plain({ found: [] }))).toBe('gefunden keine')
})

describe('refusals', () => {
  const said = (code: Parameters<typeof refuse>[0], parameters: Parameters<typeof refuse>[1] = {}) =>
    refusalIn(de, refuse(code, parameters))

  test('a code with parameters', () => {
    expect(said('SHARE_WORD_UNKNOWN', { share: 2, place: 7 })).toMatch(
      /^In Anteil 2 steht Wort 7 nicht in der Wortliste;/,
    )
  })

  test('the words that number chooses', () => {
    expect(said('QUORUM_SHORT', { missing: 1 })).toBe('Es fehlt noch 1 Anteil.')
    expect(said('QUORUM_SHORT', { missing: 2 })).toBe('Es fehlen noch 2 Anteile.')
  })

  test('the reason inside', () => {
    const reason = 'must be one of Passport, Driving licence'
    expect(said('ANSWER_INVALID', { step: 'roll-call', field: 'identity', reason })).toBe(
      'In Schritt roll-call: Das Feld identity muss eines von diesen sein: Passport, Driving licence.',
    )
  })

  test('a sentence inside a reason inside a sentence', () => {
    let thrown: unknown
    try {
      bindParameters({ subject: { type: 'subject', title: 's', default: '' } }, { subject: 'O=Example' })
    } catch (error) {
      thrown = error
    }
    expect(refusalIn(de, thrown as ReturnType<typeof refuse>)).toBe(
      'Der Parameter subject ist kein Subject-Name: Der Subject-Name hat keinen Common Name; ergänzen Sie ihn mit CN=….',
    )
  })

  test('words of the program inside', () => {
    expect(said('PIN_WRONG', { role: 'so', device: 'root-hsm', left: 'few' })).toBe(
      'Die SO-PIN von root-hsm ist falsch (verbleibende Versuche, soweit das Token es sagt: wenige); prüfen Sie sie, und geben Sie sie noch einmal ein.',
    )
    expect(said('CHOICE_NOT_OPEN', { step: 's', choice: 'adopt', choices: 'redo, discard' })).toBe(
      'Für Schritt s steht übernehmen nicht zur Wahl; wählen Sie eines von: wiederholen, verwerfen.',
    )
    expect(said('CEREMONY_ENDED', { how: 'sealed' })).toMatch(/^Die Zeremonie ist versiegelt;/)
    expect(said('ENVIRONMENT_REFUSED', { id: 'ENV-1', finding: 'swap is on: memory may be written to disk' })).toMatch(
      /Auslagerungsspeicher ist eingeschaltet/,
    )
    expect(said('STORE_UNREADABLE', { path: '/x', reason: 'there is no such file or folder' })).toBe(
      '/x lässt sich nicht öffnen: eine solche Datei oder einen solchen Ordner gibt es nicht.',
    )
  })

  test("a role of a script's that is called user", () => {
    expect(said('ROLE_UNKNOWN', { step: 's', role: 'user' })).toMatch(/^Schritt s nennt user,/)
  })

  test('parameters that were left behind are read from the sentence', () => {
    const { code, message } = refuse('ACT_DAMAGED', { from: 3, to: 9 })
    expect(refusalIn(de, { code, message })).toBe(
      'Der Schaden liegt zwischen zwei signierten Prüfpunkten, in den Einträgen 3 bis 9.',
    )
  })

  test('every refusal is found again from its text alone', () => {
    const lost = Object.entries(en.sentences).flatMap(([code, sentence]) => {
      const names = [...sentence.matchAll(/\{(\w+)/g)].map(([, name = '']) => name)
      const { message, parameters } = refuse(
        code as RefusalCode,
        Object.fromEntries(names.map((name, i) => [name, `${i + 2}`])),
      )
      const whole = refusalIn(de, { code, message, parameters })
      return refusalIn(de, { code, message }) === whole && !/[{}|]/.test(whole) ? [] : [code]
    })
    expect(lost).toEqual([])
  })

  test('a sentence of which only the text was handed on', () => {
    const { message } = refuse('MIRROR_FAILED', { path: '/mnt', reason: 'no room is left on the medium' })
    expect(messageIn(de, message)).toBe(
      'Die Spiegelkopie /mnt konnte nicht geschrieben werden: auf dem Datenträger ist kein Platz mehr. Das Protokoll selbst ist sicher; bringen Sie die Spiegelkopie in Ordnung, bevor es weitergeht.',
    )
    expect(messageIn(de, 'Something else')).toBe('Something else')
  })

  test('a code that is not known speaks as main put it', () => {
    expect(refusalIn(de, { code: 'NEW', message: 'Something new.' })).toBe('Something new.')
    expect(refusalIn(en, refuse('NOT_OPEN'))).toBe('The ceremony has not been opened.')
  })
})

describe('findings of the check', () => {
  const text = readFileSync(new URL('../../../ceremonies/scripts/root-key.yaml', import.meta.url), 'utf8')
  const german = (edit: (text: string) => string): readonly string[] =>
    checkScript(edit(text)).map((finding) => findingIn(de, finding))

  test('a finding, with its values', () => {
    expect(german((script) => script.replace('id: purpose\n', 'id: policy\n'))).toContain(
      'Zwei Schritte heißen policy. Geben Sie jedem Schritt eine eigene id.',
    )
  })

  test('a finding of another course', () => {
    const found = german((script) =>
      script.replace('default: wrapped }', 'default: none }').replace('kind: prove-set', 'kind: note'),
    )
    expect(found.filter((one) => one.includes('(Wenn gilt: archive ist wrapped.)'))).not.toEqual([])
    expect(found.filter((one) => /\(When|Step /.test(one))).toEqual([])
  })

  test('what is not a finding of ours stays', () => {
    expect(findingIn(de, { id: 'constructor', message: 'Something.' })).toBe('Something.')
  })
})

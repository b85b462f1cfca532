import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkScript, current } from '../../../ceremonies/index.ts'
import { findingMessage } from '../../../ceremonies/kernel/check.ts'
import type { Event } from '../../../ceremonies/subjects/index.ts'
import { type Phrase, message, retold } from '../../../ceremonies/base/message.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { Refusal, refuse } from '../../../ceremonies/base/refusal.ts'
import { kindOf } from '../../../ceremonies/kernel/rules.ts'
import { isLanguage, languageOf } from '../../../ceremonies/texts/index.ts'
import { format } from '../../../ceremonies/texts/say.ts'
import { entriesOf, labelOf } from '../../../ceremonies/transcript/entries.ts'
import { remarkOf } from '../../../ceremonies/transcript/remarks.ts'
import { inEnglish, inGerman } from '../../support/english.ts'

const title = (part: string): string => ({ 'custodian-3': 'Custodian 3' })[part] ?? part

test('a language that is not there is English', () => {
  expect(['de', 'fr', 'constructor'].map(languageOf)).toEqual(['de', 'en', 'en'])
  expect(isLanguage('constructor')).toBe(false)
})

describe('a sentence', () => {
  const sentence = '{name} has {count} {count, plural, one {fact} other {facts}}'

  test('takes its values, and the word that goes with a number', () => {
    expect([0, 1, 2].map((count) => format('en', sentence, { name: '{count}', count }))).toEqual([
      '{count} has 0 facts',
      '{count} has 1 fact',
      '{count} has 2 facts',
    ])
  })

  test('shows a gap that nothing fills', () => {
    expect(format('en', '{name} of {count}', { name: 'It' })).toBe('It of {count}')
  })

  test('inside another gives up its full stop where that goes on', () => {
    const why = message('system.ENOENT')
    expect(inEnglish(refuse('STORE_UNREADABLE', { path: '/x', reason: why }))).toBe(
      '/x cannot be opened: there is no such file or folder.',
    )
    const inner = refuse('NOT_OPEN')
    expect(inEnglish(refuse('REHEARSAL_STUCK', { reason: inner }))).toBe(
      'The rehearsal cannot continue without people: The ceremony has not been opened.',
    )
    expect(inEnglish(refuse('STORE_UNREADABLE', { path: '/x', reason: inner }))).toBe(
      '/x cannot be opened: The ceremony has not been opened.',
    )
  })

  test('keeps text from outside within its line, and a text that stands alone keeps its lines', () => {
    expect(inEnglish(refuse('STORE_NOT_OURS', { path: 'a\nVALID\u001b[0m' }))).toBe(
      'a[U+000A]VALID[U+001B][0m is not a Strongroom record.',
    )
    expect(inEnglish('a\nb\u001b')).toBe('a\nb[U+001B]')
  })

  test('of a code that this version does not know is that code', () => {
    expect(inGerman({ code: 'NEW\u001b', parameters: {} })).toBe('NEW[U+001B]')
    expect(inGerman({ code: 'constructor', parameters: {} })).toBe('constructor')
  })
})

test("texts are retold at any depth, and the program's own codes are not", () => {
  const told = refuse('REHEARSAL_STUCK', { reason: refuse('PERSON_UNKNOWN', { person: 'custodian-3' }) })
  expect(inEnglish(retold(told, title))).toBe(
    'The rehearsal cannot continue without people: There is no Custodian 3 in this ceremony.',
  )
})

test('every field that a kind of step has is called by a name of its own', () => {
  const names = [...current.kinds.keys()].flatMap((kind) => {
    const { fields } = kindOf(current, kind) as unknown as { readonly fields: { readonly shape: object } }
    return Object.keys(fields.shape)
  })
  const elsewhere = new Set(['text', 'statement', 'asks', 'items', 'identity'])
  const unknown = names.filter((name) => !elsewhere.has(name) && inGerman(labelOf(name)) === inEnglish(labelOf(name)))
  expect([...new Set(unknown)]).toEqual(['token', 'label'])
})

describe('what came about', () => {
  const told = (event: Event, say: (phrase: Phrase) => string): readonly string[] =>
    entriesOf(event, title).map(({ label, value }) => `${say(label)}: ${say(value)}`)

  test.each<readonly [Event, string, string]>([
    [
      { type: 'share.shown', set: 's', index: 2, to: 'custodian-3' },
      'Share 2: shown once, to Custodian 3',
      'Anteil 2: einmal gezeigt (Custodian 3)',
    ],
    [
      { type: 'environment.found', findings: [{ id: 'LAPTOP-3', refused: true, names: ['eth0', 'eth1'] }], report: {} },
      'Network (LAPTOP-3): network interfaces are up: eth0, eth1 (a real ceremony stops here)',
      'Netzwerk (LAPTOP-3): Netzwerkschnittstellen sind aktiv: eth0, eth1 (eine echte Zeremonie endet hier)',
    ],
    [
      {
        type: 'ceremony.sealed',
        tokens: [{ name: 'hsm', objects: [{ class: 'private', id: 'ab', label: 'root' }] }],
        openRemedies: [],
      },
      'Left in hsm: private key “root”, CKA_ID ab',
      'Verblieben in hsm: Schlüssel „root“ (privat), CKA_ID ab',
    ],
    [
      { type: 'clock.agreed', at: '', monotonic: 0, offsets: [2, -1] },
      'Clocks compared with the laptop: +2 s, -1 s',
      'Uhren im Vergleich zum Laptop: +2 s, -1 s',
    ],
  ])('%j', (event, english, german) => {
    expect([told(event, inEnglish), told(event, inGerman)]).toEqual([[english], [german]])
  })
})

describe('what did not go by the script', () => {
  const say = (event: Event): string => inGerman(remarkOf(event, '2026-11-21T10:00:00Z', title)?.text ?? '')

  test.each<readonly [string, Event, string]>([
    [
      'a failure with its sentence',
      {
        type: 'step.failed',
        step: 's',
        attempt: 1,
        code: 'ATTRIBUTE_DIFFERS',
        parameters: { label: 'root', attribute: 'CKA_SENSITIVE', found: 'false', asked: 'true' },
      },
      'Versuch 1 schlug fehl. root: Das Token meldet CKA_SENSITIVE als false, nicht als true. Das Objekt muss verworfen werden.',
    ],
    [
      'a failure with a sentence inside',
      {
        type: 'step.failed',
        step: 's',
        attempt: 1,
        code: 'ENVIRONMENT_REFUSED',
        parameters: { id: 'LAPTOP-1', finding: { code: 'environment.LAPTOP-1.refused', parameters: { names: [] } } },
      },
      'Versuch 1 schlug fehl. Eine echte Zeremonie kann hier nicht fortgesetzt werden (LAPTOP-1): Auslagerungsspeicher ist eingeschaltet: Arbeitsspeicher kann auf den Datenträger geraten.',
    ],
    [
      'what devices hold',
      {
        type: 'doubt.found',
        step: 's',
        attempt: 2,
        finding: { found: [{ class: 'private', id: 'ab', label: 'root' }] },
        choices: [],
      },
      'Versuch 2, was die Geräte wirklich enthalten: gefunden Art privat, CKA_ID ab, Label root.',
    ],
    [
      'evidence',
      { type: 'step.discarded', step: 's', attempt: 2, evidence: { destroyed: 0, nextAttempt: 'initialises-again' } },
      'Versuch 2 wurde verworfen (vernichtet 0, der nächste Versuch initialisiert das Token noch einmal und fragt nach denselben PINs, falls sie schon gesetzt waren).',
    ],
    [
      'a set that is void, with what was said of its sheets',
      { type: 'set.voided', set: 'ab', statement: 'Two sheets. Shredded.' },
      'Satz ab ist ungültig: Der Geheimnisprozess endete, bevor jeder Anteil nachgewiesen war. Two sheets. Shredded.',
    ],
    [
      "a note's own words",
      { type: 'note.added', by: 'custodian-3', step: 's', text: 'Nobody proposed: no swap' },
      'Custodian 3 notierte: Nobody proposed: no swap',
    ],
    [
      "a person's reason",
      { type: 'break.started', by: 'custodian-3', reason: 'no swap', sealed: 'The file x is missing.' },
      'Pause, angekündigt von Custodian 3: no swap Raum: The file x is missing.',
    ],
    [
      'a backup key that went with its session',
      { type: 'backup-key.gone', set: 'ab' },
      'Der Sicherungsschlüssel ist nicht mehr im Token: Die Sitzung, die ihn hielt, ist zu Ende.',
    ],
    [
      'an archive that cannot be made',
      {
        type: 'archive.waived',
        exception: 2,
        by: 'custodian-3',
        step: 's',
        algorithm: 'Ed25519',
        code: 'X',
        parameter: 'archive',
        value: 'none',
      },
      'Abweichung 2: Auf das Archiv wurde verzichtet. Das Token kann Schlüssel vom Typ Ed25519 nicht verpacken (X).',
    ],
    [
      'a step that was left out',
      { type: 'step.skipped', step: 's', parameter: 'archive', value: 'none' },
      'Ausgelassen: archive ist none.',
    ],
    [
      'few tries',
      { type: 'tries.told', device: 'hsm', role: 'security officer', left: 'one' },
      'Verbleibende Versuche für die SO-PIN von hsm, wie das Token meldet: einer. Das wurde den Anwesenden gesagt, und sie entschieden sich für den Versuch.',
    ],
  ])('%s', (_name, event, german) => {
    expect(say(event)).toBe(german)
  })
})

test('what a device was found to hold is read word by word', () => {
  expect(inGerman({ data: { left: 'nothing' } })).toBe('zurückgeblieben nichts')
  expect(inGerman({ data: { found: [] } })).toBe('gefunden keine')
  // A label is whatever the token says.
  expect(inGerman({ data: { label: 'nothing' } })).toBe('Label nothing')
})

describe('refusals in German', () => {
  test.each([
    [refuse('QUORUM_SHORT', { missing: 1 }), 'Es fehlt noch 1 Anteil.'],
    [refuse('QUORUM_SHORT', { missing: 2 }), 'Es fehlen noch 2 Anteile.'],
    [
      refuse('ANSWER_INVALID', {
        step: 'roll-call',
        field: 'identity',
        reason: message('reason.oneOf', { options: ['Passport', 'Driving licence'] }),
      }),
      'In Schritt roll-call: Das Feld identity muss eines von diesen sein: Passport, Driving licence.',
    ],
    [
      refuse('PIN_WRONG', { role: 'so', device: 'root-hsm', left: 'few' }),
      'Die SO-PIN von root-hsm ist falsch (verbleibende Versuche laut Token: wenige); prüfen Sie sie, und geben Sie sie noch einmal ein.',
    ],
    [
      refuse('CHOICE_NOT_OPEN', {
        step: 's',
        choice: 'adopt',
        choices: [message('word.choice.redo'), message('word.choice.discard')],
      }),
      'Für Schritt s steht übernehmen nicht zur Wahl; wählen Sie eines von: wiederholen, verwerfen.',
    ],
    [
      refuse('CEREMONY_ENDED', { how: 'sealed' }),
      'Die Zeremonie ist versiegelt; ihrem Protokoll kann nichts mehr hinzugefügt werden.',
    ],
    [
      refuse('STORE_UNREADABLE', { path: '/x', reason: message('system.ENOENT') }),
      '/x lässt sich nicht öffnen: eine solche Datei oder einen solchen Ordner gibt es nicht.',
    ],
  ])('%#', (refusal, german) => {
    expect(inGerman(refusal)).toBe(german)
  })

  test('a sentence inside a reason inside a sentence', () => {
    let thrown: unknown
    try {
      bindParameters({ subject: { type: 'subject', title: 's', default: '' } }, { subject: 'O=Example' })
    } catch (error) {
      thrown = error
    }
    expect(thrown instanceof Refusal && inGerman(thrown)).toBe(
      'Der Parameter subject ist kein gültiger Subject-Name: Der Subject-Name hat keinen Common Name; ergänzen Sie ihn mit CN=….',
    )
  })
})

describe('findings of the check in German', () => {
  const text = readFileSync(new URL('../../../ceremonies/scripts/root-key.yaml', import.meta.url), 'utf8')
  const german = (edit: (text: string) => string): readonly string[] =>
    checkScript(edit(text)).map((finding) => inGerman(findingMessage(finding)))

  test('a finding, with its values', () => {
    expect(german((script) => script.replace('id: purpose\n', 'id: policy\n'))).toContain(
      'Zwei Schritte heißen policy. Geben Sie jedem Schritt eine eigene id.',
    )
  })

  test('a finding of another course', () => {
    const found = german((script) =>
      script.replace('default: wrapped\n', 'default: none\n').replace('kind: prove-set', 'kind: note'),
    )
    expect(found.filter((one) => one.includes('(Wenn gilt: archive ist wrapped.)'))).not.toEqual([])
    expect(found.filter((one) => /\(When|Step /.test(one))).toEqual([])
  })

  test('what the reader of YAML and the schemas have against a script', () => {
    expect(german((script) => `${script}\nbad: [`)[0]).toBe(
      'die Zeilen einer Sammlung müssen gleich eingerückt sein. Berichtigen Sie die Datei.',
    )
    expect(german((script) => script.replace('kind: roll-call', 'kind: roll-cal'))).toEqual([
      expect.stringMatching(
        /^acts\.0\.steps\.\d+\.kind: „roll-cal“ steht nicht zur Wahl; wählen Sie eines von: roll-call,/,
      ),
    ])
  })
})

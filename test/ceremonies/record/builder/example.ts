import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Files } from '../../../../ceremonies/record/bundle.ts'
import type { Mode } from '../../../../ceremonies/record/checkpoint.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { testCertificate, testKey } from './keys.ts'
import { type Event, RecordBuilder } from './record.ts'

const script = utf8ToBytes('title: An example for the tests\n')
const digest = (bytes: Uint8Array) => bytesToHex(nodeCrypto.sha256(bytes))

/** A small ceremony that has every type of fact verification understands, and every level. */
export function exampleRecord(mode: Mode = 'rehearsal'): { readonly record: RecordBuilder; readonly files: Files } {
  const record = new RecordBuilder(undefined, mode)
  const root = testKey('root')
  const finished = (step: string, result: string): Event => ({
    type: 'step.finished',
    fact: {
      step,
      kind: 'attest',
      basis: 'said',
      performed: 'Ceremony administrator',
      witnessed: ['Internal witness'],
      result,
    },
    level: 'restricted',
  })
  const opened = {
    format: 1,
    rules: '1',
    ceremony: record.ceremony,
    mode,
    script: digest(script),
    title: 'Example',
    follows: 'none',
  }
  record
    .batch({ type: 'open' }, [
      { type: 'ceremony.opened', fact: opened },
      { type: 'people.named', fact: { names: { 'Custodian 1': 'Frau Größmann', 'Custodian 2': '山田 花子 🗝' } } },
      {
        type: 'token.noted',
        fact: { name: 'hsm', label: 'EXAMPLE', serial: '7e57', certified: false, certificate: null },
      },
    ])
    .batch({ type: 'answer', step: 'roll-call', answers: { present: true, count: 7 } }, [
      finished('roll-call', 'all here'),
    ])
    .batch(
      { type: 'confirm', digest: digest(utf8ToBytes('what')), seq: 6, answers: {} },
      [
        {
          type: 'record-key.made',
          fact: { token: 'hsm', id: '01', spki: record.key.spki, fingerprint: digest(hexToBytes(record.key.spki)) },
        },
      ],
      true,
    )
  const size = record.size
  record
    .batch({ type: 'report', step: 'act-1' }, [
      {
        type: 'checkpoint.signed',
        fact: { size, root: bytesToHex(record.tree.root()), note: record.note(), words: [] },
      },
    ])
    .batch({ type: 'report', step: 'generate' }, [
      { type: 'key.made', fact: { token: 'hsm', label: 'root', id: '02', algorithm: 'EC-P256', spki: root.spki } },
      record.artifact('root.kwp', nodeCrypto.sha256(utf8ToBytes('blob')), 'confidential', 'wrapped-key'),
    ])
    .batch({ type: 'report', step: 'certificate' }, [
      { type: 'certificate.made', fact: { artifact: 'root.pem', label: 'root', spki: root.spki } },
      record.artifact('root.pem', utf8ToBytes(testCertificate(root)), 'public', 'certificate'),
      record.artifact('video.txt', utf8ToBytes('camera 1: …\n'), 'restricted', 'evidence'),
      finished('certificate', 'line one\nline "two" \\ \u0001 \u2028 é'),
    ])
    .batch({ type: 'note', text: 'Ein Hinweis: 15 °C' }, [
      { type: 'note.added', fact: { by: 'Internal witness', text: 'Ein Hinweis: 15 °C' } },
    ])
    .batch({ type: 'report', step: 'seal' }, [
      finished('seal', 'sealed'),
      { type: 'ceremony.sealed', fact: { tokens: [], openRemedies: [] } },
    ])
  return { record, files: record.bundle(script) }
}

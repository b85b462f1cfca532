import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Files } from '../../../../ceremonies/record/bundle.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { RecordBuilder } from './record.ts'

const script = utf8ToBytes('title: A long ceremony for measuring\n')
const digest = (bytes: Uint8Array) => bytesToHex(nodeCrypto.sha256(bytes))

/** A record of about `size` facts in the proportions of a real ceremony: a step is proposed, confirmed, begun, reported. */
export function longRecord(size: number): { readonly record: RecordBuilder; readonly files: Files } {
  const record = new RecordBuilder()
  record.batch({ type: 'open' }, [
    {
      type: 'ceremony.opened',
      fact: { format: 1, rules: '1', mode: record.mode, script: digest(script), follows: 'none', title: 'Long' },
    },
    { type: 'token.noted', fact: { name: 'hsm', certified: false } },
    { type: 'record-key.made', fact: { spki: record.key.spki, fingerprint: digest(hexToBytes(record.key.spki)) } },
  ])
  for (let step = 0; record.size < size; step++) {
    const id = `generate-key-${step}`
    const proposal = digest(utf8ToBytes(id))
    const answers = { label: `tenant-${step}`, purpose: 'wrapping of session keys for one tenant', count: step }
    const attributes = {
      CKA_CLASS: 3,
      CKA_KEY_TYPE: 3,
      CKA_TOKEN: true,
      CKA_SENSITIVE: true,
      CKA_EXTRACTABLE: false,
      CKA_LABEL: id,
    }
    record
      .batch({ type: 'answer', step: id, answers }, [
        {
          type: 'proposal.made',
          fact: {
            subject: 'step',
            step: id,
            by: 'Officer 1',
            method: 'code',
            digest: proposal,
            seq: record.size,
            answers,
            choice: null,
            statement: null,
          },
        },
      ])
      .batch(
        { type: 'confirm', digest: proposal, seq: record.size, answers },
        [
          {
            type: 'proposal.confirmed',
            fact: { step: id, by: 'Officer 2', method: 'code', digest: proposal, seq: record.size, answers },
          },
          { type: 'step.agreed', fact: { step: id, choice: 'perform' } },
        ],
        true,
      )
      .batch(
        { type: 'begin', step: id },
        [
          {
            type: 'step.started',
            fact: {
              step: id,
              attempt: 1,
              choice: 'perform',
              request: { mechanism: 'CKM_EC_KEY_PAIR_GEN', publicKey: attributes, privateKey: attributes },
            },
          },
        ],
        true,
      )
      .batch(
        { type: 'report', step: id, result: { spki: record.key.spki, publicKey: attributes, privateKey: attributes } },
        [
          {
            type: 'key.made',
            fact: {
              token: 'hsm',
              label: id,
              id: proposal,
              algorithm: 'EC-P256',
              spki: record.key.spki,
              publicKey: attributes,
              privateKey: attributes,
            },
          },
          {
            type: 'step.finished',
            fact: {
              step: id,
              kind: 'generate',
              basis: 'seen',
              performed: 'Officer 1',
              witnessed: ['Officer 2', 'Internal witness'],
              result: { label: id, token: 'hsm' },
            },
          },
        ],
      )
  }
  record.batch({ type: 'report', step: 'seal' }, [{ type: 'ceremony.sealed', fact: { tokens: [], openRemedies: [] } }])
  return { record, files: record.bundle(script) }
}

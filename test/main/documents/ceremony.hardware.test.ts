import { message } from '../../../ceremonies/base/message.ts'
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { algorithms } from '../../../ceremonies/devices/algorithm.ts'
import { parseSignedCheckpoint } from '../../../ceremonies/record/checkpoint.ts'
import { transcriptModel } from '../../../main/bundle/deliver.ts'
import { transcript } from '../../../main/documents/transcript.ts'
import { inRoom, scriptText } from '../../support/ceremony.ts'
import { Pdf } from './pdf.ts'

/** The transcript of a ceremony that was really held, with the note, the facts and the certificate it tells of. */
async function held(name: 'small' | 'medium' | 'root-key', settings: Readonly<Record<string, string>> = {}) {
  return inRoom(
    scriptText(name),
    async (room) => {
      await room.play()
      const { record } = room.engine
      const pem = record.store.artifacts().find((artifact) => artifact.name === 'root.pem')?.content ?? Buffer.alloc(0)
      const lines = [...record.store.lines()]
      return {
        model: transcriptModel(record, `${name}.yaml`),
        note: record.store.seal(),
        size: record.size,
        pem,
        lines,
      }
    },
    { settings },
  )
}

describe.each(['medium', 'root-key'] as const)('the transcript of %s', (name) => {
  test('tells the whole ceremony', async () => {
    const { model, note, size, pem, lines } = await held(name)
    const steps = model.acts.flatMap((act) => act.steps)
    expect(steps.filter(({ outcome }) => outcome !== 'done')).toEqual([])
    expect(steps.length).toBe(lines.filter((line) => line.includes('"type":"step.finished"')).length)
    expect(
      steps.filter(({ performed, witnessed }) => [performed, ...witnessed].some((word) => word?.method !== 'fed')),
    ).toEqual([])
    expect(model).toMatchObject({ outcome: 'sealed', mode: 'rehearsal', softwareToken: true, archive: 'wrapped', size })
    expect(Buffer.from(parseSignedCheckpoint(note ?? '')?.root ?? []).toString('hex')).toBe(model.root)
    const fingerprint = execFileSync('openssl', ['x509', '-noout', '-fingerprint', '-sha256'], {
      input: pem,
      encoding: 'utf8',
    })
    const printed = fingerprint.split('=')[1]?.replaceAll(':', '').trim().toLowerCase()
    expect(model.results.flatMap(({ entries }) => entries)).toContainEqual({
      label: message('paper.label.certificateDigest'),
      value: printed,
      form: 'hex',
    })

    const pdf = new Pdf(transcript(model))
    expect([pdf.faults, pdf.strays]).toEqual(['', []])
    const { text } = pdf
    expect(model.note?.words.filter((word) => !text.includes(word))).toEqual([])
    expect(steps.filter(({ number }) => !text.includes(number))).toEqual([])
  })
})

test.each(algorithms)('a small ceremony with %s says that no backup exists', async (algorithm) => {
  const { model } = await held('small', { algorithm })
  expect(model).toMatchObject({ outcome: 'sealed', archive: 'none' })
  const [cover = ''] = new Pdf(transcript(model)).pages
  expect(cover).toContain('No backup exists.')
})

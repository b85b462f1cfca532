/** The ceremonies in which the window is measured: rehearsals, for nothing else. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const all = 'performs: administrator, witnesses: [witness-1, witness-2]'

/** Steps without a device, each a press of the performer and one of each witness. */
export const talk = (steps: number): string =>
  scriptOf(
    'Talk',
    steps,
    (n) => `{ id: step-${n}, kind: read-aloud, title: ${stepTitle} ${n}, ${all}, text: '${words} ${n}.' }`,
  )

/** RSA-4096 keys, one after another. */
export const keys = (steps: number): string =>
  scriptOf(
    'Keys',
    steps,
    (n) =>
      `{ id: step-${n}, kind: generate, title: ${stepTitle} ${n}, ${all}, token: hsm, label: key-${n}, algorithm: RSA-4096 }`,
  )

/** What the steps that are measured are called, before their number. */
export const stepTitle = 'Measured step'

/** Writes the script into the folder; its path. */
export function laid(folder: string, text: string): string {
  const path = join(folder, 'script.yaml')
  writeFileSync(path, text)
  return path
}

const words = 'Everybody in this room hears what is read from the screen, and says so; this is announcement'

const scriptOf = (title: string, steps: number, step: (n: number) => string): string => `strongroom: 1
title: ${title}
purpose: To measure the window.
policy: { name: Benchmark policy, version: '1' }
parameters: {}
roles:
  administrator: { title: Ceremony administrator }
  witness: { title: Witness, count: 2, brings: value }
inventory: { hsms: { hsm: { title: HSM, label: figures } } }
acts:
  - id: only
    title: Only act
    steps:
      - { id: roll-call, kind: roll-call, title: Roll call, ${all}, identity: [Passport] }
      - { id: commission, kind: commission, title: Initialise, ${all}, token: hsm, so-pin: [administrator], user-pin: [administrator] }
      - { id: record-key, kind: record-key, title: Record key, ${all}, token: hsm }
${Array.from({ length: steps }, (_, i) => `      - ${step(i + 1)}\n`).join('')}      - { id: checkpoint, kind: checkpoint, title: Sign the record, ${all} }
      - { id: words, kind: copy-words, title: Copy the words, performs: witness-1, witnesses: [witness-2] }
      - { id: seal, kind: seal, title: Seal, ${all} }
`

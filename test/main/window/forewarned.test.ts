import { expect, test } from 'vitest'
import { parseScript } from '../../../ceremonies/index.ts'
import { placeOf, tokensAhead } from '../../../main/window/forewarned.ts'
import { prepare } from '../../../main/window/preparation.ts'
import { scriptCalled } from '../../../main/window/scripts.ts'
import type { Draft, House } from '../../../preload/views.ts'
import { described } from '../../support/described.ts'
import { scripts } from '../../support/strongroom.ts'
import { smallDraft } from '../../support/window.ts'

const small = scriptCalled({ folder: scripts, opened: new Set() }, 'small.yaml')
const script = parseScript(small.text)
const module = '/opt/libvault.so'
const ours = { module, sha256: 'ab'.repeat(32), label: 'small', serial: '1', model: 'Vault 3000' }
const blank = { ...ours, label: '', serial: '2' }
const foreign = { ...ours, label: 'other', serial: '3' }
const known = new Map([ours, blank, foreign].map((one) => [placeOf(one), described({ serial: one.serial })]))

test.each<[string, Draft['mode'], House['tokens'], Draft['tokens'], string | null]>([
  ['the only one that can be meant', 'real', [ours, foreign], {}, '1'],
  ['one that nobody has initialised', 'real', [blank, foreign], {}, '2'],
  ['the one that was chosen', 'real', [ours, blank], { 'root-hsm': blank }, '2'],
  ['one of several: people choose', 'real', [ours, blank], {}, null],
  ['none of those that are there', 'real', [foreign], {}, 'TOKEN_ABSENT'],
  ['nobody knows yet', 'real', null, {}, null],
  ['throw-away ones', 'rehearsal', [], {}, null],
])('the token that is looked at ahead: %s', (_what, mode, present, tokens, found) => {
  const ahead = tokensAhead(script, { mode, tokens }, present, known)
  expect(ahead.map((one) => ('trouble' in one ? one.trouble.code : one.description.token.serial))).toEqual(
    found === null ? [] : [found],
  )
})

test('what stops a ceremony keeps it from being opened; what warns does not', () => {
  const stop = { code: 'ENVIRONMENT_UNEXAMINED', parameters: { id: 'LAPTOP-1' } } as const
  const around = (severity: 'stops' | 'warns') => ({
    remarks: () => [],
    forewarnings: () => [{ severity, said: stop }],
    mirror: () => null,
  })
  const [stopped, warned] = [
    prepare(small, smallDraft, null, around('stops')),
    prepare(small, smallDraft, null, around('warns')),
  ]
  expect([stopped.plan, stopped.problems, stopped.forewarnings]).toEqual([
    null,
    [stop],
    [{ severity: 'stops', said: stop }],
  ])
  expect([warned.plan === null, warned.problems]).toEqual([false, []])
})

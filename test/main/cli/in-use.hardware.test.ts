/** A rehearsal of a ceremony with a token that is in use: there is none, so it is made, and people are told its PIN. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { people } from '../../support/people.ts'
import { inFolder, lightLauncher, root, strongroom } from '../../support/strongroom.ts'
import { atTerminal } from '../../support/terminal.ts'

const script = join(root, 'ceremonies/scripts/archive-key.yaml')
const small = ['--set', 'shares=2', '--set', 'threshold=2']

function answersIn(folder: string): string {
  writeFileSync(join(folder, 'answers.yaml'), 'strongroom-answers: 1\notherwise: rehearse\n')
  return join(folder, 'answers.yaml')
}

async function verdictOn(out: string): Promise<unknown> {
  return JSON.parse((await strongroom(['verify', join(out, 'bundle'), '--json'])).stdout)
}

const valid = { valid: true, replayed: true, rehearsal: true, softwareToken: true }

/** Whatever else is asked for; null where that was not taken. */
function saying(): (prompt: string) => string | null {
  let last = ''
  return (prompt) => {
    const again = prompt === last
    last = prompt
    return again ? null : 'As said'
  }
}

test('at a terminal each officer reads a half of the PIN and the key is found; taken up again, a file knows the PIN too', () =>
  inFolder(async (folder) => {
    const approved = createHash('sha256').update(readFileSync(script)).digest('hex')
    const crowd = people((prompt, { text }) => {
      if (/to leave the ceremony/.test(prompt)) return 'leave'
      if (/SHA-256 of the approved script/.test(prompt)) return approved
      if (/64 hexadecimal digits, or none/.test(prompt) && !/Fingerprint from/.test(prompt)) return 'none'
      if (/may be left empty/.test(prompt)) return ''
      if (/number or text/.test(prompt)) return '1'
      // The step after the key was found.
      if (/Prove the key/.test(text)) return ':leave'
      return null
    })
    const said = saying()
    const run = `${lightLauncher} run ${script} --rehearsal --data ${folder}/data ${small.join(' ')}`
    const left = await atTerminal(run, async (prompt, screen) => (await crowd.type(prompt, screen)) ?? said(prompt))
    expect(left.text.slice(-400)).toContain('strongroom resume')
    const told = [...left.text.matchAll(/Rehearsal on a throw-away token: enter (\S+) here\./g)]
    expect(told.map(([, pin]) => pin)).toEqual(['rehearsal-1', 'rehearsal-2'])
    const resumed = await strongroom([
      ...['resume', '--answers', answersIn(folder), '--data', `${folder}/data`, '--out', `${folder}/out`],
    ])
    expect(resumed).toMatchObject({ status: 0, stderr: expect.not.stringContaining('strongroom:') as unknown })
    expect(await verdictOn(join(folder, 'out'))).toMatchObject(valid)
  }))

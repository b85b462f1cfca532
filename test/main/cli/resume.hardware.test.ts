import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSetup } from '../../../main/store/data-folder.ts'
import { inFolder, root, scripts } from '../../support/strongroom.ts'
import { softHsmIn, softhsmModule } from '../../support/softhsm.ts'
import { atTerminal } from '../../support/terminal.ts'

const command = [process.execPath, join(root, 'main/cli/index.ts')]
const ctrlC = '\u0003'

test('a ceremony is taken up though its token does not answer and another record cannot be read', () =>
  inFolder(async (folder) => {
    const [data, answers] = [join(folder, 'data'), join(folder, 'answers.yaml')]
    writeFileSync(answers, 'strongroom-answers: 1\n')
    const [program = '', entry = ''] = command
    const run = [entry, 'run', join(scripts, 'small.yaml'), '--data', data, '--answers', answers]
    const left = spawnSync(program, run, { encoding: 'utf8' })
    expect(left.stderr).toContain('ANSWERS_LACK')
    const ceremonies = join(data, 'ceremonies')
    const [id = ''] = readdirSync(ceremonies)
    rmSync(join(ceremonies, id, 'tokens'), { recursive: true })
    mkdirSync(join(ceremonies, 'broken'))
    writeFileSync(
      join(ceremonies, 'broken', 'record.db'),
      'nothing that SQLite knows, and longer than a header '.repeat(9),
    )

    const resumed = await atTerminal(`${command.join(' ')} resume --data ${data}`, () => ctrlC)
    expect(resumed.text).toContain('STORE_')
    expect(resumed.text).toMatch(/root-hsm: .*(cannot|could not|no token|There is no|not )/)
    expect(resumed.text).toMatch(/ {2}Ceremony opened$/m)
    expect(resumed.text).not.toMatch(/^ +\d+ {2}[-\d]+T\S+ {2}[a-z-]+(\.[a-z-]+)?$/m)
    expect(resumed.status).toBe(3)
  }))

test('a rehearsal that was allowed on one token is not resumed on another before it is commissioned', () =>
  inFolder(async (folder) => {
    const [data, few] = [join(folder, 'data'), join(folder, 'few.yaml')]
    const pins = (part: string) => `${part}: { so-pin: so-pin-${part}, user-pin: user-pin-${part} }`
    writeFileSync(
      few,
      `strongroom-answers: 1\nsteps: { commission: { ${pins('administrator')}, ${pins('witness-1')} } }\n`,
    )
    const [program = '', entry = ''] = command
    const play = (words: readonly string[], hsm: string) => {
      const { environment } = softHsmIn(join(folder, hsm))
      const device = ['--device', `root-hsm=${softhsmModule},env=SOFTHSM2_CONF`]
      const all = [entry, ...words, '--data', data, '--answers', few, ...device]
      return spawnSync(program, all, { encoding: 'utf8', env: { ...process.env, ...environment } })
    }
    const begun = play(['run', join(scripts, 'small.yaml'), '--rehearse-on', 'root-hsm'], 'allowed')
    expect(begun.stderr).toContain('ANSWERS_LACK')
    const resumed = play(['resume'], 'other')
    expect([resumed.status, /DEVICE_[A-Z_]+/.exec(resumed.stderr)?.[0]]).toEqual([1, 'DEVICE_NOT_ALLOWED'])
    expect(readdirSync(join(folder, 'other', 'tokens'))).toEqual([])
  }))

test('where bundle and transcript go is kept, and can be said anew', () =>
  inFolder((folder) => {
    const [data, answers] = [join(folder, 'data'), join(folder, 'answers.yaml')]
    writeFileSync(answers, 'strongroom-answers: 1\n')
    const [program = '', entry = ''] = command
    const play = (...words: readonly string[]) => {
      const played = spawnSync(program, [entry, ...words, '--data', data, '--answers', answers], { encoding: 'utf8' })
      expect(played.stderr).toContain('ANSWERS_LACK')
      const [id = ''] = readdirSync(join(data, 'ceremonies'))
      return readSetup({ path: join(data, 'ceremonies', id), id, record: '', tokens: '' }).out
    }
    const [first, other] = [join(folder, 'first'), join(folder, 'other')]
    expect(play('run', join(scripts, 'small.yaml'), '--out', first)).toBe(first)
    expect(play('resume')).toBe(first)
    expect(play('resume', '--out', other)).toBe(other)
    return Promise.resolve()
  }))

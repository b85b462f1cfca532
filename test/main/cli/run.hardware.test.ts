import { spawnSync } from 'node:child_process'
import { existsSync, type FSWatcher, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { softHsmIn, softhsmModule } from '../../../main/devices/softhsm.ts'
import { people } from '../../support/people.ts'
import { inFolder, launcher, root, scripts, strongroom } from '../../support/strongroom.ts'
import { atTerminal, legible, withNetwork, withoutNetwork } from '../../support/terminal.ts'
import { Pdf } from '../documents/pdf.ts'

const small = join(scripts, 'small.yaml')
const medium = join(scripts, 'medium.yaml')
const csi = '\u001b\\['
/** From the alternate screen's beginning to the wiping of screen and scrollback at its end. */
const alternate = new RegExp(`${csi}\\?1049h[^]*?${csi}2J${csi}3J${csi}H${csi}\\?1049l`, 'g')

async function verdictOn(out: string): Promise<Record<string, unknown>> {
  const { status, stdout } = await strongroom(['verify', join(out, 'bundle'), '--json'])
  return { status, ...(JSON.parse(stdout) as Record<string, unknown>) }
}

function modeOf(out: string): string | undefined {
  return /"mode":"(real|rehearsal)"/.exec(readFileSync(join(out, 'bundle/facts.jsonl'), 'utf8'))?.[1]
}

test('a real ceremony at a terminal, without a network: no code or PIN is echoed, and the record verifies', () =>
  inFolder(async (folder) => {
    const hsm = softHsmIn(join(folder, 'hsm'))
    const device = `root-hsm=${softhsmModule},env=SOFTHSM2_CONF`
    const command = `${launcher} run ${small} --data ${folder}/data --out ${folder}/out --mirror ${folder}/mirror --same-medium administrator --device ${device}`
    const crowd = people()
    const run = await atTerminal(withoutNetwork(command), crowd.type, { ...process.env, ...hsm.environment })
    expect(run.text.slice(-800)).toContain(`bundle      ${folder}/out/bundle`)
    expect(run.status).toBe(0)
    expect(await verdictOn(join(folder, 'out'))).toMatchObject({
      status: 0,
      valid: true,
      replayed: true,
      rehearsal: false,
      softwareToken: true,
    })
    expect(modeOf(join(folder, 'out'))).toBe('real')
    const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'))
    expect(readFileSync(join(folder, 'mirror/facts.jsonl')).equals(facts)).toBe(true)
    expect(crowd.secrets.size).toBe(7)
    expect([...crowd.secrets].filter((secret) => run.raw.includes(secret))).toEqual([])
    expect(run.text).not.toContain('REHEARSAL')
  }))

test('what a real ceremony would be refused for at a later step is said before any name is asked', () =>
  inFolder(async (folder) => {
    const hsm = softHsmIn(join(folder, 'hsm'))
    const device = `root-hsm=${softhsmModule},env=SOFTHSM2_CONF`
    // The script examines the laptop.
    const command = `${launcher} run ${medium} --data ${folder}/data --device ${device}`
    const environment = { ...process.env, ...hsm.environment }
    const run = await atTerminal(withNetwork(command), () => ':leave', environment)
    expect(run.text).toContain('The ceremony would be refused later. Correct this, and start again:')
    expect(run.text).toMatch(/ENVIRONMENT_REFUSED: .*network interfaces are up: wire/)
    expect(run.text).toMatch(/Each half of a PIN that is chosen for root-hsm may have 4 to 127 characters\./)
    expect([run.status, run.text.includes('Name of'), run.dialogue]).toEqual([1, false, []])
  }))

test('a mirror that would be on the record’s own medium is said before any name is asked, as is a part that nobody has', () =>
  inFolder(async (folder) => {
    const command = `${launcher} run ${small} --rehearsal --data ${folder}/data --mirror ${folder}/mirror`
    const run = await atTerminal(command, () => ':leave', process.env)
    expect(run.text).toMatch(/MIRROR_SAME_MEDIUM: /)
    expect([run.status, run.text.includes('Name of'), run.dialogue]).toEqual([1, false, []])
    const unknown = await atTerminal(`${command} --same-medium admin`, () => ':leave', process.env)
    expect(unknown.text).toContain('PERSON_UNKNOWN')
    expect([unknown.status, unknown.dialogue]).toEqual([1, []])
  }))

test(
  'a rehearsal at a terminal: a share is on a screen of its own alone, which is wiped with its scrollback',
  () =>
    inFolder(async (folder) => {
      const crowd = people()
      const command = `${launcher} run ${medium} --rehearsal --data ${folder}/data --out ${folder}/out`
      const run = await atTerminal(command, crowd.type)
      expect(run.status).toBe(0)
      const apart = run.raw.match(alternate) ?? []
      const rest = legible(run.raw.replace(alternate, ''))
      expect(apart).toHaveLength(6)
      expect([...crowd.shares].map(([share, words]) => [share, words.split(' ').length])).toEqual([
        [1, 33],
        [2, 33],
        [3, 33],
      ])
      // Neighbours, because a checkpoint's words are of another list that has some of the same.
      const neighbours = [...crowd.shares.values()].map((words) => {
        const [one, two] = words.split(' ').slice(4)
        return new RegExp(`\\d+ ${one}\\s+\\d+ ${two}\\b`)
      })
      expect(neighbours.filter((pair) => !pair.test(legible(apart.join(''))))).toEqual([])
      expect(neighbours.filter((pair) => pair.test(rest))).toEqual([])
      expect(await verdictOn(join(folder, 'out'))).toMatchObject({ status: 0, valid: true, rehearsal: true })
      expect(
        existsSync(join(folder, 'data/ceremonies', run.text.match(/ceremony {2}(\w{26})/)?.[1] ?? '', 'tokens')),
      ).toBe(false)
    }),
  240_000,
)

test('note, exception, remedy, dispute, break and abort at a prompt; exit 4', () =>
  inFolder(async (folder) => {
    const commands = [':help', ':who', ':words', ':nonsense', ':note', ':exception', ':remedy', ':break', ':abort']
    let disputed = false
    const crowd = people((prompt, { text }) => {
      if (/^Who \(/.test(prompt)) return '2'
      if (
        /The note|Why|What|Who decided|How it was|Number of the exception/.test(prompt) &&
        !/What it shows/.test(prompt)
      ) {
        return prompt.startsWith('Number') ? '1' : 'Something that was said'
      }
      if (/sealed \(numbers\)|How the room/.test(prompt)) return 'Seal 4711'
      if (/Type yes/.test(prompt) && !disputed && /it is your turn/.test(text)) {
        disputed = true
        return ':dispute'
      }
      return /Which clock/.test(prompt) ? (commands.shift() ?? null) : null
    })
    const command = `${launcher} run ${small} --rehearsal --data ${folder}/data`
    const run = await atTerminal(command, crowd.type)
    expect(run.status).toBe(4)
    expect(run.text).toContain('There is no command :nonsense')
    const [line = ''] = run.text.split('\n').filter((one) => one.includes('strongroom export'))
    expect(line.replace(/\w{26}/, 'ID')).toBe(
      `Write bundle and transcript with: strongroom export ID --out DIR --data ${folder}/data`,
    )
  }))

test('what is left waits: exit 3, listed, and taken up again by two people and to the seal', () =>
  inFolder(async (folder) => {
    const data = join(folder, 'data')
    const leaving = people((prompt) => {
      if (/to leave the ceremony/.test(prompt)) return 'leave'
      return /Which clock/.test(prompt) ? ':leave' : null
    })
    const left = await atTerminal(
      `${launcher} run ${small} --rehearsal --data ${data} --out ${folder}/out`,
      leaving.type,
    )
    expect(left.status).toBe(3)
    const listed = await strongroom(['resume', '--list', '--json', '--data', data])
    const [waiting] = JSON.parse(listed.stdout) as Record<string, unknown>[]
    expect(waiting).toMatchObject({
      mode: 'rehearsal',
      phase: 'unfinished',
      step: 'clock',
      title: 'Small ceremony',
    })
    expect((await strongroom(['resume', '--list', '--data', data])).stdout).toMatch(
      /^\w{26} {2}\S+ {2}rehearsal {2}Small ceremony, at “Two clocks”, \d+ facts\n$/,
    )
    // Where it goes was said when it began.
    const again = await atTerminal(`${launcher} resume --data ${data}`, people().type)
    expect(again.status).toBe(0)
    expect(again.text).toContain(`After the seal, bundle and transcript go to ${folder}/out.`)
    expect(again.text).toContain('Everybody enrols again')
    expect(await verdictOn(join(folder, 'out'))).toMatchObject({ status: 0, valid: true, replayed: true })
    expect((await strongroom(['resume', '--data', data])).stderr).toBe(
      `strongroom: CEREMONY_NONE: No ceremony in ${data} waits to be resumed.\n`,
    )
  }))

const usual = (prompt: string): string | null => (prompt.startsWith('Press Enter') ? '' : null)

/** The folder of the one ceremony there is. */
function recordIn(data: string): string {
  return join(data, 'ceremonies', readdirSync(join(data, 'ceremonies'))[0] ?? '')
}

/** True once the record's write-ahead log says that the step has begun. */
function isBegun(data: string, step: string): boolean {
  const log = readFileSync(join(recordIn(data), 'record.db-wal'), 'utf8')
  return new RegExp(`"step":"${step}"},"level":"[a-z]+","salt":"[0-9a-f]+","seq":[0-9]+,"type":"step.started"`).test(
    log,
  )
}

function childrenOf(pid: number): readonly number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
  return stdout.trim().split('\n').map(Number)
}

test('a step cut off by SIGKILL is in doubt: two people see what the token holds, discard it, and go on to the seal', () =>
  inFolder(async (folder) => {
    const data = `${folder}/data`
    const command = `${launcher} run ${small} --rehearsal --data ${data} --set algorithm=RSA-4096`
    const killed: number[] = []
    let written: FSWatcher | null = null
    await atTerminal(command, people().type, process.env, ({ raw }, terminal) => {
      if (written !== null || !raw.includes('Generate the root key')) return
      written = watch(recordIn(data), () => {
        if (killed.length > 0 || !isBegun(data, 'generate')) return
        killed.push(...childrenOf(terminal))
        for (const pid of killed) process.kill(pid, 'SIGKILL')
      })
    })
    ;(written as FSWatcher | null)?.close()
    expect(killed).toHaveLength(1)
    const deciding = people((prompt) => {
      if (prompt.startsWith('Choice')) return 'discard'
      if (prompt.startsWith('Why')) return 'Nobody knows how far it came'
      return prompt.startsWith('Who (') ? '1' : null
    })
    const again = await atTerminal(`${launcher} resume --data ${data} --out ${folder}/out`, deciding.type)
    expect([again.status, again.text.slice(-600)]).toEqual([0, expect.any(String)])
    expect(again.text).toContain('its outcome is not known. It is not repeated automatically.')
    expect(again.text).toContain('What the devices actually hold:')
    expect(again.text).toContain('proposes to discard: Nobody knows how far it came')
    const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8')
    expect(facts.match(/"type":"(step\.doubtful|doubt\.found|step\.discarded)"/g)).toEqual([
      '"type":"step.doubtful"',
      '"type":"doubt.found"',
      '"type":"step.discarded"',
    ])
    expect(await verdictOn(join(folder, 'out'))).toMatchObject({ status: 0, valid: true, replayed: true })
  }))

test('the example of docs/ANSWERS.md rehearses the root key ceremony', () =>
  inFolder(async (folder) => {
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/ANSWERS.md'), 'utf8')) ?? []
    writeFileSync(join(folder, 'answers.yaml'), example)
    const script = join(root, 'ceremonies/scripts/root-key.yaml')
    const files = [
      '--answers',
      join(folder, 'answers.yaml'),
      '--data',
      join(folder, 'data'),
      '--out',
      join(folder, 'out'),
    ]
    const sheet = join(folder, 'plan.pdf')
    const run = await strongroom(['run', script, ...files, '--set', 'algorithm=EC-P256', '--plan-sheet', sheet])
    expect(run).toMatchObject({ status: 0 })
    expect(run.stderr).toContain(`The plan sheet is in ${sheet}.`)
    expect(new Pdf(readFileSync(sheet)).text).toContain('41622 53614 25316 62143 52261')
    expect(await strongroom(['run', script, '--rehearsal', '--plan-sheet', sheet])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('strongroom: OUT_EXISTS: ') as string,
    })
    const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8')
    expect(facts.match(/"reason":"The passport has run out"/g)).toHaveLength(2)
    expect(facts).not.toContain('4711-first')
    expect(await verdictOn(join(folder, 'out'))).toMatchObject({ status: 0, valid: true, rehearsal: true })
  }))

test('a file that lacks an answer leaves the rehearsal waiting, and resume with a fuller file goes on', () =>
  inFolder(async (folder) => {
    const answers = (text: string): string => {
      writeFileSync(join(folder, 'answers.yaml'), `strongroom-answers: 1\n${text}`)
      return join(folder, 'answers.yaml')
    }
    const data = ['--data', join(folder, 'data')]
    const first = await strongroom(['run', small, '--answers', answers(''), ...data])
    expect(first.status).toBe(1)
    expect(first.stderr).toContain('strongroom: ANSWERS_LACK: ')
    const second = await strongroom(['resume', '--answers', answers('otherwise: rehearse\n'), ...data])
    expect(second.status).toBe(0)
    expect(second.stdout).toContain('The record is sealed')
  }))

test('who leaves while names are asked leaves nothing behind', () =>
  inFolder(async (folder) => {
    const held = await atTerminal(`${launcher} run ${small} --rehearsal --data ${folder}/data`, (prompt) =>
      prompt.startsWith('Name of the ') ? ':leave' : usual(prompt),
    )
    expect([held.status, held.dialogue.at(-1)?.[1]]).toEqual([3, ':leave'])
    expect(held.text).toContain('Nothing was begun')
    const listed = await strongroom(['resume', '--list', '--json', '--data', join(folder, 'data')])
    expect([listed.status, listed.stdout]).toEqual([0, '[]\n'])
  }))

test('without a terminal people cannot be asked; a data folder open to others, or in use, is refused', () =>
  inFolder(async (folder) => {
    const run = ['run', small, '--rehearsal', '--data']
    expect(await strongroom([...run, join(folder, 'data')])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'strongroom: NO_TERMINAL: People answer at a terminal, and this is not one; run this in a terminal, or rehearse with --answers FILE.\n',
    })
    mkdirSync(join(folder, 'open'), { mode: 0o755 })
    expect((await strongroom([...run, join(folder, 'open')])).stderr).toContain('strongroom: DATA_OPEN: ')
    const listing = ['resume', '--list', '--data', join(folder, 'data')]
    const said: string[] = []
    const holding = people(async (prompt) => {
      if (/to leave the ceremony/.test(prompt)) return 'leave'
      if (!/Which clock/.test(prompt)) return null
      said.push((await strongroom(listing)).stderr)
      return ':leave'
    })
    const held = await atTerminal(`${launcher} run ${small} --rehearsal --data ${folder}/data`, holding.type)
    expect([held.status, ...said]).toEqual([
      3,
      expect.stringMatching(
        /^strongroom: DATA_IN_USE: Strongroom is already running in \S+\/data \(process [1-9]\d*\); end it first\.\n$/,
      ),
    ])
    expect(held.text).toContain(`--data ${folder}/data`)
  }))

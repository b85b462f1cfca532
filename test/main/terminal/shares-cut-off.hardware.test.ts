/** A share stands on the terminal, and something comes between: whatever it is, the words do not stay, and the ceremony does. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { parseLine } from '../../../ceremonies/record/line.ts'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import { terminal as words } from '../../../ceremonies/texts/en/terminal.ts'
import { processBelow, runShares } from '../../support/medium.ts'
import { people } from '../../support/people.ts'
import { standing } from '../../support/standing.ts'
import { inFolder } from '../../support/strongroom.ts'
import { atTerminal } from '../../support/terminal.ts'
import { inEnglish } from '../../support/english.ts'

const isShown = (prompt: string): boolean => /Type written/.test(prompt)
const isTyped = (prompt: string): boolean => /^\s*1: $/.test(prompt)

/** Nobody is there to type any more. */
const nobody = new Promise<never>(() => undefined)

/** A refusal as a command says it. */
const interrupted = (signal: string): string =>
  `strongroom: INTERRUPTED: ${inEnglish(refuse('INTERRUPTED', { signal, resumable: 'yes' }))}`

/** The rows of a share's words. */
const wordsOn = (screen: string): readonly string[] => screen.split('\n').filter((row) => /^ {2,3}\d+ [a-z]+/.test(row))

async function allGone(pids: readonly number[]): Promise<void> {
  for (const pid of pids)
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 20_000 })
}

/** Holds the ceremony at a terminal that is gone once the prompt comes; `before` is told which processes are there. */
async function closed(folder: string, isOpen: (prompt: string) => boolean, before: (share: number) => void) {
  const told = { status: join(folder, 'status'), said: join(folder, 'said') }
  let terminal = 0
  const pids = { main: 0, share: 0 }
  const crowd = people((prompt) => {
    if (!isOpen(prompt)) return null
    pids.main = processBelow(terminal, 'main')
    pids.share = processBelow(terminal, 'share')
    before(pids.share)
    process.kill(terminal, 'SIGKILL')
    return nobody
  })
  // The shell outlives its terminal, so that it can tell.
  const shell = `trap : HUP; ${runShares(folder)} 2>${told.said}; echo $? >${told.status}`
  await atTerminal(shell, crowd.type, process.env, (_screen, pid) => {
    terminal = pid
  })
  const ended = async () => {
    await vi.waitFor(() => expect(existsSync(told.status) && readFileSync(told.status, 'utf8')).toBe('129\n'), {
      timeout: 20_000,
    })
    await allGone([pids.main, pids.share])
    return readFileSync(told.said, 'utf8')
  }
  return { main: pids.main, ended }
}

test.each([
  ['shown', isShown],
  ['typed', isTyped],
])(
  'a terminal that closes while a share is %s ends the program and the process that has it, with 129',
  (_what, isOpen) =>
    inFolder(async (folder) => {
      const { ended } = await closed(folder, isOpen, () => undefined)
      expect(await ended()).toBe(`${interrupted('SIGHUP')}\n`)
    }),
)

test('it ends as well where the signal alone tells of it, and the process that has the terminal is stopped', () =>
  inFolder(async (folder) => {
    const { main, ended } = await closed(folder, isShown, (share) => process.kill(share, 'SIGSTOP'))
    process.kill(main, 'SIGHUP')
    expect(await ended()).toBe(`${interrupted('SIGHUP')}\n`)
  }))

test.each(['SIGHUP', 'SIGINT', 'SIGTERM'] as const)(
  '%s while a share is shown ends both, leaves no word of it, and says how the ceremony goes on',
  (signal) =>
    inFolder(async (folder) => {
      let terminal = 0
      let share = 0
      let shown = ''
      const crowd = people((prompt, { raw }) => {
        if (!isShown(prompt)) return null
        shown = standing(raw)
        share = processBelow(terminal, 'share')
        process.kill(processBelow(terminal, 'main'), signal)
        return nobody
      })
      const run = await atTerminal(runShares(folder), crowd.type, process.env, (_screen, pid) => {
        terminal = pid
      })
      const left = standing(run.raw)
      expect({ status: run.status, said: left.replaceAll('\n', '').endsWith(interrupted(signal)) }).toEqual({
        status: 128 + constants.signals[signal],
        said: true,
      })
      expect([wordsOn(shown).length, wordsOn(left)]).toEqual([9, []])
      await allGone([share])
    }),
)

test.each(['xterm', 'dumb'])(
  'a share stands there as before after another answer, and after the program was stopped and continued; no key is echoed (%s)',
  (TERM) =>
    inFolder(async (folder) => {
      const stops: NodeJS.Signals[] = ['SIGSTOP', 'SIGTSTP']
      const seen: { readonly screen: string; readonly mode: string }[] = []
      let terminal = 0
      let begun = false
      /** Told what to type once the shell has the terminal back. */
      let back: ((typed: string) => void) | null = null
      const crowd = people((prompt, { raw }) => {
        if (prompt === 'shell: ') {
          if (begun) return 'exit'
          begun = true
          return runShares(folder)
        }
        if (/to leave the ceremony/.test(prompt)) return 'leave'
        if (!isShown(prompt)) return seen.length > 0 && /Press Enter/.test(prompt) ? ':leave' : null
        const looks = ['-o', 'pgid=,tty=', '-p', String(processBelow(terminal, 'main'))]
        const [group, tty] = execFileSync('ps', looks, { encoding: 'utf8' }).trim().split(/\s+/)
        const mode = execFileSync('stty', ['-F', `/dev/${tty}`, '-a'], { encoding: 'utf8' })
        seen.push({ screen: standing(raw), mode: mode.slice(mode.indexOf('intr')) })
        if (seen.length === 1) return 'not yet'
        const stop = stops.pop()
        if (stop === undefined) return null
        process.kill(-Number(group), stop)
        return new Promise((resolve) => {
          back = resolve
        })
      })
      const run = await atTerminal(
        "PS1='shell: ' bash --norc -i",
        crowd.type,
        { ...process.env, TERM },
        ({ text }, pid) => {
          terminal = pid
          if (!text.endsWith('shell: ')) return
          back?.('fg')
          back = null
        },
      )
      const [first, ...later] = seen
      expect(wordsOn(first?.screen ?? '')).toHaveLength(9)
      expect(first?.mode).toMatch(/-isig -icanon .*-echo /)
      expect(later).toEqual([first, first, first])
      expect(run.text).toContain('Share 1: shown once')
    }),
)

test.each([
  ['shown', isShown, ['\x03', '\x03']],
  ['typed', isTyped, ['\x03', '\x03']],
  ['shown', isShown, ['\x03\x03']],
] as const)(
  'Ctrl-C twice while a share is %s leaves the ceremony, and nothing of it on the screen',
  (_what, isOpen, keys) =>
    inFolder(async (folder) => {
      const [first, second] = keys
      let type: (keys: string) => void = () => undefined
      let before = ''
      let again = second
      const crowd = people((prompt, { raw }) => {
        if (!isOpen(prompt)) return null
        before = standing(raw)
        type(first)
        return nobody
      })
      const run = await atTerminal(runShares(folder), crowd.type, process.env, ({ text }, _terminal, typing) => {
        type = typing
        if (again === undefined || !text.includes(words.leaveShare)) return
        type(again)
        again = undefined
      })
      const wiped = run.raw.lastIndexOf('\x1b[2J\x1b[3J\x1b[H\x1b[?1049l')
      const [last, left] = [standing(run.raw.slice(0, wiped)), standing(run.raw)]
      expect({ status: run.status, advised: left.replaceAll('\n', '').endsWith(` --data ${folder}/data`) }).toEqual({
        status: 3,
        advised: true,
      })
      // The hint is seen, and took no word from the screen.
      expect(last.replaceAll('\n', '')).toContain(words.leaveShare)
      expect([wordsOn(last), wordsOn(left)]).toEqual([wordsOn(before), []])
    }),
)

test('the secrets process is lost while a share is shown: it is said, the set is void, and a new one is made and proved', () =>
  inFolder(async (folder) => {
    const mirror = join(folder, 'mirror/facts.jsonl')
    let terminal = 0
    let lost = false
    const crowd = people(async (prompt) => {
      if (isShown(prompt) && !lost) {
        lost = true
        process.kill(processBelow(terminal, 'secrets'), 'SIGKILL')
        await vi.waitFor(() => expect(readFileSync(mirror, 'utf8')).toContain('"device.lost"'), { timeout: 20_000 })
        return null
      }
      if (/^Choice: $/.test(prompt)) return 'discard'
      if (/Why, in one sentence/.test(prompt)) return 'The process for secrets was killed.'
      return /sheets were destroyed/.test(prompt) ? 'None was written to its end.' : null
    })
    const run = await atTerminal(
      `${runShares(folder)} --out ${folder}/out`,
      crowd.type,
      process.env,
      (_screen, pid) => {
        terminal = pid
      },
    )
    const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8').trimEnd().split('\n').map(parseLine)
    const told = facts.map(({ type }) => type).filter((type) => /^(device\.lost|set\.|share\.)/.test(type))
    expect({ status: run.status, told, said: run.text.includes('! Device lost: secrets. DEVICE_LOST') }).toEqual({
      status: 0,
      told: [
        ...['set.made', 'set.committed', 'device.lost', 'set.voided', 'set.made', 'set.committed'],
        ...['share.shown', 'share.shown', 'share.shown', 'share.proved', 'share.proved', 'share.proved', 'set.proved'],
      ],
      said: true,
    })
  }))

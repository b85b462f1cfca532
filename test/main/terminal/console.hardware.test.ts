import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { people } from '../../support/people.ts'
import { inFolder, lightLauncher, scripts } from '../../support/strongroom.ts'
import { atTerminal } from '../../support/terminal.ts'

const command = (folder: string): string =>
  `${lightLauncher} run ${join(scripts, 'small.yaml')} --rehearsal --data ${folder}/data`

/** The first process of the group that has the terminal, below the one that made it. */
function foreground(terminal: number): number {
  const below = execFileSync('ps', ['-o', 'pid=,stat=', '--ppid', String(terminal)], { encoding: 'utf8' }).trim()
  const [pid = '', state = ''] = below.split('\n')[0]?.trim().split(/\s+/) ?? []
  return state.includes('+') ? Number(pid) : foreground(Number(pid))
}

test('a hidden PIN is taken as text alone, long enough, as every tool encodes it, and is never shown, not even after fg', () =>
  inFolder(async (folder) => {
    const good = 'Tn7-half-of-a-pin'
    const unfit: readonly (readonly [typed: string | Buffer, said: string])[] = [
      [Buffer.from('latin\xfcpin', 'latin1'), 'What was typed is not UTF-8'],
      ['', 'needs at least 4 characters'],
      ['123', 'needs at least 4 characters'],
      ['müller-7', 'unaccented letters'],
      ['１２３４５６', 'unaccented letters'],
      // Half of the 255 bytes that the token takes.
      ['9'.repeat(128), 'takes at most 127 characters'],
    ]
    const queue = [...unfit]
    const stops: NodeJS.Signals[] = ['SIGSTOP', 'SIGTSTP']
    let terminal = 0
    let begun = false
    let chosen = false
    /** Told what to type once the shell has the terminal back. */
    let back: ((typed: string) => void) | null = null
    const crowd = people((prompt) => {
      if (prompt === 'shell: ') {
        if (begun) return 'exit'
        begun = true
        return command(folder)
      }
      if (/to leave the ceremony/.test(prompt)) return 'leave'
      if (prompt.includes('Repeat it') && chosen) return good
      if (!/PIN \(not shown\)/.test(prompt)) return null
      const next = queue.shift()
      if (next) return next[0]
      const stop = stops.pop()
      if (stop) {
        process.kill(-foreground(terminal), stop)
        return new Promise((resolve) => {
          back = resolve
        })
      }
      chosen = true
      return prompt.includes('half 2') ? ':leave' : good
    })
    const run = await atTerminal("PS1='shell: ' bash --norc -i", crowd.type, process.env, ({ text }, pid) => {
      terminal = pid
      if (!text.endsWith('shell: ')) return
      back?.('fg')
      back = null
    })
    const at = (text: string): number => run.text.indexOf(text)
    expect(unfit.filter(([, said]) => at(said) < 0)).toEqual([])
    expect(run.text.match(/Type it from the beginning\./g)).toHaveLength(2)
    expect({ shown: run.raw.includes(good), left: run.text.includes('resume') }).toEqual({ shown: false, left: true })
  }))

test('a terminal that closes ends the program with 129', () =>
  inFolder(async (folder) => {
    const status = join(folder, 'status')
    let terminal = 0
    // The shell outlives its terminal, so that it can tell.
    const shell = `trap : HUP; ${command(folder)}; echo $? >${status}`
    const closing = atTerminal(
      shell,
      (prompt) => {
        if (/^Press Enter/.test(prompt)) return ''
        if (!/Name of/.test(prompt)) return null
        process.kill(terminal, 'SIGKILL')
        // Nobody is there to type any more.
        return new Promise(() => undefined)
      },
      process.env,
      (_screen, pid) => {
        terminal = pid
      },
    )
    await closing
    await vi.waitFor(() => expect(existsSync(status) && readFileSync(status, 'utf8')).toBe('129\n'), {
      timeout: 20_000,
    })
  }))

test('a command that writes to a terminal that has gone, and reads nothing from it, says so and ends with 129 too', () =>
  inFolder(async (folder) => {
    const told = { status: join(folder, 'status'), said: join(folder, 'said') }
    const rehearse = `${lightLauncher} rehearse ${join(scripts, 'medium.yaml')} --out ${folder}/out 2>${told.said}`
    await atTerminal(
      `trap : HUP; echo begun; ${rehearse}; echo $? >${told.status}`,
      () => null,
      process.env,
      (_screen, terminal) => {
        // Its steps are told of from its beginning, its outcome on the terminal at its end.
        void vi
          .waitFor(() => expect(readFileSync(told.said, 'utf8')).toContain('[1/'), { timeout: 20_000 })
          .then(() => process.kill(terminal, 'SIGKILL'))
      },
    )
    await vi.waitFor(() => expect(readFileSync(told.status, 'utf8')).toBe('129\n'), { timeout: 60_000 })
    expect(readFileSync(told.said, 'utf8')).toMatch(/^strongroom: INTERRUPTED: Ended by SIGHUP\..*\n$/m)
  }))

/** A process of its own has the terminal while a share is on it: whichever of the two dies, the words do not stay there. */
import { expect, test, vi } from 'vitest'
import { terminal as words } from '../../../ceremonies/texts/en/terminal.ts'
import { processBelow, processesBelow, runShares } from '../../support/medium.ts'
import { people } from '../../support/people.ts'
import { inFolder } from '../../support/strongroom.ts'
import { atTerminal } from '../../support/terminal.ts'

const screenOn = '\x1b[?1049h'
const screenOff = '\x1b[?1049l'

test('killed while its words are shown, it is started again and shows them once more', () =>
  inFolder(async (folder) => {
    let terminal = 0
    let killed = 0
    let next: ((typed: string) => void) | null = null
    const crowd = people((prompt) => {
      if (killed > 0 || !/Type written/.test(prompt)) return null
      killed = processBelow(terminal, 'share')
      process.kill(killed, 'SIGKILL')
      return new Promise((resolve) => {
        next = resolve
      })
    })
    const run = await atTerminal(runShares(folder), crowd.type, process.env, ({ text }, pid) => {
      terminal = pid
      if (next === null || !/when you are alone at the screen: $/.test(text)) return
      next('')
      next = null
    })
    expect([run.status, crowd.shares.size]).toEqual([0, 3])
    const [, shown = '', after = ''] = run.raw.split(screenOn)
    expect(shown.split(screenOff)[0]).toContain('Share 1, for')
    expect(shown.split(screenOff)[1]).toContain(
      'SHARE_SCREEN_LOST: The screen for the share closed unexpectedly (SIGKILL).',
    )
    // The same words.
    expect(after.split(screenOff)[0]).toContain(crowd.shares.get(1)?.split(' ')[0])
  }))

test('each share has a process of its own; what is typed before its screen is there is neither shown, nor taken, nor a signal', () =>
  inFolder(async (folder) => {
    let terminal = 0
    let type: (keys: string) => void = () => undefined
    let early: NodeJS.Timeout | null = null
    const hosts = new Set<number>()
    const ahead = 'academic acid acne\r\x03'
    const crowd = people((prompt) => {
      if (/Type written|^\s*1: $/.test(prompt)) hosts.add(processBelow(terminal, 'share'))
      const isTyping = crowd.shares.size === 3
      if (early !== null || !isTyping || !/when you are alone/.test(prompt)) return null
      early = setInterval(() => {
        // It is starting, and has no screen yet.
        if (processesBelow(terminal, 'share').length === 0) return
        if (early !== null) clearInterval(early)
        type(ahead)
      }, 2)
      return null
    })
    const run = await atTerminal(runShares(folder), crowd.type, process.env, (_screen, pid, keys) => {
      terminal = pid
      type = keys
    })
    expect([run.status, hosts.size, run.text.includes('acid acne')]).toEqual([0, 6, false])
  }))

test('if the program is killed, the words are wiped and nobody holds them any longer', () =>
  inFolder(async (folder) => {
    let terminal = 0
    let host = 0
    const crowd = people((prompt) => {
      if (!/Type written/.test(prompt)) return null
      host = processBelow(terminal, 'share')
      process.kill(processBelow(terminal, 'main'), 'SIGKILL')
      return new Promise(() => undefined)
    })
    // The shell outlives it, as people's do.
    const shell = `bash -c '${runShares(folder)}; read -r -t 60'`
    const isWiped = (raw: string) => host > 0 && raw.lastIndexOf(screenOff) > raw.lastIndexOf(screenOn)
    const run = await atTerminal(shell, crowd.type, process.env, ({ raw }, pid) => {
      terminal = pid
      if (isWiped(raw)) process.kill(pid, 'SIGTERM')
    })
    expect(isWiped(run.raw)).toBe(true)
    expect(run.text).not.toContain(words.wiped)
    await vi.waitFor(() => expect(() => process.kill(host, 0)).toThrow('ESRCH'), { timeout: 20_000 })
  }))

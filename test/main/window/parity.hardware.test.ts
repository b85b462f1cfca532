import { join } from 'node:path'
import { expect, test } from 'vitest'
import { people } from '../../support/people.ts'
import { inFolder, lightLauncher, scripts } from '../../support/strongroom.ts'
import { atTerminal } from '../../support/terminal.ts'
import { Crowd, atDeskIn, openAt } from '../../support/window.ts'

/** Who enters which half of the user PIN in the small ceremony. */
const halves = ['administrator', 'witness-1']
const ctrlC = '\u0003'

test('a ceremony begun in the window is taken up at a terminal, and sealed there', () =>
  inFolder(async (folder) => {
    const pins = await atDeskIn(folder, async (sitting) => {
      await openAt(sitting)
      const crowd = new Crowd(sitting)
      await crowd.play((room) => room.step?.id === 'generate' && room.asks[0]?.kind === 'answer')
      await sitting.done('leave', {})
      return [...crowd.secrets].filter(([name]) => name.startsWith('user-pin')).map(([, pin]) => pin)
    })
    expect(pins).toHaveLength(2)
    const holders = people((prompt) => pins[Number(/half (\d) of user/.exec(prompt)?.[1]) - 1] ?? null)
    const resumed = await atTerminal(`${lightLauncher} resume --data ${folder}/data --out ${folder}/out`, holders.type)
    expect(resumed.status, resumed.text.slice(-2000)).toBe(0)
    expect(resumed.text).toContain(`bundle      ${folder}/out/bundle`)
    await atDeskIn(folder, async (sitting) => {
      await sitting.done('ready', {})
      expect(sitting.house?.ceremonies).toMatchObject([{ phase: 'sealed', mode: 'rehearsal' }])
    })
  }))

test('a ceremony begun at a terminal is taken up in the window, and sealed there', () =>
  inFolder(async (folder) => {
    const crowd = people((_prompt, { text }) => (/Generate the/.test(text) ? ctrlC : null))
    const run = `${lightLauncher} run ${join(scripts, 'small.yaml')} --rehearsal --data ${folder}/data --out ${folder}/out`
    const left = await atTerminal(run, crowd.type)
    expect(left.status, left.text.slice(-2000)).toBe(3)
    const pins = [...crowd.secrets].filter((secret) => secret.startsWith('pin-user')).sort()
    await atDeskIn(folder, async (sitting) => {
      await sitting.done('ready', {})
      const [line] = sitting.house?.ceremonies ?? []
      expect(line).toMatchObject({ phase: 'unfinished', step: 'Generate the root key' })
      await sitting.done('resume', { ceremony: line?.id ?? '' })
      const others = new Crowd(sitting)
      for (const [i, holder] of halves.entries()) others.secrets.set(`user-pin ${holder} root-hsm`, pins[i] ?? '')
      expect(await others.play()).toMatchObject({ phase: 'sealed', closed: true })
    })
  }))

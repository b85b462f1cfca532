/** Cards speak at the terminal: their PINs are asked for where a code was, a wrong one is told with the tries left, and none is shown. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { factsOf } from '../../support/archives.ts'
import { people } from '../../support/people.ts'
import { inFolder, lightLauncher, scripts } from '../../support/strongroom.ts'
import { atTerminal, type Typist } from '../../support/terminal.ts'

const wrong = '99999999'

/** What holders choose for their cards, and give again; the first time that a card is to sign, it gets a wrong PIN. */
function holders(pins: Map<string, string>): Typist {
  let repeated: string | null = null
  let slips = 1
  return (prompt, { text }) => {
    if (!prompt.includes('(not shown)')) return null
    if (prompt.includes('Repeat it')) return repeated
    repeated = null
    const signs = /PIN of (.+), which signs for/.exec(prompt)?.[1]
    if (signs !== undefined) return slips-- > 0 ? wrong : (pins.get(`new PIN of ${signs}`) ?? null)
    if (!/^new /.test(prompt)) return null
    const [, what = ''] = [...text.matchAll(/choose the (new .+ of .+)\. Everybody/g)].at(-1) ?? []
    repeated = `${pins.size}-secret`
    pins.set(what, repeated)
    return repeated
  }
}

test('custodians confirm with the PINs of their cards; a wrong one is told, and no PIN is shown or on record', () =>
  inFolder(async (folder) => {
    const command = `${lightLauncher} run ${join(scripts, 'cards-speak.yaml')} --rehearsal --data ${folder}/data --out ${folder}/out`
    const pins = new Map<string, string>()
    const run = await atTerminal(command, people(holders(pins)).type)
    expect([run.status, run.text.slice(-600)]).toEqual([0, expect.any(String)])
    expect(run.text).toContain('CARD_PIN_WRONG: That PIN is wrong. 2 tries are left on this card.')
    const lines = readFileSync(join(folder, 'out/bundle/facts.jsonl'))
    expect(factsOf(new Map([['facts.jsonl', lines]])).get('word.signed')).toHaveLength(7)
    expect(pins.size).toBe(4)
    expect([wrong, ...pins.values()].filter((pin) => `${run.raw}${lines.toString()}`.includes(pin))).toEqual([])
  }))

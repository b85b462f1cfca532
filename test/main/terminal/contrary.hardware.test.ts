/** A real root key ceremony at a terminal against which everything is said once that can be: it seals, and the transcript says all of it. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readBundle } from '../../../main/bundle/read.ts'
import { softHsmIn, softhsmModule } from '../../../main/devices/softhsm.ts'
import { ourOpinion, Reader } from '../../independent/reader.ts'
import { factsOf } from '../../support/archives.ts'
import { people } from '../../support/people.ts'
import { inFolder, lightLauncher, root, strongroom } from '../../support/strongroom.ts'
import { atTerminal, type Screen, withoutNetwork } from '../../support/terminal.ts'
import { Pdf } from '../documents/pdf.ts'

const reader = new Reader()
afterAll(() => reader.end())

const script = join(root, 'ceremonies/scripts/root-key.yaml')
const newcomer = 'code-of-the-newcomer-4Rt'
/** Those who take part in it with two shares; the last of them is replaced. */
const parts = 7

const sayings = [':note', ':exception', ':replace', ':break', ':abort'] as const
/** The second question of a form, or a later one: there is one to go back to. */
const later = [
  /Internal witness: identified by/,
  /What it shows/,
  /Who decided/,
  /How it was remedied/,
  /of the newcomer/,
]

class Contrary {
  readonly noes = new Set<string>()
  readonly cancelled: string[] = []
  readonly turnedBack = new Set<RegExp>()
  /** Steps in which somebody disagreed. */
  readonly disputed: string[] = []
  readonly #once = new Set<string>()
  #isLeaving = false
  #isReplacing = false
  #isDisputing = false
  #last = ''

  readonly type = (prompt: string, screen: Screen): string | null => {
    const typed = this.#answer(prompt, screen)
    this.#last = typed ?? ''
    return typed
  }

  #answer(prompt: string, screen: Screen): string | null {
    if (this.#isLeaving) return this.#leave()
    if (prompt.includes('(not shown)')) {
      if (prompt.includes('Repeat it')) return this.#last === newcomer ? newcomer : null
      return prompt.includes('Somebody new') ? newcomer : null
    }
    const back = later.find((pattern) => pattern.test(prompt) && !this.turnedBack.has(pattern))
    if (back) {
      this.turnedBack.add(back)
      return ':back'
    }
    if (/Type yes to confirm/.test(prompt)) return this.#confirm(screen)
    if (/^Who \(/.test(prompt)) return this.#isDisputing ? String(this.disputed.length) : null
    if (/Which clock/.test(prompt)) return this.#atTheClock()
    if (/Whose part/.test(prompt)) return String(parts)
    if (/Name of the newcomer/.test(prompt)) return 'Somebody new'
    if (/Number of the exception/.test(prompt)) return '1'
    const recorded = /Exceptions on record \((\d+)\)/.exec(prompt)?.[1]
    if (recorded !== undefined) return this.#missing() ? ':exception' : recorded
    return /yes or no/.test(prompt) ? this.#no(prompt, screen) : null
  }

  /** No to all, once every form that anybody may open has been opened and left. */
  #no(prompt: string, screen: Screen): string {
    if (/Every exception/.test(prompt)) return this.#first('missing') ? 'no' : 'yes'
    // What was answered before a dispute is kept.
    if (/press Enter to keep it/.test(prompt)) return ''
    const saying = sayings.find((one) => !this.cancelled.includes(one))
    if (saying !== undefined) return this.#begin(saying)
    // The remedy of the first is said later.
    if (/still to be done/.test(prompt)) return this.#first('open') ? 'yes' : 'no'
    this.noes.add(`${stepOn(screen)} ${prompt}`)
    return 'no'
  }

  /** What people say next, before they answer: one thing is remedied, and somebody is replaced. */
  #atTheClock(): string | null {
    this.#isReplacing = false
    if (!this.cancelled.includes(':remedy')) return this.#begin(':remedy')
    if (this.#first('remedy')) return ':remedy'
    if (!this.#first('replace')) return null
    this.#isReplacing = true
    return ':replace'
  }

  /** In each step somebody else disagrees, until everybody has; nobody does about who is replaced. */
  #confirm(screen: Screen): string | null {
    this.#isDisputing = false
    const step = stepOn(screen)
    if (this.#isReplacing || this.disputed.length === parts || this.disputed.includes(step)) return null
    this.disputed.push(step)
    this.#isDisputing = true
    return ':dispute'
  }

  #begin(saying: string): string {
    this.#isLeaving = true
    this.cancelled.push(saying)
    return saying
  }

  #leave(): string {
    this.#isLeaving = false
    return ':cancel'
  }

  /** It was refused that an exception is missing, and this is not recorded yet. */
  #missing(): boolean {
    return this.#once.has('missing') && this.#first('recorded')
  }

  #first(what: string): boolean {
    return !this.#once.has(what) && Boolean(this.#once.add(what))
  }
}

/** By its heading. */
const stepOn = ({ text }: Screen): string => [...text.matchAll(/\(step (\d+) of \d+/g)].at(-1)?.[1] ?? ''

const approved = createHash('sha256').update(readFileSync(script)).digest('hex')

/** Whatever is left to say; null for what is asked again and again. */
function otherwise(prompt: string, { text }: Screen): string | null {
  if (text.split(prompt).length > 60) return null
  if (/approved script/.test(prompt)) return approved
  if (/number or text/.test(prompt)) return '1'
  if (!/64 hexadecimal digits/.test(prompt)) return 'As all agreed.'
  if (!/certificate/i.test(prompt)) return 'none'
  return [...text.matchAll(/(?:[0-9a-f]{4}\s+){15}[0-9a-f]{4}/g)].at(-1)?.[0] ?? null
}

test(
  'everything is said no to, disputed, cancelled and turned back once, and one is replaced',
  () =>
    inFolder(async (folder) => {
      const { environment } = softHsmIn(join(folder, 'hsm'))
      const device = `root-hsm=${softhsmModule},env=SOFTHSM2_CONF`
      const set = ['algorithm=EC-P256', 'shares=2', 'threshold=2'].map((one) => `--set ${one}`).join(' ')
      const command = `${lightLauncher} run ${script} ${set} --data ${folder}/data --out ${folder}/out --device ${device}`
      const contrary = new Contrary()
      const crowd = people(contrary.type)
      const run = await atTerminal(
        withoutNetwork(command),
        async (prompt, screen) => (await crowd.type(prompt, screen)) ?? otherwise(prompt, screen),
        { ...process.env, ...environment },
      )
      expect(run.status, run.text.slice(-3000)).toBe(0)
      expect(contrary.cancelled).toEqual([...sayings, ':remedy'])
      expect(contrary.disputed).toHaveLength(parts)
      expect([...contrary.turnedBack]).toHaveLength(later.length)

      const lines = readFileSync(join(folder, 'out/bundle/facts.jsonl'))
      for (const told of ['"type":"person.replaced"', '"id":"newcomer-1"']) expect(lines.includes(told)).toBe(true)
      const facts = factsOf(new Map([['facts.jsonl', lines]]))
      const counted = ['proposal.disputed', 'person.replaced', 'exception.remedied'].map(
        (type) => facts.get(type)?.length,
      )
      expect(counted).toEqual([parts, 1, 1])
      expect(run.text).toContain('Something is not as the script expects.')
      expect(run.text).toContain('From now on: Somebody new')
      const paper = new Pdf(readFileSync(join(folder, 'out/transcript.pdf'))).text.replaceAll(/\s+/g, ' ')
      for (const told of ['Somebody new', 'Somebody as Custodian 2']) expect(paper).toContain(told)
      expect(paper.match(/no \(exception \d+\)/g)?.length).toBe(contrary.noes.size)
      const { files } = await readBundle(join(folder, 'out/bundle'))
      const ours = await ourOpinion(files, files.get('checkpoint') ?? null)
      expect(ours).toMatchObject({ valid: true, anchored: true })
      expect(await reader.opinion(files, files.get('checkpoint') ?? null)).toEqual(ours)
      const verdict = await strongroom(['verify', join(folder, 'out/bundle'), '--require', 'real', '--json'])
      expect(verdict).toMatchObject({ status: 0, stdout: expect.stringContaining('"valid":true') })
    }),
  480_000,
)

import { isPinAsk, pinAsks } from '../../ceremonies/devices/pin-asks.ts'
import { usualScheme } from '../../ceremonies/devices/scheme.ts'
import type { PinTold, Reveal, SecretAsk } from '../../ceremonies/kernel/secret-ask.ts'
import type { Answers } from '../../ceremonies/kernel/answers.ts'
import type { Choice } from '../../ceremonies/kernel/command.ts'
import type { Refusal } from '../../ceremonies/base/refusal.ts'
import { flawOfPin } from '../../ceremonies/devices/pin.ts'
import { consequences, exactWords, terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { run } from '../../ceremonies/texts/en/window/run.ts'
import { secrets } from '../../ceremonies/texts/en/window/secrets.ts'
import { stepNumbers } from '../../ceremonies/transcript/course.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import type { Credential } from '../engine/authenticators.ts'
import type { Engine } from '../engine/engine.ts'
import type { Console } from '../terminal/console.ts'
import { Drafts } from '../terminal/drafts.ts'
import { Room } from '../terminal/room.ts'
import {
  confirmedLine,
  digestsInFours,
  deviceText,
  inFours,
  largeWords,
  newsLines,
  personText,
  proposalLines,
  reviewLines,
  signedLines,
  stepLines,
} from '../terminal/screens.ts'
import type { SecretAnswer } from '../engine/asking.ts'
import type { ShareOf } from '../terminal/share-screen.ts'
import { Shares } from '../terminal/shares.ts'
import type { AskOf, Player } from './player.ts'
import { Questions } from './questions.ts'
import { fill, inWords } from '../words.ts'

const says = run.ask
const { roles } = secrets.pin

/** The people of a ceremony before one terminal, each at their turn. */
export class TerminalPlayer implements Player {
  readonly #console: Console
  readonly #engine: Engine
  readonly #room: Room
  readonly #questions: Questions
  readonly #shares: Shares
  /** The step and attempt that stand on the screen. */
  #shown = ''
  #checkpoint = 0
  /** How many facts have been told of. */
  #read: number
  readonly #drafts = new Drafts()
  #ticking: NodeJS.Timeout | null = null

  constructor(console: Console, engine: Engine) {
    this.#console = console
    this.#engine = engine
    this.#read = engine.view().sequence
    this.#room = new Room(console, engine)
    this.#questions = new Questions(console, engine, this.#room)
    this.#shares = new Shares(this.#room)
  }

  see(view: View): void {
    this.#stopTicking()
    const { step, checkpoint } = view
    const { script } = this.#engine.state
    for (const line of newsLines(this.#engine.news(this.#read, (id) => deviceText(script, personText(view, id)))))
      this.#console.say(line)
    this.#read = view.sequence
    if (checkpoint && checkpoint.size !== this.#checkpoint) this.#showWords(checkpoint)
    // The first attempt belongs to what is on the screen already.
    const now = `${view.phase} ${step?.id ?? ''} ${Math.max(step?.attempt?.number ?? 1, 1)}`
    this.#drafts.goOn(now)
    if (step && now !== this.#shown && view.phase === 'running') {
      this.#shown = now
      // A share that was taken is not kept until another is typed.
      void this.#shares.end()
      this.#console.heading(`\n${inWords(step.title)}`)
      const numbered = stepNumbers(this.#engine.state.plan).get(step.id) ?? '+'
      for (const line of stepLines(view, numbered, this.#console.columns)) this.#console.say(line)
    }
    if (view.asks.length === 0) this.#tick(view)
  }

  credential(person: string, purpose: 'enrol' | 'answer' | 'confirm', card: string | null): Promise<Credential> {
    if (purpose === 'enrol') return this.#room.newCode(person)
    return this.#drafts.beforeCode(() => (card === null ? this.#room.code(person) : this.#room.cardPin(person, card)))
  }

  answer({ step, person, fields, exception }: AskOf<'answer'>, view: View): Promise<Answers> {
    this.#console.say()
    this.#console.heading(fill(words.turn, { person: personText(view, person) }))
    const kind = view.step?.kind
    const exact = kind && exactWords[kind]
    const last =
      exact === undefined ? (view.step?.begins ? words.begin : words.enter) : fill(words.exact, { word: exact })
    const ends = exact !== undefined || fields.length === 0
    // Not by the length of the record: a wrong code is a fact as well.
    return this.#drafts.fill(`answer ${person} ${step}`, '', [
      ...this.#questions.departing(fields, this.#questions.of(fields), this.#questions.of(exception)),
      ...(ends ? [{ field: null, ask: () => this.#room.word(last, exact ?? '') }] : []),
    ])
  }

  async confirm({ step, person, digest, seq, fields }: AskOf<'confirm'>, view: View) {
    this.#console.say()
    for (const line of proposalLines(view, this.#engine.state.script)) this.#console.say(line)
    const missing = confirmedLine(view)
    if (missing !== null) this.#console.say(missing)
    this.#console.say(fill(words.binds, { digest: inFours(digest), seq }))
    const who = view.proposal?.subject === 'step' ? person : await this.#questions.second(view)
    this.#console.heading(fill(words.witness, { person: personText(view, who) }))
    const answers = await this.#drafts.fill(`confirm ${who} ${step}`, digest, [
      ...this.#questions.of(fields),
      { field: null, ask: () => this.#room.word(words.yes, 'yes') },
    ])
    return { person: who, answers }
  }

  async resolve({ finding, choices }: AskOf<'resolve'>, view: View) {
    this.#console.say()
    this.#console.heading(words.doubtful)
    this.#console.say(`${words.found} ${digestsInFours(inWords({ data: finding }))}`)
    this.#console.say(words.choices)
    for (const [i, choice] of choices.entries()) this.#console.say(`  ${i + 1}  ${choice}: ${meaningOf(choice)}`)
    const step = view.step?.id ?? ''
    const answers = await this.#drafts.fill(`resolve ${step}`, '', [
      {
        field: 'choice',
        ask: async (given) => {
          given.set('choice', await this.#questions.choose(choices))
        },
      },
      ...this.#questions.statement(words.why),
    ])
    const choice = choices.find((one) => one === answers['choice']) ?? (await this.#questions.choose(choices))
    return { ...spoken(answers), choice }
  }

  async comeBack(): Promise<{ readonly person: string; readonly statement: string }> {
    this.#console.heading(`\n${words.onBreak}`)
    for (const line of signedLines(this.#engine.view())) this.#console.say(line)
    return spoken(await this.#drafts.fill('break', '', this.#questions.statement(words.why)))
  }

  async review(view: View): Promise<{ readonly person: string; readonly statement: string }> {
    for (const line of reviewLines(view, this.#engine.state.script)) this.#console.say(line)
    return spoken(await this.#drafts.fill('review', '', this.#questions.statement(says.reviewWhy)))
  }

  async secret({ secret, complaint, recipient, ...told }: AskOf<'secret'>): Promise<SecretAnswer> {
    const person = personText(this.#engine.view(), secret.person)
    this.#console.say()
    if (recipient !== null && secret.purpose === 'secret') {
      return this.#shares.secret(person, recipient, complaint && inWords(complaint))
    }
    if (recipient !== null) {
      return this.#shares.type(shareOf(secret, person), recipient, complaint && inWords(complaint))
    }
    if (complaint !== null) this.#console.say(inWords(complaint))
    if (secret.purpose === 'picture') {
      this.#console.heading(fill(words.picture, { share: secret.share ?? 0, person }))
      return this.#room.line(words.picturePrompt)
    }
    return this.#pin(secret, person, told)
  }

  async show({ secret }: AskOf<'show'>, reveal: Reveal): Promise<void> {
    const person = personText(this.#engine.view(), secret.person)
    await this.#shares.show(shareOf(secret, person), reveal)
  }

  async retry({ complaint, code, parameters }: AskOf<'retry'>): Promise<void> {
    const message = inWords({ code, parameters })
    const said = complaint === null ? message : `${inWords(complaint)} ${message}`
    this.#console.heading(`\n${fill(words.retry, { message: `${code}: ${said}` })}`)
    if (this.#engine.view().mirror === 'lost') this.#console.say(words.mirrorChoice)
    await this.#room.word(words.retryEnter, '')
  }

  refused(refusal: Refusal): Promise<void> {
    this.#drafts.refused(refusal)
    this.#room.complain(refusal)
    return Promise.resolve()
  }

  close(): void {
    this.#stopTicking()
    void this.#shares.end()
    this.#console.close()
  }

  #pin({ purpose, half, device }: SecretAsk, person: string, { length, rehearsalPin, left }: PinTold): Promise<string> {
    const halfText = half === null ? '' : fill(words.half, { number: half })
    const role = isPinAsk(purpose) ? roles[purpose] : purpose
    const isNew = isPinAsk(purpose) && pinAsks[purpose].isNew
    this.#console.heading(
      fill(isNew ? words.pinNew : words.pin, {
        person,
        half: halfText,
        role,
        device: deviceText(this.#engine.state.script, device),
      }),
    )
    if (left !== null) this.#console.say(fill(words.pinLeft, { left }))
    if (rehearsalPin !== null) this.#console.say(fill(words.rehearsalPin, { pin: rehearsalPin }))
    const prompt = fill(words.pinPrompt, { half: halfText, role })
    return isNew ? this.#room.hiddenTwice(prompt, (pin) => flawOfPin(pin, length)) : this.#room.hidden(prompt)
  }

  #showWords({ size, words: list }: NonNullable<View['checkpoint']>): void {
    this.#checkpoint = size
    this.#console.heading(`\n${fill(words.words, { size })}\n`)
    for (const line of largeWords(list, this.#console.columns)) this.#console.heading(line)
  }

  /** Says what the program is at, and for how long, until the next view. */
  #tick({ step, busy }: View): void {
    if (!step) return
    const name = inWords(step.title)
    const title = busy && busy.of > 1 ? `${name} (${busy.done} of ${busy.of})` : name
    let seconds = 0
    const say = (): void => this.#console.status(`${fill(words.working, { title })} … ${seconds++} s`)
    say()
    this.#ticking = setInterval(say, 1000)
  }

  #stopTicking(): void {
    if (this.#ticking !== null) clearInterval(this.#ticking)
    this.#ticking = null
  }
}

function meaningOf(choice: Choice): string {
  return choice === 'perform' ? '' : consequences[choice]
}

function spoken(answers: Answers): { readonly person: string; readonly statement: string } {
  return { person: String(answers['person']), statement: String(answers['statement']) }
}

const shareOf = ({ share, scheme }: SecretAsk, person: string): ShareOf => ({
  share: share ?? 0,
  scheme: scheme ?? usualScheme,
  person,
})

import type { Answer, Answers, Field } from '../../ceremonies/answers.ts'
import type { Choice } from '../../ceremonies/command.ts'
import { fill, type Refusal } from '../../ceremonies/refusal.ts'
import { flawOfPin } from '../../ceremonies/pin.ts'
import { currentStep } from '../../ceremonies/state.ts'
import type { SecretAsk } from '../../ceremonies/steps/define.ts'
import { consequences, exactWords, terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { run } from '../../ceremonies/texts/en/window/run.ts'
import { plain } from '../../ceremonies/transcript/entries.ts'
import type { View } from '../../ceremonies/view.ts'
import type { Credential } from '../engine/authenticators.ts'
import type { Engine } from '../engine/engine.ts'
import type { Console } from '../terminal/console.ts'
import { fillIn } from '../terminal/forms.ts'
import { Room } from '../terminal/room.ts'
import {
  confirmedLine,
  largeWords,
  newsLines,
  personText,
  proposalLines,
  reviewLines,
  signedLines,
  stepLines,
} from '../terminal/screens.ts'
import type { SecretAnswer } from '../engine/asking.ts'
import { Shares } from '../terminal/shares.ts'
import type { AskOf, Player, Uncover } from './player.ts'

const says = run.ask

/** The people of a ceremony before one terminal, each at their turn. */
export class TerminalPlayer implements Player {
  readonly #console: Console
  readonly #engine: Engine
  readonly #room: Room
  readonly #shares: Shares
  /** The step and attempt that stand on the screen. */
  #shown = ''
  #checkpoint = 0
  /** How many facts have been told of. */
  #read: number
  /** Answers that a wrong code kept from being taken: only the code is asked for again. */
  #draft: { readonly of: string; readonly answers: Answers } | null = null
  #ticking: NodeJS.Timeout | null = null

  constructor(console: Console, engine: Engine) {
    this.#console = console
    this.#engine = engine
    this.#read = engine.record.size
    this.#room = new Room(console, engine)
    this.#shares = new Shares(this.#room)
  }

  see(view: View): void {
    this.#stopTicking()
    const { step, checkpoint } = view
    // What was answered has been taken: the next time it is asked anew.
    if (view.proposal !== null && this.#draft?.of.startsWith('answer ')) this.#draft = null
    for (const line of newsLines(view, this.#engine.record.store.lines(this.#read))) this.#console.say(line)
    this.#read = view.sequence
    if (checkpoint && checkpoint.size !== this.#checkpoint) this.#showWords(checkpoint)
    // The first attempt belongs to what is on the screen already.
    const now = `${view.phase} ${step?.id ?? ''} ${Math.max(step?.attempt?.number ?? 1, 1)}`
    if (step && now !== this.#shown && view.phase === 'running') {
      this.#shown = now
      // A share that was taken is not kept until another is typed.
      void this.#shares.end()
      this.#console.heading(`\n${step.title}`)
      for (const line of stepLines(view, this.#engine.state, this.#console.columns)) this.#console.say(line)
    }
    if (view.asks.length === 0) this.#tick(view)
  }

  credential(person: string, purpose: 'enrol' | 'answer' | 'confirm'): Promise<Credential> {
    return purpose === 'enrol' ? this.#room.newCode(person) : this.#room.code(person)
  }

  async answer({ step, person, fields }: AskOf<'answer'>, view: View): Promise<Answers> {
    this.#console.say()
    this.#console.heading(fill(words.turn, { person: personText(view, person) }))
    // Not by the length of the record: a wrong code is a fact as well.
    const of = `answer ${person} ${step}`
    if (this.#draft?.of === of) return this.#draft.answers
    const answers = await this.#fillIn(step, fields)
    const kind = currentStep(this.#engine.state)?.kind
    const exact = kind && exactWords[kind]
    if (exact !== undefined) await this.#exactly(exact)
    else if (fields.length === 0) await this.#room.line(words.enter)
    this.#draft = { of, answers }
    return answers
  }

  async confirm({ step, person, digest, seq, fields }: AskOf<'confirm'>, view: View) {
    this.#console.say()
    for (const line of proposalLines(view, this.#engine.state)) this.#console.say(line)
    const missing = confirmedLine(view)
    if (missing !== null) this.#console.say(missing)
    this.#console.say(fill(words.binds, { digest: grouped(digest), seq }))
    const who = view.proposal?.subject === 'step' ? person : await this.#second(view)
    this.#console.heading(fill(words.witness, { person: personText(view, who) }))
    const of = `confirm ${who} ${digest}`
    if (this.#draft?.of === of) return { person: who, answers: this.#draft.answers }
    const answers = await this.#fillIn(step, fields)
    while ((await this.#room.line(words.yes)).trim().toLowerCase() !== 'yes');
    this.#draft = { of, answers }
    return { person: who, answers }
  }

  async resolve({ finding, choices }: AskOf<'resolve'>, view: View) {
    this.#console.say()
    this.#console.heading(words.doubtful)
    this.#console.say(`${words.found} ${plain(finding)}`)
    this.#console.say(words.choices)
    for (const [i, choice] of choices.entries()) this.#console.say(`  ${i + 1}  ${choice}: ${meaningOf(choice)}`)
    const choice = await this.#choose(choices)
    const statement = await this.#text(view.step?.id ?? '', words.why)
    return { person: await this.#room.anybody(), choice, statement }
  }

  async comeBack(): Promise<{ readonly person: string; readonly statement: string }> {
    this.#console.heading(`\n${words.onBreak}`)
    for (const line of signedLines(this.#engine.view())) this.#console.say(line)
    const statement = await this.#text('break', words.why)
    return { person: await this.#room.anybody(), statement }
  }

  async review(view: View): Promise<{ readonly person: string; readonly statement: string }> {
    for (const line of reviewLines(view)) this.#console.say(line)
    const statement = await this.#text('review', says.reviewWhy)
    return { person: await this.#room.anybody(), statement }
  }

  async secret({ secret, complaint, recipient }: AskOf<'secret'>): Promise<SecretAnswer> {
    const person = personText(this.#engine.view(), secret.person)
    this.#console.say()
    if (recipient !== null) {
      return this.#shares.type({ share: secret.share ?? 0, person }, recipient, complaint?.message ?? null)
    }
    if (complaint !== null) this.#console.say(complaint.message)
    return this.#pin(secret, person)
  }

  async show({ secret }: AskOf<'show'>, uncover: Uncover): Promise<void> {
    const person = personText(this.#engine.view(), secret.person)
    await this.#shares.show({ share: secret.share ?? 0, person }, uncover)
  }

  async retry({ complaint, code, message }: AskOf<'retry'>): Promise<void> {
    const said = complaint === null ? message : `${complaint.message} ${message}`
    this.#console.heading(`\n${fill(words.retry, { message: `${code}: ${said}` })}`)
    if (this.#engine.state.mirror === 'lost') this.#console.say(words.mirrorChoice)
    await this.#room.line(words.retryEnter)
  }

  refused({ code, message }: Refusal): Promise<void> {
    if (code !== 'CODE_WRONG' && code !== 'CODE_TOO_SOON') this.#draft = null
    this.#console.heading(`\n${fill(words.refused, { code, message })}`)
    return Promise.resolve()
  }

  close(): void {
    this.#stopTicking()
    void this.#shares.end()
    this.#console.close()
  }

  #pin({ purpose, half, device }: SecretAsk, person: string): Promise<string> {
    const halfText = half === null ? '' : fill(words.half, { number: half })
    const role = purpose === 'new-so-pin' ? 'security officer’s' : 'user’s'
    const isNew = purpose !== 'user-pin'
    this.#console.heading(
      fill(isNew ? words.pinNew : words.pin, { person, half: halfText, role, device: device ?? '' }),
    )
    const prompt = fill(words.pinPrompt, { half: halfText, role })
    return isNew ? this.#room.hiddenTwice(prompt, flawOfPin) : this.#room.hidden(prompt)
  }

  async #fillIn(step: string, fields: readonly Field[]): Promise<Answers> {
    const answers: Record<string, Answer> = {}
    for (const field of fields) {
      const answer = await this.#ask(step, field)
      if (answer !== null) answers[field.name] = answer
    }
    return answers
  }

  #ask(step: string, field: Field): Promise<Answer | null> {
    return fillIn(step, field, {
      line: (prompt) => this.#room.line(prompt),
      say: (text) => this.#console.say(text),
    })
  }

  async #text(step: string, label: string): Promise<string> {
    return String(await this.#ask(step, { name: 'statement', label, type: 'text' }))
  }

  async #exactly(word: string): Promise<void> {
    while ((await this.#room.line(fill(words.exact, { word }))).trim() !== word);
  }

  async #choose(choices: readonly Choice[]): Promise<Choice> {
    for (;;) {
      const typed = (await this.#room.line(words.choice)).trim()
      const choice = choices[Number(typed) - 1] ?? choices.find((one) => one === typed)
      if (choice !== undefined) return choice
    }
  }

  /** Any one person other than the proposer. */
  async #second({ asks }: View): Promise<string> {
    this.#console.heading(words.second)
    return this.#room.who(asks.flatMap((ask) => (ask.kind === 'confirm' ? [ask.person] : [])))
  }

  #showWords({ size, words: list }: NonNullable<View['checkpoint']>): void {
    this.#checkpoint = size
    this.#console.heading(`\n${fill(words.words, { size })}\n`)
    for (const line of largeWords(list, this.#console.columns)) this.#console.heading(line)
  }

  /** Says what the program is at, and for how long, until the next view. */
  #tick({ step, busy }: View): void {
    if (!step) return
    const title = busy && busy.of > 1 ? `${step.title} (${busy.done} of ${busy.of})` : step.title
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

function grouped(digest: string): string {
  return (digest.match(/.{1,8}/g) ?? []).join(' ')
}

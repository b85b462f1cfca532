/** The documents as Typst prints them: every message in words. */
import type {
  Entry,
  ExceptionSheet,
  PaperModel,
  PaperStep,
  Section,
  TranscriptModel,
  TranscriptStep,
} from '../../ceremonies/transcript/model.ts'
import type { PlanSheet } from '../../ceremonies/transcript/plan-sheet.ts'
import type { WitnessCards, Written } from '../../ceremonies/transcript/witness-card.ts'
import type { Phrase } from '../../ceremonies/base/message.ts'
import { type Language, catalogues } from '../../ceremonies/texts/index.ts'
import { say } from '../../ceremonies/texts/say.ts'

type InWords = (phrase: Phrase) => string

function wordsIn(language: Language): InWords {
  return (phrase) => say(catalogues[language], phrase)
}

export function transcriptInWords(model: TranscriptModel, language: Language = 'en') {
  const inWords = wordsIn(language)
  return {
    ...model,
    policy: inWords(model.policy),
    language: model.language && entry(inWords)(model.language),
    application: model.application.map(entry(inWords)),
    people: model.people.map((person) => ({ ...person, method: person.method && inWords(person.method) })),
    equipment: model.equipment.map(section(inWords)),
    parameters: model.parameters.map(entry(inWords)),
    results: model.results.map(section(inWords)),
    acts: model.acts.map((act) => ({ ...act, steps: act.steps.map(transcriptStep(inWords)) })),
    exceptions: model.exceptions.map(sheet(inWords)),
    artifacts: model.artifacts.map((artifact) => ({ ...artifact, kind: inWords(artifact.kind) })),
    afterwards: model.afterwards.map(({ at, text }) => ({ at, text: inWords(text) })),
  }
}

export function paperInWords(model: PaperModel, language: Language = 'en') {
  const inWords = wordsIn(language)
  return {
    ...model,
    policy: inWords(model.policy),
    parameters: model.parameters.map(entry(inWords)),
    equipment: model.equipment.map(section(inWords)),
    custody: model.custody.map(section(inWords)),
    acts: model.acts.map((act) => ({ ...act, steps: act.steps.map(paperStep(inWords)) })),
  }
}

export function planInWords(sheet: PlanSheet, language: Language = 'en') {
  const inWords = wordsIn(language)
  return {
    ...sheet,
    parameters: sheet.parameters.map(entry(inWords)),
    custody: sheet.custody.map(section(inWords)),
  }
}

export function cardsInWords(cards: WitnessCards, language: Language = 'en') {
  const inWords = wordsIn(language)
  const written = ({ number, title }: Written) => ({ number, title: inWords(title) })
  return {
    ...cards,
    cards: cards.cards.map((card) => ({
      ...card,
      digests: card.digests.map(written),
      words: card.words.map(written),
    })),
  }
}

const entry =
  (inWords: InWords) =>
  ({ label, value, form }: Entry) => ({ label: inWords(label), value: inWords(value), form })

const section =
  (inWords: InWords) =>
  ({ title, entries }: Section) => ({ title: inWords(title), entries: entries.map(entry(inWords)) })

const transcriptStep = (inWords: InWords) => (step: TranscriptStep) => {
  const word = (one: TranscriptStep['witnessed'][number]) => ({ ...one, method: one.method && inWords(one.method) })
  return {
    ...step,
    title: inWords(step.title),
    performed: step.performed && word(step.performed),
    witnessed: step.witnessed.map(word),
    entries: step.entries.map(entry(inWords)),
    remarks: step.remarks.map((remark) => ({ ...remark, text: inWords(remark.text) })),
  }
}

const sheet = (inWords: InWords) => (raised: ExceptionSheet) => {
  const { expected, happened, decided, effect, remedy } = raised
  return {
    ...raised,
    expected: inWords(expected),
    happened: inWords(happened),
    decided: inWords(decided),
    effect: inWords(effect),
    remedy: inWords(remedy),
  }
}

const paperStep = (inWords: InWords) => (step: PaperStep) => ({
  ...step,
  title: inWords(step.title),
  details: step.details.map(entry(inWords)),
  fields: step.fields.map((field) => ({
    ...field,
    label: inWords(field.label),
    options: field.options.map(inWords),
  })),
  roll: step.roll && {
    ...step.roll,
    questions: step.roll.questions.map(({ label, options }) => ({
      label: capitalised(inWords(label)),
      options: options.map(inWords),
    })),
  },
})

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

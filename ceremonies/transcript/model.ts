import type { Hex } from '../base/crypto.ts'
import type { Basis } from '../kernel/shapes.ts'
import type { Phrase } from '../base/message.ts'

/** Everything that the transcript prints; times are RFC 3339 in UTC, digests hex. */
export interface TranscriptModel {
  readonly title: string
  readonly purpose: string
  readonly ceremony: string
  readonly mode: 'real' | 'rehearsal'
  /** True if a token without a recorded certificate was used: stamped on every page. */
  readonly softwareToken: boolean
  readonly softwareCard: boolean
  readonly outcome: 'sealed' | 'aborted' | 'unfinished'
  readonly opened: string
  /** Time of the last fact printed. */
  readonly closed: string
  readonly place: string | null
  readonly policy: Phrase
  /** Which of the script's languages was read in the room; `null` for a script that has no choice of them. */
  readonly language: Entry | null
  readonly script: { readonly file: string; readonly sha256: Hex }
  readonly application: readonly Entry[]
  /** Digest of the previous ceremony's note, or `none`. */
  readonly follows: string
  readonly size: number
  readonly root: Hex
  /** The last signed note: digest of its text, that digest as words; `null` if none was signed. */
  readonly note: { readonly sha256: Hex; readonly words: readonly string[] } | null
  /** `none`: no backup exists, said on the cover. */
  readonly archive: 'wrapped' | 'none'
  readonly people: readonly Person[]
  readonly equipment: readonly Section[]
  readonly parameters: readonly Entry[]
  readonly results: readonly Section[]
  readonly acts: readonly TranscriptAct[]
  readonly exceptions: readonly ExceptionSheet[]
  readonly artifacts: readonly ArtifactEntry[]
  /** What the journal says of the time after the last fact; not part of the sealed record. */
  readonly afterwards: readonly Afterwards[]
  /** The command that checks the record, as typed. */
  readonly verify: string
}

/** One line of a list: how the value is to be read decides how it is set. */
export interface Entry {
  readonly label: Phrase
  readonly value: Phrase
  readonly form: 'text' | 'hex' | 'code'
}

export interface Section {
  readonly title: Phrase
  readonly entries: readonly Entry[]
}

export interface Person {
  readonly part: string
  readonly title: string
  readonly name: string
  /** How the person was recognised; `null` if never enrolled. */
  readonly method: Phrase | null
  readonly brought: string | null
  /** Since when, and until when, where the part was not that person’s all the time. */
  readonly from: string | null
  readonly until: string | null
  /** True of who wrote the words of a checkpoint on a copy of their own, and stayed to the end. */
  readonly copied: boolean
}

export interface TranscriptAct {
  readonly number: number
  readonly title: string
  readonly steps: readonly TranscriptStep[]
  readonly checkpoint: Checkpoint | null
}

export interface Checkpoint {
  readonly at: string
  readonly size: number
  readonly root: Hex
  readonly words: readonly string[]
  /** Titles of the people who wrote the words on a copy of their own. */
  readonly copied: readonly string[]
}

/** Somebody who did or saw something, and by which method that was confirmed. */
export interface Word {
  readonly title: string
  readonly method: string | null
}

export interface TranscriptStep {
  readonly number: string
  readonly title: Phrase
  readonly outcome: 'done' | 'skipped' | 'not reached'
  readonly started: string | null
  readonly finished: string | null
  readonly performed: Word | null
  readonly witnessed: readonly Word[]
  readonly basis: Basis
  readonly said: string | null
  /** What people answered and what came about. */
  readonly entries: readonly Entry[]
  /** What the step is evidence for, as the script says. */
  readonly controls: readonly string[]
  /** What did not go as planned, in order: failures, doubts, disputes, notes, breaks. */
  readonly remarks: readonly Remark[]
}

export interface Remark {
  readonly at: string
  readonly text: Phrase
  readonly tone: 'note' | 'warning'
}

export interface ExceptionSheet {
  readonly number: number
  readonly at: string
  readonly by: string
  /** Titles of those who confirmed it beside. */
  readonly confirmed: readonly string[]
  readonly step: string
  readonly expected: Phrase
  readonly happened: Phrase
  readonly decided: Phrase
  readonly effect: Phrase
  readonly remedy: Phrase
  readonly open: boolean
  readonly remedied: { readonly at: string; readonly by: string; readonly statement: string } | null
}

export interface Afterwards {
  readonly at: string
  readonly text: Phrase
}

export interface ArtifactEntry {
  readonly name: string
  readonly kind: Phrase
  readonly bytes: number
  readonly level: string
  readonly sha256: Hex
}

/** The paper script: the same steps before the day, with room to write. */
export interface PaperModel {
  readonly title: string
  readonly purpose: string
  readonly policy: Phrase
  readonly script: { readonly file: string; readonly sha256: Hex; readonly words: readonly string[] }
  readonly parameters: readonly Entry[]
  readonly people: readonly { readonly title: string; readonly duty: string | null }[]
  /** Roles that one person may not combine, each group as titles. */
  readonly conflicts: readonly (readonly string[])[]
  readonly equipment: readonly Section[]
  /** Where things are to be kept; none for a script without a custody plan. */
  readonly custody: readonly Section[]
  readonly minutes: number
  readonly acts: readonly PaperAct[]
  readonly exceptionSheets: number
}

export interface PaperAct {
  readonly number: number
  readonly title: string
  readonly minutes: number
  readonly steps: readonly PaperStep[]
}

export interface PaperStep {
  readonly number: string
  readonly title: Phrase
  readonly performs: string
  readonly witnesses: readonly string[]
  readonly minutes: number
  readonly say: string | null
  /** What the step does, from its own fields in the script. */
  readonly details: readonly Entry[]
  /** What is to be written down, and by whom. */
  readonly fields: readonly PaperField[]
  /** Everybody, each with the same questions, in the order of the roll; null where nobody is called. */
  readonly roll: PaperRoll | null
  readonly controls: readonly string[]
  /** How many words are read aloud and written here; 0 for none. */
  readonly words: number
}

export interface PaperField {
  readonly label: Phrase
  readonly by: string
  readonly options: readonly Phrase[]
  /** True where 64 hexadecimal digits are to be written. */
  readonly digest: boolean
}

export interface PaperRoll {
  readonly people: readonly string[]
  /** What is asked of each of them, and what may be ticked. */
  readonly questions: readonly { readonly label: Phrase; readonly options: readonly Phrase[] }[]
}

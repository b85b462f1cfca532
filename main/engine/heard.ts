import type { Phrase } from '../../ceremonies/base/message.ts'
import { Command, type CommandOf, isSaying } from '../../ceremonies/kernel/command.ts'
import type { Json } from '../../ceremonies/base/json.ts'
import { parseLine } from '../../ceremonies/record/line.ts'
import type { Heard, Live } from '../../ceremonies/kernel/view.ts'

/** As many as a screen lists; of a longer list the last. */
const MOST = 500

/**
 * What was said, and what devices are said to have done, in lines of a record up to place `last`: with its content, because
 * people are to say whether they said it. `titleOf` a step that the plan has.
 */
export function heardIn(lines: Iterable<string>, last: number, titleOf: (step: string) => Phrase): Live['unsigned'] {
  const heard: Heard[] = []
  for (const text of lines) {
    const { seq, at, type, content } = parseLine(text.slice(0, -1))
    if (seq > last) break
    const by = content?.fact['by']
    if (type !== 'command' || typeof by !== 'string') continue
    const command = Command.parse(content?.fact['command'])
    const said = saidBy(command)
    if (said === null) continue
    heard.push({
      seq,
      at,
      by: by === 'engine' ? null : by,
      said,
      step: 'step' in command ? titleOf(command.step) : null,
      content: contentOf(command),
    })
  }
  return { heard: heard.slice(-MOST), earlier: Math.max(0, heard.length - MOST) }
}

function saidBy({ type }: Command): Heard['said'] | null {
  if (isSaying(type)) return type
  return type === 'open' || type === 'examine' || type === 'report' || type === 'find' ? type : null
}

/** The values as they stand on record, under their names. */
function contentOf(command: Command): Heard['content'] {
  switch (command.type) {
    case 'open':
      return opening(command)
    case 'answer':
    case 'confirm':
      return valuesOf(command.answers)
    case 'examine':
      return examined(command.result)
    case 'report':
      return valuesOf(command.result)
    case 'find':
      return valuesOf(command.finding)
    default: {
      const { type: _type, ...said } = command
      return valuesOf(Object.fromEntries(Object.entries(said).filter(([name]) => !steering.has(name))))
    }
  }
}

/** Members that say what a command is about, and nothing of what somebody said. */
const steering: ReadonlySet<string> = new Set(['step', 'digest', 'seq'])

function opening({ mode, settings, names, follows, brought, mirror }: CommandOf<'open'>): Heard['content'] {
  return valuesOf({ mode, ...settings, ...names, ...prefixed('brought', brought), follows, mirror })
}

/** What was looked at, each thing that it says by itself. */
function examined(result: Json): Heard['content'] {
  return typeof result === 'object' && result !== null ? Object.values(result).flatMap(valuesOf) : valuesOf(result)
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix} ${name}`, value]))
}

/** Longer values are named by their beginning: what a device gave may be long, and a screen is to be read. */
const LONGEST = 200

function valuesOf(values: Json | Readonly<Record<string, unknown>>): Heard['content'] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [['', textOf(values)]]
  return Object.entries(values).map(([name, value]) => [name, textOf(value)])
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

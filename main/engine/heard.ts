import { Command, isSaying } from '../../ceremonies/command.ts'
import { parseLine } from '../../ceremonies/record/line.ts'
import type { Heard, Live } from '../../ceremonies/view.ts'

/** As many as a screen shows; of a longer list the last. */
const MOST = 60

/** What people are said to have said in lines of a record, up to place `last`; `titleOf` a step that the plan has. */
export function heardIn(lines: Iterable<string>, last: number, titleOf: (step: string) => string): Live['unsigned'] {
  const heard: Heard[] = []
  for (const text of lines) {
    const { seq, at, type, content } = parseLine(text.slice(0, -1))
    if (seq > last) break
    const by = content?.fact['by']
    if (type !== 'command' || typeof by !== 'string' || by === 'engine') continue
    const command = Command.parse(content?.fact['command'])
    if (!isSaying(command.type)) continue
    heard.push({ seq, at, by, said: command.type, step: 'step' in command ? titleOf(command.step) : null })
  }
  return { heard: heard.slice(-MOST), earlier: Math.max(0, heard.length - MOST) }
}

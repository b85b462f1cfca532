import type { WriteStream } from 'node:tty'
import type { View } from '../../ceremonies/view.ts'

/** What is being done now: on a terminal in one line that changes, elsewhere a line for each step. */
export interface Progress {
  show(view: View): void
  say(text: string): void
  /** Leaves the terminal as a line of its own; may be called twice. */
  end(): void
}

type Output = Pick<WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number }

export function progressOn(output: Output): Progress {
  const one = output.isTTY === true
  let last = ''
  const say = (text: string): void => {
    if (text === last) return
    last = text
    if (one) output.write(`\r\x1b[2K${text.slice(0, (output.columns ?? 80) - 1)}`)
    else output.write(`${text}\n`)
  }
  return {
    say,
    show: ({ step, busy }) => {
      if (!step) return
      const count = `[${step.number}/${step.of}] ${step.title}`
      say(one && busy && busy.of > 1 ? `${count}: ${busy.done} of ${busy.of}` : count)
    },
    end: () => {
      if (one && last !== '') output.write('\r\x1b[2K')
      last = ''
    },
  }
}

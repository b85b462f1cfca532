/** What a page writes on its console, and what Chromium says of it there (refused by its policy, for one). */
import type { Session } from '../browser/connection.ts'
import type { RemoteObject } from '../browser/protocol.ts'
import { shown } from '../web/address.ts'

type Message = Pick<Electron.WebContentsConsoleMessageEventParams, 'message' | 'level' | 'lineNumber' | 'sourceId'>

const levels: Record<string, Message['level']> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
  verbose: 'debug',
}

export function consoleMessages(session: Session, tell: (message: Message) => void): void {
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const [frame] = stackTrace?.callFrames ?? []
    tell({
      level: levels[type] ?? 'info',
      message: args.map(textOf).join(' '),
      lineNumber: (frame?.lineNumber ?? 0) + 1,
      sourceId: shown(frame?.url ?? ''),
    })
  })
  session.on('Log.entryAdded', ({ entry }) =>
    tell({
      level: levels[entry.level] ?? 'info',
      message: entry.text,
      lineNumber: entry.lineNumber ?? 0,
      sourceId: shown(entry.url ?? ''),
    }),
  )
}

function textOf({ value, description, type }: RemoteObject): string {
  if (typeof value === 'string') return value
  return description ?? (value === undefined ? type : JSON.stringify(value))
}

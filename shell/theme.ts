/** `electron.nativeTheme`: what `prefers-color-scheme` answers in every window. */
import { EventEmitter } from 'node:events'
import { subset } from './absent.ts'
import type { Session } from './browser/connection.ts'

type Source = Electron.NativeTheme['themeSource']

const sessions = new Set<Session>()

class NativeTheme extends EventEmitter {
  private source: Source = 'system'

  get themeSource(): Source {
    return this.source
  }
  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source)) throw new Error(`there is no theme '${source as string}'`)
    const changed = this.source !== source
    this.source = source
    for (const session of sessions) tell(session, source)
    if (changed) this.emit('updated')
  }
  /** Of the system's own preference the shell knows nothing: it counts as light. */
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark'
  }
  get shouldUseHighContrastColors(): boolean {
    return false
  }
}

export const nativeTheme = subset('nativeTheme', new NativeTheme(), ['updated']) satisfies Pick<
  Electron.NativeTheme,
  'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'
>

/** For a window that begins. */
export function applyTheme(session: Session): void {
  sessions.add(session)
  void session.gone.then(() => sessions.delete(session))
  if (nativeTheme.themeSource !== 'system') tell(session, nativeTheme.themeSource)
}

function tell(session: Session, source: Source): void {
  const features = source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: source }]
  session.tell('Emulation.setEmulatedMedia', { features })
}

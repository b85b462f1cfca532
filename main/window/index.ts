/** Electron's main entry, which the Chromium shell runs unchanged: from the command line to a window, and out again. */
import * as electron from 'electron'
import { join } from 'node:path'
import { exits, report } from '../cli/failure.ts'
import { starter } from '../devices/starter.ts'
import { makeFolders } from '../folders.ts'
import { guardProcess } from '../guard.ts'
import { cups } from '../printing/cups.ts'
import { built } from '../shipped.ts'
import { DataFolder, dataPath } from '../store/data-folder.ts'
import { Desk } from './desk.ts'
import { guardContents, guardSession } from './guards.ts'
import { openDoor } from './ipc.ts'
import { showMenu } from './menu.ts'
import { type Options, optionsFrom, ownArguments } from './options.ts'
import { PAGE, SCHEME, pagesOf } from './pages.ts'
import { utilityHost } from './utility-host.ts'
import { Windows } from './windows.ts'
import { stderr, stdout } from '../output.ts'

const { app, ipcMain, nativeTheme, protocol, session } = electron

protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
app.enableSandbox()
guardContents()
if (isElectron()) starter.start = utilityHost

// What is said here is for whoever looks after the program: it goes on where nobody reads it.
for (const printer of [stdout, stderr]) printer.onError(() => undefined)

const options = startOrExit()
if (options) start(options).catch((error: unknown) => app.exit(report(error, false)))

/** Null if another window works in this data folder already: that one has been told, and comes to the front. */
function startOrExit(): Options | null {
  try {
    const read = optionsFrom(ownArguments(process.argv, app.getAppPath(), app.isPackaged))
    const profile = join(dataPath(read.data), 'window')
    makeFolders(profile)
    app.setPath('userData', profile)
    if (app.requestSingleInstanceLock()) return read
    app.exit(exits.done)
  } catch (error) {
    app.exit(report(error, false))
  }
  return null
}

async function start({ data: named, ...found }: Options): Promise<void> {
  // What needs no window is done while the browser starts.
  const guarded = guardProcess()
  const data = DataFolder.open(named)
  const pages = pagesOf(built('renderer'))
  const windows = new Windows({
    onClose: () => void end(exits.done),
    onGone: (reason) => {
      stderr.line(`strongroom: the window ended unexpectedly (${reason}); the ceremony waits to be resumed`)
      void end(exits.fault)
    },
  })
  const log = (text: string): void => stderr.line(`strongroom: ${text}`)
  const desk = new Desk(
    { ...found, data, printing: cups(), runtime },
    {
      tell: (name, value) => windows.tell(name, value),
      projector: (open) => windows.projector(open),
      theme: (theme) => {
        nativeTheme.themeSource = theme
      },
      zoom: (percent) => windows.zoom(percent),
      language: showMenu,
      log,
      failed: (error) => void end(report(error, false)),
    },
  )

  /** However it ends, what is held is left in order, and the record is as it was last written. */
  let ending = false
  async function end(code: number): Promise<void> {
    if (ending) return
    ending = true
    try {
      await desk.leave()
      data.close()
      const { incomplete } = desk
      if (incomplete) report(incomplete, false)
      const unfit = incomplete?.code === 'MIRROR_INCOMPLETE' ? exits.incomplete : exits.refused
      app.exit(incomplete && code === exits.done ? unfit : code)
    } catch (error) {
      app.exit(report(error, false))
    }
  }
  process.on('uncaughtException', (error) => void end(report(error, false)))
  process.on('unhandledRejection', (error) => void end(report(error, false)))
  app.on('before-quit', (event) => {
    event.preventDefault()
    void end(exits.done)
  })
  app.on('window-all-closed', () => void end(exits.done))
  app.on('second-instance', () => windows.raise())

  // While the browser starts nobody asks yet: what the first answers need is read, and Node loads what answers are made of.
  void pages({ method: 'GET', url: PAGE }).arrayBuffer()
  desk.lookUp()

  await Promise.all([guarded, app.whenReady()])
  guardSession(session.defaultSession)
  protocol.handle(SCHEME, pages)
  openDoor({
    registrar: ipcMain,
    handlers: desk.handlers,
    mayAsk: (event, name) => windows.mayAsk(event, name),
    log,
  })
  desk.show(app.getLocale().slice(0, 2))
  windows.openRoom()
}

/** The shell never claims to be Electron. */
function isElectron(): boolean {
  return 'electron' in process.versions
}

function runtime(): string {
  if (isElectron()) return `Electron ${process.versions.electron}`
  const { name, chromium } = Reflect.get(electron, 'chromiumShell') as {
    readonly name: string
    readonly chromium: string
  }
  return `${name}, Chromium ${chromium}`
}

/** From the command line to a window, and out again. */
import * as electron from 'electron'
import { join } from 'node:path'
import { exits, report } from '../cli/failure.ts'
import { starter } from '../devices/starter.ts'
import { makeFolders } from '../folders.ts'
import { guardProcess } from '../guard.ts'
import { cups } from '../printing/cups.ts'
import { DataFolder, dataPath } from '../store/data-folder.ts'
import { guardContents, guardSession } from './guards.ts'
import { openDoor } from './ipc.ts'
import { showMenu } from './menu.ts'
import { type Options, optionsFrom, ownArguments } from './options.ts'
import { PAGE, type Pages, SCHEME } from './pages.ts'
import { Reception } from './reception.ts'
import { utilityHost } from './utility-host.ts'
import { Windows } from './windows.ts'
import { stderr, stdout } from '../output.ts'

const { app, ipcMain, nativeTheme, protocol, session } = electron

/** Called once, before the application is ready. `pages` is called when there is to be a window; `preload` is a whole path. */
export function run(pages: () => Pages, preload: string): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
  app.enableSandbox()
  guardContents()
  if (isElectron()) starter.start = utilityHost

  // What is said here is for whoever looks after the program: it goes on where nobody reads it.
  for (const printer of [stdout, stderr]) printer.onError(() => undefined)

  const options = startOrExit()
  if (options) start(options, pages, preload).catch((error: unknown) => app.exit(report(error, false)))
}

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

async function start({ data: named, ...found }: Options, pagesOf: () => Pages, preload: string): Promise<void> {
  // What needs no window is done while the browser starts.
  const guarded = guardProcess()
  const data = DataFolder.open(named)
  const pages = pagesOf()
  const windows = new Windows(preload, {
    onClose: () => void end(exits.done),
    onGone: (reason) => {
      stderr.line(`strongroom: the window ended unexpectedly (${reason}); the ceremony waits to be resumed`)
      void end(exits.fault)
    },
  })
  const log = (text: string): void => stderr.line(`strongroom: ${text}`)
  const reception = new Reception(
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
    app.getLocale(),
  )

  /** However it ends, what is held is left in order, and the record is as it was last written. */
  let ending = false
  async function end(code: number): Promise<void> {
    if (ending) return
    ending = true
    try {
      await reception.leave()
      data.close()
      const { incomplete } = reception
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
  void readAhead(pages)
  reception.lookUp()

  await Promise.all([guarded, app.whenReady()])
  guardSession(session.defaultSession)
  protocol.handle(SCHEME, pages)
  openDoor({
    registrar: ipcMain,
    handlers: reception.handlers,
    mayAsk: (event, name) => windows.mayAsk(event, name),
    log,
  })
  reception.show()
  windows.openRoom()
}

async function readAhead(pages: Pages): Promise<void> {
  await (await pages({ method: 'GET', url: PAGE })).arrayBuffer()
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

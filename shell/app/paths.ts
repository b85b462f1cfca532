/** `app.getPath`: the XDG base directories, as Electron has them on Linux. */
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'

export type PathName = Extract<Parameters<Electron.App['getPath']>[0], 'home' | 'appData' | 'userData' | 'temp' | 'exe'>

export class Paths {
  private userData: string | null = null

  /** Throws for a name that the shell does not know. */
  get(name: string, appName: string): string {
    const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
    const places: Record<PathName, string> = {
      home: homedir(),
      appData: config,
      userData: this.userData ?? join(config, appName),
      temp: tmpdir(),
      exe: process.execPath,
    }
    if (!Object.hasOwn(places, name)) throw new Error(`electron.app.getPath('${name}') is not in the Chromium shell`)
    return places[name as PathName]
  }

  set(name: string, path: string): void {
    if (name !== 'userData') throw new Error(`electron.app.setPath('${name}') is not in the Chromium shell`)
    if (!isAbsolute(path)) throw new Error(`not an absolute path: ${path}`)
    this.userData = path
  }
}

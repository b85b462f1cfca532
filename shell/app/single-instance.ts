/** One program for each data folder: the first listens on a socket in it, a later one hands over its arguments and ends. */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'

export interface SecondInstance {
  argv: string[]
  workingDirectory: string
}

export class SingleInstance {
  private server: Server | null = null
  private readonly path: string
  private readonly onSecond: (second: SecondInstance) => void

  constructor(folder: string, onSecond: (second: SecondInstance) => void) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.path = join(folder, 'instance.socket')
    this.onSecond = onSecond
  }

  /** False if another has it; that one has then been told. */
  acquire(): boolean {
    if (this.server !== null) return true
    if (existsSync(this.path) && announce(this.path)) return false
    rmSync(this.path, { force: true })
    this.server = createServer({ allowHalfOpen: true }, (socket) => this.hear(socket)).unref()
    this.server.listen(this.path)
    return true
  }

  release(): void {
    this.server?.close()
    this.server = null
  }

  private hear(socket: Socket): void {
    let text = ''
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (text.length > 65_536) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('end', () => {
      socket.end('told')
      try {
        this.onSecond(JSON.parse(text) as SecondInstance)
      } catch {
        // Whoever may connect is this user; what is not one of us is ignored.
      }
    })
  }
}

const tell = `
const socket = require('node:net').connect(process.argv[1], () => socket.end(process.argv[2]))
socket.on('error', () => process.exit(1)).on('data', () => process.exit(0)).on('close', () => process.exit(1))
`

/** Electron answers at once, and Node has no synchronous sockets: a short-lived process asks. */
function announce(path: string): boolean {
  const second: SecondInstance = { argv: process.argv, workingDirectory: process.cwd() }
  const options = { timeout: 5000, stdio: 'ignore' as const, env: {} }
  return spawnSync(process.execPath, ['-e', tell, path, JSON.stringify(second)], options).status === 0
}

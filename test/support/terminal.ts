/** A command at a terminal of its own, typed at by rules: util-linux's `script` makes the pseudo-terminal. */
import { spawn } from 'node:child_process'

/** What to type at a prompt, as text or as the very bytes; null if this rule does not know it. */
export type Typist = (prompt: string, screen: Screen) => Keys | Promise<Keys>
type Keys = string | Buffer | null

export interface Screen {
  /** Everything so far as the terminal got it. */
  readonly raw: string
  /** Everything so far as people read it. */
  readonly text: string
}

export interface Typed extends Screen {
  readonly status: number | null
  /** Each prompt in order, and what was typed at it. */
  readonly dialogue: readonly (readonly [prompt: string, typed: string])[]
}

/** What was seen so far; made legible only for those who look. */
class Seen implements Screen {
  readonly raw: string

  constructor(raw: string) {
    this.raw = raw
  }

  get text(): string {
    return legible(this.raw)
  }
}

/** Runs `command` (a shell's, `watch` sees all that appears, and the terminal's process) until it ends; fails at a prompt that the typist does not know. */
export async function atTerminal(
  command: string,
  typist: Typist,
  environment: NodeJS.ProcessEnv = process.env,
  watch: (screen: Screen, terminal: number, type: (keys: string) => void) => void = () => undefined,
) {
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: environment,
  })
  const dialogue: [string, string][] = []
  let raw = ''
  let answered = 0
  let thinking = false
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (chunk: string) => {
      raw += chunk
      watch(new Seen(raw), child.pid ?? 0, (keys) => void child.stdin.write(keys))
      void answer()
    })

    async function answer(): Promise<void> {
      const prompt = legible(raw.slice(answered)).split('\n').at(-1) ?? ''
      // One that fills the line has a space more, which takes the cursor to the next.
      if (thinking || !/: {1,2}$/.test(prompt)) return
      thinking = true
      const typed = await typist(prompt, new Seen(raw))
      thinking = false
      if (typed === null) {
        child.kill()
        reject(new Error(`nobody knows what to type at: ${prompt}\n${legible(raw).slice(-2000)}`))
        return
      }
      dialogue.push([prompt, String(typed)])
      answered = raw.length
      child.stdin.write(Buffer.concat([Buffer.from(typed), Buffer.from('\r')]))
    }
  })
  const status = await ended
  return { status, raw, text: legible(raw), dialogue } satisfies Typed
}

const alone = process.getuid?.() === 0 ? 'unshare' : 'unshare --user --map-root-user'

/** The same command in a room without a network: a namespace with a loopback that is down, and its own view of it in /sys. */
export function withoutNetwork(command: string): string {
  return `${alone} --net --mount sh -c 'mount -t sysfs none /sys && exec ${command}'`
}

/** And in one where an interface is up. */
export function withNetwork(command: string): string {
  const up = 'ip tuntap add dev wire mode tap && ip link set wire up'
  return `${alone} --net --mount sh -c 'mount -t sysfs none /sys && ${up} && exec ${command}'`
}

/** Without what only steers a terminal. */
export function legible(raw: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
  return raw.replace(/\x1b\[[0-9?;]*[a-zA-Z]/g, '').replaceAll('\r', '')
}

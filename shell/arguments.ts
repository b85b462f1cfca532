/** Electron's command line: `electron [switches] <folder or file> [arguments]`. */

export interface CommandLine {
  /** Modules to be loaded before everything else (`-r`, which Playwright uses). */
  preloads: string[]
  /** Chromium's switches. They stand before the application; what follows it is the application's. */
  switches: [name: string, value: string][]
  /** null if none is named. */
  application: string | null
  rest: string[]
  asksVersion: boolean
}

export function readCommandLine(argv: readonly string[]): CommandLine {
  const line: CommandLine = { preloads: [], switches: [], application: null, rest: [], asksVersion: false }
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? ''
    if (argument === '-r' || argument === '--require') line.preloads.push(argv[++at] ?? '')
    else if (argument === '-v' || argument === '--version') line.asksVersion = true
    else if (argument.startsWith('-')) {
      const [, name = '', value = ''] = /^--?([^=]*)=?(.*)$/s.exec(argument) ?? []
      // Node has been given these by the launcher already.
      if (!name.startsWith('inspect')) line.switches.push([name, value])
    } else return { ...line, application: argument, rest: argv.slice(at + 1) }
  }
  return line
}

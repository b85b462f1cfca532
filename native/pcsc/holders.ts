import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * The programs that use PC/SC now, besides us, as `scdaemon 1234`: who holds a card is one of them. “none” where none can be seen,
 * because other users' are not.
 */
export function holders(): string {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const name = usesPcsc(pid)
      return name === null ? [] : [`${name} ${pid}`]
    })
  return found.length > 0 ? found.join(', ') : 'none'
}

/** What it is called; null of what does not use PC/SC, of us, and of what cannot be looked at. */
function usesPcsc(pid: string): string | null {
  try {
    if (!readFileSync(`/proc/${pid}/maps`, 'utf8').includes('/libpcsclite.so')) return null
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const isOurs = Number(pid) === process.pid || Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1]) === process.ppid
    // Its first argument, as `ps` shows it: a thread may have given itself another name.
    return isOurs ? null : basename(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '')
  } catch {
    return null
  }
}

import { readdirSync, readFileSync } from 'node:fs'

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
    return isOurs ? null : readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return null
  }
}

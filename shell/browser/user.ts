/** Whom the browser runs as. Chromium refuses its sandbox to root, so root hands it to a user that nobody else is. */
import { readdirSync, readFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'

export interface User {
  uid: number
  gid: number
}

/** Debian's range for users that are made for one run (systemd's DynamicUser): they are in no password file. */
export const transientUsers = { first: 61_184, last: 65_519 }

export function isTransient(uid: number): boolean {
  return uid >= transientUsers.first && uid <= transientUsers.last
}

/** null for an ordinary user, whose browser runs as that user; for root, a number that no process and no account has. */
export function browserUser(): User | null {
  if (process.getuid?.() !== 0) return null
  const taken = new Set([...usersOfProcesses(), ...usersOfAccounts()])
  const size = transientUsers.last - transientUsers.first + 1
  const start = randomInt(size)
  for (let step = 0; step < size; step++) {
    const uid = transientUsers.first + ((start + step) % size)
    if (!taken.has(uid)) return { uid, gid: uid }
  }
  throw new Error('Chromium shell: no free user number is left for the browser')
}

function usersOfProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => Number(/^Uid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]))
}

function usersOfAccounts(): number[] {
  return read('/etc/passwd')
    .split('\n')
    .map((line) => Number(line.split(':')[2]))
}

/** Empty if the file is gone: processes end while we look. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

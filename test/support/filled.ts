/** A medium that takes so many bytes of a file and no more: the kernel's limit on this process's files. */
import { spawnSync } from 'node:child_process'

/** Does `work` while no file can grow beyond `bytes`; the write that would is refused, as on a medium that is full. */
export async function filledAt<T>(bytes: number, work: () => T | Promise<T>): Promise<T> {
  limit(String(bytes))
  try {
    return await work()
  } finally {
    limit('unlimited')
  }
}

function limit(bytes: string): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`])
  if (status !== 0) throw new Error(`prlimit: ${stderr.toString()}`)
}

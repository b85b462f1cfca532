import koffi from 'koffi'

const TCIFLUSH = 0

/** Throws away what was typed at this process's terminal and not yet read (tcflush(3)): it was not typed at what is asked now. */
export function dropTypeAhead(): void {
  const tcflush = koffi.load(null).func('int tcflush(int fd, int queue)') as (fd: number, queue: number) => number
  tcflush(0, TCIFLUSH)
}

import koffi from 'koffi'

const PR_SET_PDEATHSIG = 1
const SIGKILL = 9

/**
 * Asks the kernel to kill this process when its parent dies (prctl(2), PR_SET_PDEATHSIG), even inside a C call: a key must
 * not appear in a token after the resumed ceremony has looked whether it is there.
 */
export function dieWithParent(): void {
  const prctl = koffi.load(null).func('int prctl(int option, unsigned long signal)') as (
    option: number,
    signal: number,
  ) => number
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) !== 0) throw new Error('prctl(PR_SET_PDEATHSIG) failed')
}

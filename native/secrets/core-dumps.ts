import koffi from 'koffi'

const RLIMIT_CORE = 4
const PR_GET_DUMPABLE = 3
const PR_SET_DUMPABLE = 4

/**
 * Forbids this process a core dump and, with that, tracing by others of the same user: RLIMIT_CORE 0 (setrlimit(2)) does not
 * bind a core_pattern that is a pipe, PR_SET_DUMPABLE 0 (prctl(2)) does. Returns what the kernel says afterwards.
 */
export function withoutCoreDumps(): 'off' | 'on' {
  const libc = koffi.load(null)
  const setrlimit = libc.func('int setrlimit(int resource, const uint64_t *limits)') as Limits
  const getrlimit = libc.func('int getrlimit(int resource, _Out_ uint64_t *limits)') as Limits
  const prctl = libc.func('int prctl(int option, unsigned long value)') as (option: number, value: number) => number
  setrlimit(RLIMIT_CORE, [0, 0])
  prctl(PR_SET_DUMPABLE, 0)
  const limits = [1, 1]
  const asked = getrlimit(RLIMIT_CORE, limits) === 0
  return asked && limits.every((limit) => limit === 0) && prctl(PR_GET_DUMPABLE, 0) === 0 ? 'off' : 'on'
}

/** `limits` is struct rlimit: soft, then hard. */
type Limits = (resource: number, limits: number[]) => number

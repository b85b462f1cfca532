import type { Buffer } from 'node:buffer'

/** A command as it came, its chained parts together. */
export interface Received {
  readonly cla: number
  readonly ins: number
  readonly p1: number
  readonly p2: number
  readonly data: Buffer
}

export interface Applet {
  readonly aid: Buffer
  select(): Buffer
  /** Ends every login. */
  reset(): void
  /** Throws the StatusWord that the card answers with instead. */
  run(command: Received): Buffer
}

export class StatusWord extends Error {
  readonly status: number

  constructor(status: number) {
    super(`status ${status.toString(16)}`)
    this.status = status
  }
}

export function fail(status: number): StatusWord {
  return new StatusWord(status)
}

/** Where what the host sent does not hold what it must. */
export function must<T>(value: T | null | undefined, status = 0x6a80): T {
  if (value === null || value === undefined) throw fail(status)
  return value
}

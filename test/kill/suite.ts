/** How the cases of a file become its tests: two at a time, one test each, with the recording gone at the end. */
import { rmSync } from 'node:fs'
import { afterAll, describe, test } from 'vitest'
import { limit } from './harness.ts'
import { full, seed } from '../support/sample.ts'

const gate = limit(2)

export function cases<Case extends { readonly name: string }>(
  title: string,
  all: readonly Case[],
  run: (one: Case, number: number) => Promise<void>,
): void {
  console.log(`${title}: ${all.length} cases${full ? ', the full matrix' : ''}, seed ${seed}`)
  describe.concurrent(title, () => {
    for (const [number, one] of all.entries()) test(one.name, () => gate(() => run(one, number)))
  })
}

/** Removes what the cases of this file started from. */
export function removedAfterAll(directory: string): void {
  afterAll(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }))
}

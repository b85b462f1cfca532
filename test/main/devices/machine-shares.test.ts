import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Hex } from '../../../ceremonies/base/crypto.ts'
import { combineByMachine, splitByMachine } from '../../../main/devices/machine-shares.ts'
import { Recipient, seal } from '../../../native/sealed-box.ts'
import { checkOf } from '../../../native/secrets/backup-key.ts'
import { refused } from '../../support/refused.ts'

const room = new Recipient()
const key = randomBytes(32)
const check = checkOf(key)

/** Processes that this one has started and that still run. */
const children = (): string[] =>
  readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8')
      .split(' ')
      .filter((pid) => pid !== ''),
  )

test('each call has a process of its own, without environment and core dumps, which is gone before the result is used', async () => {
  const before = children()
  const seen: { pids: string[]; spki: Hex }[] = []
  const look = (spki: Hex) => {
    const pids = children().filter((pid) => !before.includes(pid))
    seen.push({ pids, spki })
    const [pid = ''] = pids
    expect(readFileSync(`/proc/${pid}/limits`, 'utf8')).toMatch(/Max core file size +0 +0 /)
    return spki
  }
  const sealedTo = (spki: Hex) => Promise.resolve(seal(key, look(spki)))
  const made = await splitByMachine({ sealedTo, identifier: 7, threshold: 3, shares: 5, recipient: room.spki })
  expect(children()).toEqual(before)
  expect(made).toEqual({ shares: expect.any(Array) })
  const shares = made.shares.map((box) => room.open(box))
  expect(shares).toHaveLength(5)

  const three = (spki: Hex) =>
    Promise.resolve([4, 0, 2].flatMap((at) => shares.slice(at, at + 1)).map((share) => seal(share, look(spki))))
  const back = await combineByMachine({ sealedTo: three, check, recipient: room.spki })
  expect(children()).toEqual(before)
  expect(back.indices).toEqual([5, 1, 3])
  expect(room.open(back.key)).toEqual(key)
  expect(seen.map(({ pids }) => pids.length)).toEqual([1, 1, 1, 1])
  expect(new Set(seen.map(({ pids }) => pids[0])).size).toBe(2)
  expect(new Set(seen.map(({ spki }) => spki)).size).toBe(2)

  const two = (spki: Hex) => Promise.resolve(shares.slice(0, 2).map((share) => seal(share, spki)))
  expect(await refused(combineByMachine({ sealedTo: two, check, recipient: room.spki }))).toMatchObject({
    code: 'MACHINE_SHARES_COUNT',
  })
  expect(children()).toEqual(before)
})

import { expect, test } from 'vitest'
import { Tickets } from '../../../main/window/tickets.ts'
import { refused } from '../../support/refused.ts'

const gone = { code: 'TICKET_UNKNOWN' }

test('a ticket is spent once, by whom it was issued to', async () => {
  const tickets = new Tickets(() => 0)
  const [one, two] = [tickets.issue('alice', 'code', 'Alice'), tickets.issue('bob', 'code', 'Bob')]
  expect(one).not.toBe(two)
  expect(tickets.spend(two)).toEqual({ person: 'bob', method: 'code', name: 'Bob' })
  expect(tickets.spend(one)).toEqual({ person: 'alice', method: 'code', name: 'Alice' })
  expect(await refused(() => tickets.spend(one))).toMatchObject(gone)
})

test('a person has one ticket; a newer one replaces it, and a minute ends it', async () => {
  let now = 0
  const tickets = new Tickets(() => now)
  const older = tickets.issue('alice', 'code', 'Alice')
  const newer = tickets.issue('alice', 'code', 'Alice')
  expect(await refused(() => tickets.spend(older))).toMatchObject(gone)
  now = 60_001
  expect(await refused(() => tickets.spend(newer))).toMatchObject(gone)
  tickets.clear()
  expect(await refused(() => tickets.spend(''))).toMatchObject(gone)
})

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Crowd, atDesk, codeOf, openAt, smallDraft } from '../../support/window.ts'

test('a rehearsal from draft to verified bundle, through the door alone', () =>
  atDesk(async (sitting) => {
    await sitting.done('ready', {})
    await openAt(sitting)
    const crowd = new Crowd(sitting)
    const room = await crowd.play()
    expect(room).toMatchObject({ phase: 'sealed', closed: true, mode: 'rehearsal', softwareToken: true })
    expect(room.course.acts.map(({ done, steps, finished }) => [done === steps, finished !== null])).toEqual([
      [true, true],
      [true, true],
    ])
    const folder = join(sitting.folder, 'out')
    const exported = await sitting.done('export', { ceremony: room.ceremony, folder })
    expect(exported).toMatchObject({ folder, valid: true, replayed: true, anchored: false, problems: [] })
    // What witnesses copy from the screen is what anchors the whole record, now and whenever it is looked at again.
    const { size, words } = exported
    expect(room.checkpoint).toEqual({ size, words })
    expect(await sitting.done('ending', { ceremony: room.ceremony })).toEqual({
      checkpoint: { size, words },
      wrong: [],
    })
    expect(readdirSync(folder).sort()).toEqual(['bundle', 'bundle.tar', 'transcript.pdf'])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    const tokens = join(sitting.folder, 'data/ceremonies', room.ceremony, 'tokens')
    expect(existsSync(tokens)).toBe(true)
    await sitting.done('leave', {})
    expect([existsSync(tokens), sitting.room, sitting.projection]).toEqual([false, null, null])
    expect(sitting.house?.ceremonies).toMatchObject([{ id: room.ceremony, phase: 'sealed', trouble: null }])
    expect(await sitting.done('ending', { ceremony: room.ceremony })).toEqual({
      checkpoint: { size, words },
      wrong: [],
    })
    // Whoever speaks is answered only after the new view was told.
    expect(crowd.seenAtOnce.length).toBeGreaterThan(10)
    expect(crowd.seenAtOnce).not.toContain(false)
    expect(sitting.log).toEqual([])
  }))

test('a ceremony that was left is taken up again where it was', () =>
  atDesk(async (sitting) => {
    await openAt(sitting)
    const crowd = new Crowd(sitting)
    const { ceremony } = await crowd.play((room) => room.step?.id === 'generate' && room.asks[0]?.kind === 'answer')
    await sitting.done('leave', {})
    expect(sitting.house?.ceremonies).toMatchObject([{ id: ceremony, phase: 'unfinished' }])
    await sitting.done('resume', { ceremony })
    const again = await sitting.until(({ asks }) => asks[0]?.kind === 'enrol')
    expect(again.course.near.filter(({ finished }) => finished !== null).map(({ id }) => id)).toEqual([
      'roll-call',
      'clock',
      'commission',
      'record-key',
    ])
    expect(await crowd.play()).toMatchObject({ phase: 'sealed', closed: true })
  }))

test('a ceremony is begun only once nobody looks for devices any more', () => {
  let answer = (): void => undefined
  const printers = () => new Promise<readonly string[]>((resolve) => (answer = () => resolve([])))
  const slow = { printers, print: () => Promise.reject(new Error('nothing prints here')) }
  return atDesk(
    async (sitting) => {
      await sitting.done('refresh', {})
      const { plan } = await sitting.done('prepare', smallDraft)
      const opened = sitting.done('open', { draft: smallDraft, plan: plan?.digest ?? '' })
      // Meanwhile another desk has all the time that it takes.
      await atDesk(openAt)
      const ceremonies = join(sitting.folder, 'data/ceremonies')
      expect([sitting.room, existsSync(ceremonies) ? readdirSync(ceremonies) : []]).toEqual([null, []])
      answer()
      await opened
      expect(sitting.room).toMatchObject({ phase: 'running' })
    },
    { printing: slow },
  )
})

test('a ticket is good for one command of the person recognised, and no other way speaks', () =>
  atDesk(async (sitting) => {
    await openAt(sitting)
    const crowd = new Crowd(sitting)
    await crowd.play((room) => room.asks[0]?.kind === 'answer')
    const code = (outcome: { ok: boolean }) =>
      'refused' in outcome ? (outcome.refused as { code: string }).code : 'ok'
    const note = { type: 'note', text: 'The room is quiet.' } as const
    const vouched = await sitting.done('vouch', { person: 'witness-1', code: codeOf('witness-1'), by: 'code' })
    expect(code(await sitting.ask('submit', { ...vouched, command: note }))).toBe('ok')
    expect(code(await sitting.ask('submit', { ...vouched, command: note }))).toBe('TICKET_UNKNOWN')
    expect(code(await sitting.ask('submit', { ticket: 'made up', command: note }))).toBe('TICKET_UNKNOWN')
    expect(code(await sitting.ask('vouch', { person: 'witness-1', code: codeOf('witness-2'), by: 'code' }))).toBe(
      'CODE_WRONG',
    )
    expect(code(await sitting.ask('enrol', { person: 'witness-1', code: codeOf('witness-2') }))).toBe('CODE_UNFIT')
    const engine = await sitting.done('vouch', { person: 'witness-1', code: codeOf('witness-1'), by: 'code' })
    const begin = { type: 'begin', step: 'roll-call', note: null } as const
    expect(code(await sitting.ask('submit', { ...engine, command: begin }))).toBe('ENGINE_ONLY')
    expect(sitting.room?.tail.filter(({ type }) => type === 'note.added')).toHaveLength(1)
  }))

test('one ceremony at a time; another plan than the one compared is not opened', () =>
  atDesk(async (sitting) => {
    const { plan } = await sitting.done('prepare', smallDraft)
    const other = { ...smallDraft, names: { ...smallDraft.names, administrator: 'Ann' } }
    expect(await sitting.ask('open', { draft: other, plan: plan?.digest ?? '' })).toMatchObject({
      refused: { code: 'PLAN_CHANGED' },
    })
    const both = await Promise.all(
      [1, 2].map(() => sitting.ask('open', { draft: smallDraft, plan: plan?.digest ?? '' })),
    )
    expect(both).toMatchObject([{ ok: true }, { refused: { code: 'CEREMONY_BUSY' } }])
    expect(await sitting.ask('open', { draft: smallDraft, plan: plan?.digest ?? '' })).toMatchObject({
      refused: { code: 'CEREMONY_HELD' },
    })
  }))

test('a ceremony that is left in the middle of an act has that act in doubt, and two people decide', () =>
  atDesk(async (sitting) => {
    await openAt(sitting, { ...smallDraft, settings: { algorithm: 'RSA-4096' } })
    const crowd = new Crowd(sitting)
    const { ceremony } = await crowd.play(({ step }) => step?.id === 'generate' && step.attempt?.phase === 'started')
    await sitting.done('leave', {})
    await sitting.done('resume', { ceremony })
    const doubtful = await crowd.play(({ asks }) => asks[0]?.kind === 'resolve')
    expect(doubtful.step).toMatchObject({ id: 'generate', attempt: { phase: 'found', number: 1 } })
    expect(await crowd.play()).toMatchObject({ phase: 'sealed', closed: true })
    expect(sitting.log).toEqual([])
  }))

test('printers that cannot be asked for end nothing: it is said, and everything else goes on', () => {
  const printing = {
    printers: () => Promise.reject(new Error('the spooler is on fire')),
    print: () => Promise.reject(new Error('nothing prints here')),
  }
  return atDesk(
    async (sitting) => {
      await sitting.done('refresh', {})
      await expect.poll(() => sitting.log).toEqual(['the spooler is on fire'])
      await openAt(sitting)
      expect(sitting.room?.phase).toBe('running')
    },
    { printing },
  )
})

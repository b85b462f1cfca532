import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { House } from '../../../preload/views.ts'
import { DataFolder } from '../../../main/store/data-folder.ts'
import { Reception } from '../../../main/window/reception.ts'
import { inFolder } from '../../support/strongroom.ts'

const loaded = vi.hoisted(() => ({ desk: false }))
vi.mock('../../../main/window/desk.ts', async (load) => {
  loaded.desk = true
  return load()
})

const script = `strongroom: 1
title: Small
purpose: To be small.
`

/** Somebody comes to a window over these scripts; `work` gets what is told of the house. */
function received(folder: string, scriptFolder: string) {
  const data = DataFolder.open(join(folder, 'data'))
  const told: House[] = []
  const reception = new Reception(
    {
      data,
      scripts: scriptFolder,
      modules: [],
      named: [],
      environment: {},
      printing: { printers: () => Promise.resolve([]), print: () => Promise.reject(new Error('nothing prints here')) },
      runtime: () => 'test',
    },
    {
      tell: (name, value) => {
        if (name === 'house') told.push(value as House)
      },
      projector: () => undefined,
      theme: () => undefined,
      zoom: () => undefined,
      language: () => undefined,
      log: (text) => expect.unreachable(text),
      failed: (error) => expect.unreachable(String(error)),
    },
    'en',
  )
  return { data, told, reception }
}

test('the first screen is told without the rules of any ceremony; whatever is asked next has them', () =>
  inFolder(async (folder) => {
    const none = join(folder, 'scripts')
    mkdirSync(none)
    const { data, told, reception } = received(folder, none)
    reception.lookUp()
    await reception.handlers.ready({})
    expect(told.map(({ push, scripts }) => ({ push, scripts }))).toEqual([{ push: 0, scripts: [] }])
    expect(loaded.desk).toBe(false)
    await reception.handlers.refresh({})
    expect(loaded.desk).toBe(true)
    await vi.waitFor(() => expect(told.at(-1)?.tokens).toEqual([]))
    expect(told.at(-1)?.push).toBeGreaterThan(0)
    await reception.leave()
    data.close()
  }))

test('a script that is not known is read before the first screen is told', () =>
  inFolder(async (folder) => {
    const own = join(folder, 'scripts')
    mkdirSync(own)
    writeFileSync(join(own, 'no-script.yaml'), script)
    const { data, told, reception } = received(folder, own)
    reception.lookUp()
    await reception.handlers.ready({})
    await vi.waitFor(() => expect(told.at(-1)?.scripts).toEqual([]))
    expect(told.at(-1)?.push).toBeGreaterThan(0)
    await reception.leave()
    data.close()
  }))

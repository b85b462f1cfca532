import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { newFile, newFolder } from '../../../main/bundle/publish.ts'
import { refused } from '../../support/refused.ts'
import { inFolder } from '../../support/strongroom.ts'

test('a folder takes its name only when it is filled', () =>
  inFolder(async (folder) => {
    const out = join(folder, 'a', 'out')
    const result = await newFolder(out).publish((draft) => {
      writeFileSync(join(draft, 'file'), '')
      return Promise.resolve([existsSync(out), draft.startsWith(join(folder, 'a', '.'))])
    })
    expect(result).toEqual([false, true])
    expect(readdirSync(join(folder, 'a'), { recursive: true }).sort()).toEqual(['out', 'out/file'])
  }))

test('whatever is there keeps its place: a folder, a file, a link to nowhere', () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, 'folder'))
    writeFileSync(join(folder, 'file'), '')
    symlinkSync('/nowhere', join(folder, 'link'))
    for (const name of ['folder', 'file', 'link']) {
      expect(await refused(() => newFolder(join(folder, name)))).toMatchObject({ code: 'OUT_EXISTS' })
    }
  }))

test('one that appears meanwhile keeps its place too', () =>
  inFolder(async (folder) => {
    const out = join(folder, 'out')
    const late = newFolder(out).publish(() => {
      mkdirSync(out)
      return Promise.resolve()
    })
    expect(await refused(late)).toMatchObject({ code: 'OUT_EXISTS' })
    expect(readdirSync(folder, { recursive: true })).toEqual(['out'])
  }))

test('if filling fails nothing is left, nor a parent that was made for it', () =>
  inFolder(async (folder) => {
    const failing = newFolder(join(folder, 'a/b/out')).publish(() => Promise.reject(new Error('broken')))
    await expect(failing).rejects.toThrow('broken')
    expect(readdirSync(folder)).toEqual([])
  }))

test('a place below a file is refused', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'file'), '')
    expect(await refused(() => newFolder(join(folder, 'file', 'out')))).toEqual({
      code: 'OUT_UNWRITABLE',
      message: `${join(folder, 'file', 'out')} cannot be written (part of its path is a file); check the path, its permissions and the free space.`,
    })
    expect(readdirSync(folder)).toEqual(['file'])
  }))

test('whatever will be written is tried before anybody works for it, and leaves nothing', () =>
  inFolder(async (folder) => {
    const tried = await refused(() => newFolder(join(folder, 'a/out'), 2 ** 62))
    expect(tried.code).toBe('OUT_NO_ROOM')
    expect(tried.message).toMatch(/ has \d+ KiB free, and \d+ KiB are needed for bundle and transcript\./)
    const long = await refused(() => newFolder(join(folder, 'x'.repeat(256))))
    expect(long).toMatchObject({
      code: 'OUT_UNWRITABLE',
      message: expect.stringContaining('its name is too long') as string,
    })
    expect(readdirSync(folder)).toEqual([])
    newFolder(join(folder, 'x'.repeat(250)))
    expect(readdirSync(folder)).toEqual([])
  }))

/** Says when it looks, and then every size that the file has had once it has this one. */
const watcher = `
  const { statSync } = require('node:fs')
  const { parentPort, workerData: { path, whole } } = require('node:worker_threads')
  const sizes = new Set()
  parentPort.postMessage('looking')
  while (!sizes.has(whole)) sizes.add(statSync(path, { throwIfNoEntry: false })?.size ?? -1)
  parentPort.postMessage([...sizes])
`

test('a file is never there in part', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'a', 'paper.pdf')
    const whole = 2 ** 26
    const looking = new Worker(watcher, { eval: true, workerData: { path, whole } })
    await once(looking, 'message')
    newFile(path, Buffer.alloc(whole))
    expect(await once(looking, 'message')).toEqual([[-1, whole]])
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['a', 'a/paper.pdf'])
  }))

test('what has a file’s name keeps it', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'file'), 'before')
    symlinkSync('/nowhere', join(folder, 'link'))
    for (const name of ['file', 'link'])
      expect(await refused(() => newFile(join(folder, name), Buffer.from('after')))).toMatchObject({
        code: 'OUT_EXISTS',
      })
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('before')
    expect(readdirSync(folder).sort()).toEqual(['file', 'link'])
  }))

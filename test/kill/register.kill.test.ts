import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Row } from '../../ceremonies/register/row.ts'
import { readRecord } from '../../main/register/reading.ts'
import { Register } from '../../main/register/register.ts'
import { DataFolder } from '../../main/store/data-folder.ts'
import { chance, full } from '../support/sample.ts'
import { opened, sealed, wholeCeremony, write } from '../support/records.ts'
import { inEmpty } from './harness.ts'

const entry = join(import.meta.dirname, 'register-entry.ts')

function live(path: string, at: number, rebuild: 'rebuild' | 'no') {
  return spawnSync(process.execPath, [entry, path, String(at), rebuild], { encoding: 'utf8' })
}

/** What a register says of these records; `anew`: one that reads them all from the beginning. */
function told(path: string, anew: boolean) {
  if (anew) rmSync(join(path, 'register.db'), { force: true })
  const data = DataFolder.open(path)
  const register = Register.open(data, readRecord)
  register.catchUp()
  const all = { known: register.known(), rows: Row.options.map(({ shape }) => register.of(shape.kind.value)) }
  data.close()
  return all
}

test.each(['no', 'rebuild'] as const)(
  'a process that is killed while it brings the register up to date loses nothing (rebuild: %s)',
  (rebuild) =>
    inEmpty((directory) => {
      const before = join(directory, 'data')
      const data = DataFolder.open(before)
      for (const [at, id] of ['a', 'b', 'c'].entries()) write(data.make(id), wholeCeremony(at))
      Register.open(data, readRecord).catchUp()
      // Two have gone on since, one is gone, one is new.
      for (const [at, id] of ['a', 'b'].entries()) write(data.make(id), [sealed(at)])
      rmSync(data.find('c').path, { recursive: true })
      write(data.make('d'), [['command', {}], opened(4)])
      data.close()
      const copy = (name: string): string => {
        const to = join(directory, name)
        rmSync(to, { recursive: true, force: true })
        cpSync(before, to, { recursive: true, preserveTimestamps: true })
        // What is copied gets the permissions of new folders.
        chmodSync(to, 0o700)
        return to
      }
      const expected = told(copy('whole'), true)
      const whole = live(copy('counted'), 1_000_000, rebuild)
      const statements = Number(whole.stdout)
      expect([whole.status, statements > 40]).toEqual([0, true])
      const step = full ? 1 : 20
      for (let at = Math.floor(chance()() * step); at < statements; at += step) {
        const path = copy('killed')
        expect([live(path, at, rebuild).signal, at]).toEqual(['SIGKILL', at])
        expect(told(path, false), `killed before statement ${at}`).toEqual(expected)
      }
      return Promise.resolve()
    }, 'register'),
)

/** A life that catches up with the records of a data folder, and is killed before the statement of that number. */
import Database from 'better-sqlite3'
import { readRecord } from '../../main/register/reading.ts'
import { Register } from '../../main/register/register.ts'
import { DataFolder } from '../../main/store/data-folder.ts'

const [path = '', at = '0', rebuild = 'no'] = process.argv.slice(2)
let left = Number(at)

/** Every statement counts, those within a transaction as well. */
function dying(work: unknown): (...given: readonly unknown[]) => unknown {
  if (typeof work !== 'function') throw new Error('better-sqlite3 has changed')
  return function (this: unknown, ...given) {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL')
    return Reflect.apply(work, this, given) as unknown
  }
}

const data = DataFolder.open(path)
const statement: unknown = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1'))
const fatal = [
  [Database.prototype, 'prepare'],
  [Database.prototype, 'exec'],
  [Database.prototype, 'pragma'],
  [statement, 'run'],
] as const
for (const [owner, name] of fatal) {
  const of = owner as object
  Object.defineProperty(of, name, { value: dying(Reflect.get(of, name)) })
}
left = Number(at)
const register = Register.open(data, readRecord)
if (rebuild === 'rebuild') register.rebuild()
else register.catchUp()
data.close()
process.stdout.write(`${Number(at) - left}`)

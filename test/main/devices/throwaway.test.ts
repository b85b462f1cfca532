import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { scratchFolder } from '../../../main/devices/throwaway.ts'

test('what a killed process left behind is removed by the next, and a living one keeps its own', async () => {
  const module = new URL('../../../main/devices/throwaway.ts', import.meta.url).href
  const code = `const { scratchFolder } = await import('${module}'); console.log(scratchFolder().path); setInterval(() => {}, 1000)`
  const other = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [path] = (await once(createInterface({ input: other.stdout }), 'line')) as [string]
  const first = scratchFolder()
  expect([existsSync(path), existsSync(first.path)]).toEqual([true, true])
  first.remove()
  other.kill('SIGKILL')
  await once(other, 'exit')
  expect(existsSync(path)).toBe(true)
  const second = scratchFolder()
  expect([existsSync(path), existsSync(second.path)]).toEqual([false, true])
  second.remove()
  expect(existsSync(second.path)).toBe(false)
})

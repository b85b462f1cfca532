/** Makes the bundle of electron.vite.config.ts beside this, for one run. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the bundle. */
    readonly bundled: string
  }
}

const root = join(import.meta.dirname, '../..')

export function setup(project: TestProject): () => void {
  mkdirSync(join(root, '.cache/bundled'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache/bundled/run-'))
  // Named so, because built code looks for what lies beside it in a folder of this name.
  const bundled = join(folder, 'build')
  const options = ['--config', 'test/support/electron.vite.config.ts', '--ignoreConfigWarning', '--logLevel', 'warn']
  execFileSync(join(root, 'node_modules/.bin/electron-vite'), ['build', ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BUNDLE: bundled },
  })
  // What hosts read beside them, as scripts/build.ts puts it there.
  for (const beside of ['main/documents/templates', 'main/printing/job.ipptool'])
    cpSync(join(root, beside), join(bundled, beside), { recursive: true })
  project.provide('bundled', bundled)
  return () => rmSync(folder, { recursive: true, force: true })
}

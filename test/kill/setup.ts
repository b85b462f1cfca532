/** Bundles the life that is killed, and its hosts, as what ships is bundled: a thousand are started, each in half of the time. */
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundled, root } from './harness.ts'

export function setup(): void {
  rmSync(bundled, { recursive: true, force: true })
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'kill', '--logLevel', 'warn']
  execFileSync(process.execPath, vite, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } })
  // By this main/shipped.ts knows where a tree begins.
  cpSync(join(root, 'ceremonies/scripts'), join(bundled, 'ceremonies/scripts'), { recursive: true })
}

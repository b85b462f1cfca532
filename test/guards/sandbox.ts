import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The project's own configuration files: the guards under test, copied as they are. */
const configurations = readdirSync(root).filter((file) =>
  /^(tsconfig.*\.json|biome\.json|knip\.json|package(-lock)?\.json|electron\.vite\.config\.ts|eslint\.config\.js|vitest\.config\.ts|\.dependency-cruiser\.cjs|\.gitignore)$/.test(
    file,
  ),
)
/** Every folder that has a tsconfig.json of its own. */
const folders = [...readFileSync(join(root, 'tsconfig.json'), 'utf8').matchAll(/"path": "([^"]+)"/g)].map(
  ([, folder = '']) => folder,
)

/** A file of the project as it is, to put into a sandbox. */
export const own = (file: string): string => readFileSync(join(root, file), 'utf8')

export interface Outcome {
  readonly status: number | null
  readonly output: string
}

/** A project of its own in a temporary folder: our configuration and dependencies, and only the files given. Gone after the test. */
export function sandbox(files: Readonly<Record<string, string>>, name = 'strongroom-guard-') {
  const folder = mkdtempSync(join(tmpdir(), name))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const file of configurations) cpSync(join(root, file), join(folder, file))
  for (const name of folders) cpSync(join(root, name, 'tsconfig.json'), join(folder, name, 'tsconfig.json'))
  // tsc refuses a project without any file.
  const nothing = Object.fromEntries(folders.map((name) => [`${name}/nothing.ts`, 'export {}\n']))
  // electron.vite.config.ts takes its names from there, and vitest.config.ts its seed.
  const taken = ['main/programs.ts', 'scripts/places.ts', 'scripts/test/seed.ts']
  const names = Object.fromEntries(taken.map((file) => [file, own(file)]))
  const all = { ...nothing, ...names, ...files }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text, { mode: file.startsWith('bin/') ? 0o755 : 0o644 })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    /** Runs one of the project's tools there, on the bundled Node. */
    run: (tool: string, ...args: string[]): Outcome => {
      const bin = join(root, 'node_modules/.bin')
      // Both streams as one, in the order in which a terminal would show them.
      const { status, stdout } = spawnSync('sh', ['-c', 'exec "$0" "$@" 2>&1', join(bin, tool), ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, NO_COLOR: '1', FORCE_COLOR: '0' },
      })
      return { status, output: stdout }
    },
  }
}

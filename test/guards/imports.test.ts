import { expect, test } from 'vitest'
import { sandbox } from './sandbox.ts'

interface Cruise {
  summary: { violations: { rule: { name: string }; from: string; to: string }[] }
}

const use = (...imports: string[]) => `${imports.map((from) => `import '${from}'`).join('\n')}\n`

/** `rule: from -> to` of every violation, sorted. */
function violations(files: Record<string, string>): string[] {
  const project = sandbox(files)
  const { output } = project.run(
    'depcruise',
    '--no-cache',
    '--output-type',
    'json',
    'ceremonies',
    'native',
    'main',
    'shell',
    'test',
    'scripts',
  )
  const { summary } = JSON.parse(output) as Cruise
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort()
}

test('dependency-cruiser refuses every way past the table of who may import whom', () => {
  expect(
    violations({
      'ceremonies/a.ts': use(
        '../native/a.ts',
        '../main/a.ts',
        'node:fs',
        'better-sqlite3',
        './loop.ts',
        '../test/a.ts',
      ),
      'ceremonies/loop.ts': use('./a.ts'),
      'ceremonies/steps/index.ts': 'export {}\n',
      'ceremonies/types.ts': "import type { C } from './circle.ts'\nexport type T = C\n",
      'ceremonies/circle.ts': "import type { T } from './types.ts'\nimport './types.ts'\nexport type C = T\n",
      'native/a.ts': use('../ceremonies/steps/index.ts', 'yaml', 'node:net', 'vitest'),
      'main/a.ts': use('pkcs11js', '../scripts/a.ts', 'slip39', 'node:https', './gone.ts'),
      'shell/a.ts': use('../ceremonies/steps/index.ts', 'zod', 'node:http', './app/single-instance.ts'),
      'shell/app/single-instance.ts': use('node:net'),
      'scripts/a.ts': use('../main/b.ts'),
      'main/b.ts': use('nearley'),
      'test/a.ts': 'export {}\n',
    }).map((line) => line.replace(/ -> (?:\S*?)(node_modules\/(?:@[^/]+\/)?[^/]+)\S*/, ' -> $1')),
  ).toEqual([
    'addons-live-in-native: main/a.ts -> node_modules/pkcs11js',
    'ceremonies-are-pure: ceremonies/a.ts -> fs',
    'ceremonies-are-pure: ceremonies/a.ts -> main/a.ts',
    'ceremonies-are-pure: ceremonies/a.ts -> native/a.ts',
    'ceremonies-are-pure: ceremonies/a.ts -> node_modules/better-sqlite3',
    'ceremonies-are-pure: ceremonies/a.ts -> test/a.ts',
    'declared: main/b.ts -> node_modules/nearley',
    'main-imports-down: main/a.ts -> ./gone.ts',
    'main-imports-down: main/a.ts -> scripts/a.ts',
    'native-stands-alone: native/a.ts -> ceremonies/steps/index.ts',
    'native-stands-alone: native/a.ts -> net',
    'native-stands-alone: native/a.ts -> node_modules/vitest',
    'native-stands-alone: native/a.ts -> node_modules/yaml',
    'no-cycles: ceremonies/a.ts -> ceremonies/loop.ts',
    'no-dev-dependencies: main/a.ts -> node_modules/slip39',
    'no-dev-dependencies: native/a.ts -> node_modules/vitest',
    'no-network: main/a.ts -> https',
    'no-network: native/a.ts -> net',
    'no-network: shell/a.ts -> http',
    'nobody-imports-main: ceremonies/a.ts -> main/a.ts',
    'nobody-imports-main: scripts/a.ts -> main/b.ts',
    'nobody-imports-tests: ceremonies/a.ts -> test/a.ts',
    'nobody-imports-tests: main/a.ts -> scripts/a.ts',
    'resolvable: main/a.ts -> ./gone.ts',
    'shell-stands-alone: shell/a.ts -> ceremonies/steps/index.ts',
    'shell-stands-alone: shell/a.ts -> http',
    'shell-stands-alone: shell/a.ts -> node_modules/zod',
  ])
})

test('dependency-cruiser accepts what the table allows', () => {
  expect(
    violations({
      'ceremonies/device.ts': use('zod', 'yaml', '@noble/hashes/sha2.js', './refusal.ts'),
      'ceremonies/refusal.ts': 'export {}\n',
      'ceremonies/shares/words.ts': use('../refusal.ts', '@noble/curves/ed25519.js'),
      'native/a.ts': use(
        '../ceremonies/device.ts',
        '../ceremonies/shares/words.ts',
        'node:crypto',
        'pkcs11js',
        'koffi',
      ),
      'main/a.ts': use('../ceremonies/device.ts', '../native/a.ts', 'better-sqlite3', 'node:fs', 'commander'),
      'test/a.ts': use('../main/a.ts', 'vitest', 'fast-check', 'pkcs11js', 'slip39'),
    }),
  ).toEqual([])
})

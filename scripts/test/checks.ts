/** Everything that must hold of the tree itself: each is one test of the part `checks`. */
export const treeChecks: readonly [name: string, command: string, ...args: string[]][] = [
  ['types', 'tsc', '-b'],
  // In two processes: together they have more types in memory than one heap takes.
  ['lint with types: the program (eslint)', 'eslint', '--max-warnings=0', '--ignore-pattern', 'test/**', '.'],
  ['lint with types: its tests (eslint)', 'eslint', '--max-warnings=0', 'test'],
  ['format and lint (biome)', 'biome', 'check', '--error-on-warnings', '.'],
  [
    'who may import whom (dependency-cruiser)',
    'depcruise',
    '--no-cache',
    'ceremonies',
    'native',
    'preload',
    'main',
    'renderer',
    'shell',
    'test',
    'scripts',
  ],
  ['nothing unused (knip)', 'knip', '--no-progress', '--treat-config-hints-as-errors'],
  ['third-party notices are up to date', 'node', 'scripts/notices.ts', '--check'],
  ['the tree names no package host or machine path', 'node', 'scripts/check-tree.ts'],
]

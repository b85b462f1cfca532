/** Who may import whom (DESIGN.md, section 1). What no rule allows is refused. */
const npm = (names) => `^node_modules/(${names.join('|')})(/|$)`
const pureLibraries = [
  'zod',
  'yaml',
  '@noble/hashes',
  '@noble/curves',
  '@peculiar/asn1-schema',
  '@peculiar/asn1-x509',
  'qr',
  'unhomoglyph',
]
const nativeLibraries = ['pkcs11js', 'smartcard', 'koffi', 'zod', '@noble/hashes', '@noble/curves']

/** Inside `from`, everything that isn't matched by `to` is refused under `name`. */
const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other at run time are one file; types alone may go in a circle.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    only('ceremonies-are-pure', 'ceremonies imports itself and its pure libraries.', '^ceremonies/', [
      '^ceremonies/',
      npm(pureLibraries),
    ]),
    only(
      'native-stands-alone',
      'native imports itself, the device port, the shares and what those two speak in.',
      '^native/',
      [
        '^native/',
        '^ceremonies/(device|crypto|refusal|algorithm|sealed-box)\\.ts$',
        '^ceremonies/shares/',
        '^ceremonies/unicode/unassigned\\.ts$',
        npm(nativeLibraries),
        '^(?:node:)?(?:assert|buffer|child_process|crypto|events|fs|os|path|process|stream|timers|url|util|v8|worker_threads)(/|$)',
      ],
    ),
    only('preload-is-the-border', 'preload imports itself, ceremonies, zod and electron.', '^preload/', [
      '^(preload|ceremonies)/',
      npm(['zod', 'electron']),
      '^electron$',
    ]),
    only('renderer-shows', 'renderer imports itself, ceremonies, and of preload the contract alone.', '^renderer/', [
      '^(renderer|ceremonies)/',
      '^preload/(contract|views)\\.ts$',
      npm(['react', 'react-dom', 'react-aria-components', '@fontsource-variable', 'qr', '@noble/hashes', '@types']),
    ]),
    only(
      'main-imports-down',
      'main imports itself, ceremonies, native and the contract; never the screen, never the online side.',
      '^main/',
      [
        '^(main|ceremonies|native)/',
        '^preload/(contract|views)\\.ts$',
        '^node_modules/',
        '^node:',
        '^[a-z_0-9]+$',
        '^[a-z_0-9]+/[a-z_]+$',
      ],
    ),
    only(
      'shell-stands-alone',
      'shell imports itself and Node; of npm it knows the types of Electron alone.',
      '^shell/',
      ['^shell/', '^(?:node:)?(?:child_process|crypto|events|fs|module|net|os|path|stream|url)$'],
    ),
    {
      name: 'nobody-imports-main',
      comment:
        'main is the top of the house. The bundler knows the names of its programs, the build lists what the program finds.',
      severity: 'error',
      from: { pathNot: '^((main|test)/|(vite\\.config|scripts/build)\\.ts$)' },
      to: { path: '^main/' },
    },
    {
      name: 'addons-live-in-native',
      comment: 'Device addons are loaded by native alone.',
      severity: 'error',
      from: { pathNot: '^(native|test)/' },
      to: { path: npm(['pkcs11js', 'smartcard', 'koffi']) },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'What ships knows nothing of tests and scripts.',
      severity: 'error',
      from: { path: '^(ceremonies|native|main|shell)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'What ships runs without development dependencies.',
      severity: 'error',
      from: { path: '^(ceremonies|native|main|shell)/' },
      // `electron` is what runs the application: its package holds types alone.
      to: {
        path: '.',
        pathNot: '^node_modules/electron/',
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['npm', 'type-only'],
      },
    },
    {
      name: 'declared',
      comment: 'Only what package.json names.',
      severity: 'error',
      from: { path: '^(ceremonies|native|main|shell|test|scripts)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'undetermined'] },
    },
    {
      name: 'no-network',
      comment: 'The air-gapped side never talks to a network.',
      severity: 'error',
      // A second start of the program reaches the first over a socket in the data folder.
      from: { path: '^(ceremonies|native|main|shell)/', pathNot: '^shell/app/single-instance\\.ts$' },
      to: { path: '^(node:)?(net|tls|http|https|http2|dgram|dns|inspector)(/|$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.cache)/|^test/guards/fixtures/|^test/(shell/app|e2e/figures/empty)/' },
    // The tree has no links of its own; the guards' tests link node_modules.
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'],
    },
    detectProcessBuiltinModuleCalls: true,
  },
}

/** Who may import whom (CONTRIBUTING.md, “Where things go”). What no rule allows is refused. */
const npm = (names) => `^node_modules/(${names.join('|')})(/|$)`
const pureLibraries = [
  'intl-messageformat',
  'zod',
  'yaml',
  '@noble/hashes',
  '@noble/curves',
  '@peculiar/asn1-schema',
  '@peculiar/asn1-x509',
  '@scure/base',
  'qr',
  'unhomoglyph',
]
const nativeLibraries = [
  'pkcs11js',
  'smartcard',
  'koffi',
  'zod',
  '@noble/hashes',
  '@noble/curves',
  'shamirs-secret-sharing',
]

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
      comment: 'Files that need each other, be it for their types, are one file.',
      severity: 'error',
      from: {},
      to: { circular: true },
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
    only('base-is-the-ground', 'ceremonies/base imports itself, and texts for their codes.', '^ceremonies/base/', [
      '^ceremonies/(base|texts)/',
      npm(pureLibraries),
    ]),
    only('texts-are-sentences', 'ceremonies/texts imports itself and base.', '^ceremonies/texts/', [
      '^ceremonies/(base|texts)/',
      npm(pureLibraries),
    ]),
    only('devices-are-ports', 'ceremonies/devices imports itself and base.', '^ceremonies/devices/', [
      '^ceremonies/(base|devices)/',
      npm(pureLibraries),
    ]),
    only('shares-are-arithmetic', 'ceremonies/shares imports itself, base and devices.', '^ceremonies/shares/', [
      '^ceremonies/(base|devices|shares)/',
      npm(pureLibraries),
    ]),
    only('custody-is-counting', 'ceremonies/custody imports itself, base and shares.', '^ceremonies/custody/', [
      '^ceremonies/(base|custody|shares)/',
      npm(pureLibraries),
    ]),
    only(
      'the-record-is-of-anything',
      'ceremonies/record imports itself, base and texts: whatever a ceremony is about, its record is read alike.',
      '^ceremonies/record/',
      ['^ceremonies/(base|record|texts)/', npm(pureLibraries)],
    ),
    only(
      'the-kernel-knows-no-subject',
      'ceremonies/kernel imports itself, base, record, devices, texts for their codes, and the schema of the register’s rows, which subjects say through it.',
      '^ceremonies/kernel/',
      ['^ceremonies/(base|kernel|record|devices|texts)/', '^ceremonies/register/row\\.ts$', npm(pureLibraries)],
    ),
    {
      name: 'rules-are-asked',
      comment:
        'What decides belongs to a version of the rules: whoever else wants to know asks the rules that the record names.',
      severity: 'error',
      from: { pathNot: '^(ceremonies/kernel/(decide/|(decide|compose)\\.ts$)|test/)' },
      to: { path: '^ceremonies/kernel/decide/' },
    },
    {
      name: 'no-prose-in-rules',
      comment:
        'Kernel, subjects, record, base, devices, shares and custody know the types of codes, never a sentence. Which languages there are is what the check of languages asks.',
      severity: 'error',
      from: {
        path: '^ceremonies/(base|kernel|subjects|record|devices|shares|custody)/',
        pathNot: '^ceremonies/kernel/check/languages\\.ts$',
      },
      to: { path: '^ceremonies/texts/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'subjects-import-down',
      'ceremonies/subjects imports itself, kernel, record, devices, base, shares, custody, and texts for their codes.',
      '^ceremonies/subjects/',
      ['^ceremonies/(base|kernel|record|devices|shares|custody|subjects|texts)/', npm(pureLibraries)],
    ),
    only(
      'native-stands-alone',
      'native imports itself, the device port, the shares and what those two speak in.',
      '^native/',
      [
        '^native/',
        '^ceremonies/(base|devices|shares)/',
        '^ceremonies/texts/codes\\.ts$',
        npm(nativeLibraries),
        '^(?:node:)?(?:assert|buffer|child_process|crypto|events|fs|os|path|process|stream|timers|url|util|v8|worker_threads)(/|$)',
      ],
    ),
    only('preload-is-the-border', 'preload imports itself, ceremonies, zod and electron.', '^preload/', [
      '^(preload|ceremonies)/',
      npm(['zod', 'electron']),
      '^electron$',
    ]),
    only(
      'renderer-shows',
      'renderer imports itself, pure helpers of ceremonies, and of preload the contract alone.',
      '^renderer/',
      [
        '^renderer/',
        '^ceremonies/(base|devices|texts)/',
        '^ceremonies/shares/(blocks|length)\\.ts$',
        '^ceremonies/kernel/(answers|departure|question|speech|takes-signature)\\.ts$',
        '^preload/(contract|views)\\.ts$',
        npm(['react', 'react-dom', 'react-aria-components', '@fontsource-variable', 'qr', '@noble/hashes', '@types']),
      ],
    ),
    {
      name: 'the-page-has-no-schemas',
      comment:
        'The page takes types alone of files with schemas: zod is large, and preload has checked every message already.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        path: ['^ceremonies/kernel/answers\\.ts$', '^preload/'],
        dependencyTypesNot: ['type-only'],
      },
    },
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
      'the-register-knows-rows',
      'main/register stores and finds rows: of ceremonies it knows their records, and nothing of devices or of what rows say.',
      '^main/register/',
      [
        '^main/(register|store)/',
        '^main/(listing|reason)\\.ts$',
        '^ceremonies/(register|record)/',
        '^ceremonies/base/(refusal|message|message-shape)\\.ts$',
        npm(['better-sqlite3', 'zod', '@types']),
        '^(?:node:)?(?:fs|path)$',
      ],
    ),
    only(
      'rows-are-made-from-facts',
      'What the register holds and the questions to it know rows alone; each subject says which rows its facts make.',
      '^ceremonies/register/',
      [
        '^ceremonies/(register|record|base|custody)/',
        '^ceremonies/devices/scheme\\.ts$',
        '^ceremonies/(index|subjects/index|kernel/(compose|rules|model|row-maker|rows|noted))\\.ts$',
        npm(['zod', '@noble/hashes']),
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
        'main is the top of the house. The bundler knows the names of its programs, the build lists what the program finds, and whoever works on the page runs it.',
      severity: 'error',
      from: { pathNot: '^((main|test)/|(electron\\.vite\\.config|scripts/(build|dev/(pages|window)))\\.ts$)' },
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
      name: 'one-place-for-databases',
      comment: 'A record is written and read by its store, and rows by the register.',
      severity: 'error',
      from: { pathNot: '^(main/(store|register)|test)/' },
      to: { path: npm(['better-sqlite3']) },
    },
    {
      name: 'processes-start-in-few-places',
      comment:
        'Host processes are started by one function, the tools of CUPS by another, and the shell starts its browser.',
      severity: 'error',
      from: {
        path: '^(ceremonies|native|main|preload|renderer)/',
        pathNot: '^(native/channel|main/printing/tool)\\.ts$',
      },
      to: { path: '^(?:node:)?child_process$' },
    },
    {
      name: 'one-place-for-readers',
      comment: 'pcscd is talked to in one kind of process.',
      severity: 'error',
      from: { pathNot: '^(native/pcsc|test)/' },
      to: { path: npm(['smartcard']) },
    },
    {
      name: 'shamir-behind-its-guard',
      comment: 'shamirs-secret-sharing is called by the guard alone, and the guard by its process.',
      severity: 'error',
      from: { pathNot: '^(native/shamir|test)/' },
      to: { path: [npm(['shamirs-secret-sharing']), '^native/shamir/(library|once|host)\\.ts$'] },
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
    exclude: { path: '^(build|\\.cache)/|^test/guards/fixtures/|^test/(shell/app|bench/window/empty)/' },
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

import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const impure = 'ceremonies/ is pure: what depends on time, chance or machine is handed in by main.'

const pureGlobals = [
  'globalThis',
  'performance',
  'crypto',
  'process',
  'Buffer',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'Intl',
  'eval',
  'Function',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
]

const pureProperties = [
  { object: 'Date', property: 'now' },
  { object: 'Math', property: 'random' },
  // These answer by the machine's locale or time zone.
  ...[
    'toLocaleString',
    'toLocaleDateString',
    'toLocaleTimeString',
    'toLocaleUpperCase',
    'toLocaleLowerCase',
    'localeCompare',
    'getTimezoneOffset',
    'getFullYear',
    'getMonth',
    'getDate',
    'getDay',
    'getHours',
    'getMinutes',
    'getSeconds',
  ].map((property) => ({ property })),
]

const pureSyntax = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", what: 'new Date() reads the clock.' },
  { selector: "CallExpression[callee.name='Date']", what: 'Date() reads the clock.' },
  // Otherwise `const { random } = Math` or `const clock = Date` would carry the clock past the rules above.
  {
    selector: [
      'Identifier[name=/^(Date|Math)$/]',
      ':not(MemberExpression > .object)',
      ':not(NewExpression > .callee)',
      ':not(CallExpression > .callee)',
      ':not(BinaryExpression > .right)',
      ':not(TSTypeReference > .typeName)',
    ].join(''),
    what: 'Date and Math are not passed around.',
  },
  { selector: 'ImportExpression', what: 'import() is decided at run time.' },
]

const place = {
  selector: 'MetaProperty',
  message: 'Code is bundled: files are found by main/shipped.ts or shell/policies.ts.',
}

/** One file prints (main/output.ts), so that no text from outside reaches a terminal raw. */
const printing = {
  selector: [
    "MemberExpression[object.name='process'][property.name=/^(stdout|stderr|_rawDebug)$/]",
    "VariableDeclarator[init.name='process'] > ObjectPattern",
    'ImportDeclaration[source.value=/^(node:)?(process|console)$/]',
  ].join(', '),
  message: 'What is printed goes through main/output.ts.',
}

export default defineConfig(
  globalIgnores(['build/', '.cache/', 'node_modules/', 'rehearsals/', 'test/fixtures/', 'test/guards/fixtures/']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A number in a sentence reads well; anything else is a mistake.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // tsc asks for the bracket (noPropertyAccessFromIndexSignature).
      '@typescript-eslint/dot-notation': 'off',
      // `const { type, ...members } = event` is how a member is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-duplicate-imports': 'error',
    },
  },
  {
    files: ['ceremonies/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...pureGlobals.map((name) => ({ name, message: impure }))],
      'no-restricted-properties': ['error', ...pureProperties.map((rule) => ({ ...rule, message: impure }))],
      'no-restricted-syntax': [
        'error',
        ...pureSyntax.map(({ selector, what }) => ({ selector, message: `${what} ${impure}` })),
      ],
    },
  },
  {
    // What ships is bundled: a module does not know where it will lie.
    files: ['native/**/*.ts', 'preload/**/*.ts', 'main/**/*.ts', 'shell/**/*.ts'],
    ignores: ['main/shipped.ts', 'shell/{policies,resolve,runner}.ts'],
    rules: { 'no-restricted-syntax': ['error', place] },
  },
  {
    files: ['native/**/*.ts', 'main/**/*.ts'],
    ignores: ['main/shipped.ts', 'main/output.ts'],
    rules: {
      'no-restricted-syntax': ['error', place, printing],
      'no-restricted-globals': ['error', { name: 'console', message: printing.message }],
    },
  },
  {
    // A test asserts on what it is given, and fast-check's callbacks are often async without awaiting.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
)

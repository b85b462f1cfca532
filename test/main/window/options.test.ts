import { expect, test } from 'vitest'
import { optionsFrom, ownArguments } from '../../../main/window/options.ts'
import { shippedScripts } from '../../../main/window/scripts.ts'
import { refused } from '../../support/refused.ts'

test('without arguments: the usual folder, the shipped scripts, the usual modules, nothing of the environment', () => {
  expect(optionsFrom([])).toMatchObject({ data: undefined, scripts: shippedScripts, environment: {} })
})

test('modules are added to the usual ones, and variables handed on by name alone', () => {
  process.env['A_MODULES_OWN'] = 'value'
  const options = optionsFrom(['--data', 'd', '--module', '/opt/x.so', '--module=/opt/y.so', '--env', 'A_MODULES_OWN'])
  expect(options.data).toBe('d')
  expect([options.modules.slice(-2), options.named]).toEqual([
    ['/opt/x.so', '/opt/y.so'],
    ['/opt/x.so', '/opt/y.so'],
  ])
  expect(options.environment).toEqual({ A_MODULES_OWN: 'value' })
})

test.each([
  [['--no-sandbox'], "Unknown option '--no-sandbox'. See strongroom help."],
  [['something'], /^Unexpected argument 'something'/],
  [['--module', 'x.so'], '--module takes a whole path, not x.so. See strongroom help.'],
])('%j is refused', async (given, message) => {
  expect(await refused(() => optionsFrom(given))).toEqual({
    code: 'USAGE',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  })
})

test.each([
  [['electron', '--inspect', '/app', '--data', 'd'], false],
  [['electron', '/app', '--data', 'd'], false],
  [['strongroom', '--data', 'd'], true],
])('%j: what follows the application is ours', (argv, packaged) => {
  expect(ownArguments(argv, '/app', packaged)).toEqual(['--data', 'd'])
})

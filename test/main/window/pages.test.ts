import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pagesOf } from '../../../main/window/pages.ts'

let folder: string
let answer: ReturnType<typeof pagesOf>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strongroom-pages-'))
  mkdirSync(join(folder, 'page/assets'), { recursive: true })
  writeFileSync(join(folder, 'page/index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'page/assets/main.js'), 'export {}')
  writeFileSync(join(folder, 'page/assets/main.js.map'), '{}')
  writeFileSync(join(folder, 'secret.html'), 'not of the page')
  symlinkSync('/etc/passwd', join(folder, 'page/link.html'))
  answer = pagesOf(join(folder, 'page'))
  writeFileSync(join(folder, 'page/later.html'), 'put there afterwards')
})
afterAll(() => rmSync(folder, { recursive: true }))

const get = (url: string, method = 'GET') => answer({ url, method })

test('the built page is served with its type, and every answer with the strict headers', async () => {
  const page = get('strongroom://room/index.html')
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    '<!doctype html>',
  ])
  expect(get('strongroom://room/assets/main.js').headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  for (const response of [page, get('strongroom://room/nothing')]) {
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ]),
    )
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    expect(response.headers.get('permissions-policy')).toContain('camera=()')
  }
})

test.each([
  'strongroom://room/',
  'strongroom://room/../secret.html',
  'strongroom://room/%2e%2e/secret.html',
  'strongroom://room/..%2fsecret.html',
  'strongroom://room/assets/main.js.map',
  'strongroom://room/later.html',
  'strongroom://room/link.html',
  'strongroom://room/index.html?query',
  'strongroom://elsewhere/index.html',
  'strongroom://somebody@room/index.html',
  'other://room/index.html',
  'strongroom://room/constructor',
])('%s is nothing', (url) => {
  expect(get(url).status).toBe(404)
})

test('only GET is answered', () => {
  expect(['POST', 'HEAD', 'PUT'].map((method) => get('strongroom://room/index.html', method).status)).toEqual([
    404, 404, 404,
  ])
})

test('a page that was not built is an error at the start', () => {
  expect(() => pagesOf(join(folder, 'page/assets'))).toThrow('holds no page; build it first')
})

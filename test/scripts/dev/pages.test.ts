import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headers } from '../../../main/window/pages.ts'
import { servedBy } from '../../../scripts/dev/pages.ts'
import { nonceHere } from '../../../scripts/places.ts'

let server: Server
let address: URL
const asked: (string | undefined)[] = []
beforeAll(async () => {
  server = createServer(({ url }, answer) => {
    asked.push(url)
    const type = url?.endsWith('.html') ? 'text/html' : 'text/javascript'
    answer.writeHead(200, { 'content-type': type, 'content-security-policy': 'script-src *', 'set-cookie': 'a=b' })
    answer.end(`<script nonce="${nonceHere}">`)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
afterAll(() => server.close())

const get = (url: string, method = 'GET') => servedBy(address)({ url, method })

test('a page of the server has our headers, and in the policy one nonce of its own for scripts and styles', async () => {
  const answers = await Promise.all(
    ['strongroom://room/index.html', 'strongroom://room/index.html'].map((url) => get(url)),
  )
  const nonces = await Promise.all(
    answers.map(async (answer) => {
      const [, nonce = ''] = /nonce="([\w+/=]{24})"/.exec(await answer.text()) ?? []
      expect(Object.fromEntries(answer.headers)).toEqual({
        ...headers,
        'content-type': 'text/html',
        'content-security-policy': headers['content-security-policy']
          .replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`)
          .replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`),
      })
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(2)
})

test('whatever is asked for is asked of that server, as a path', async () => {
  asked.length = 0
  const answer = await get('strongroom://room//elsewhere.example/a.js?b=c')
  expect([await answer.text(), asked]).toEqual([`<script nonce="${nonceHere}">`, ['//elsewhere.example/a.js?b=c']])
})

test('nothing is asked of it but files', async () => {
  asked.length = 0
  expect([(await get('strongroom://room/index.html', 'POST')).status, asked]).toEqual([404, []])
})

test.each(['http://192.0.2.1:5173/', 'http://localhost:5173/', 'https://127.0.0.1:5173/'])(
  '%s is no such server',
  (url) => {
    expect(() => servedBy(new URL(url))).toThrow('The page is served at http://127.0.0.1 or not at all.')
  },
)

/** The page as Vite serves it, under our scheme and the policy of the page that ships. */
import { randomBytes } from 'node:crypto'
import { type Pages, headers } from '../../main/window/pages.ts'
import { nonceHere } from '../places.ts'

/** Answers from that server, and from no other. Throws if it is not this machine's own. */
export function servedBy({ origin, protocol, hostname }: URL): (...asked: Parameters<Pages>) => Promise<Response> {
  if (protocol !== 'http:' || hostname !== '127.0.0.1')
    throw new Error('The page is served at http://127.0.0.1 or not at all.')
  return async ({ method, url }) => {
    if (method !== 'GET') return new Response(null, { status: 404, headers })
    const { pathname, search } = new URL(url)
    const answer = await fetch(`${origin}${pathname}${search}`)
    const type = answer.headers.get('content-type') ?? ''
    const nonce = randomBytes(16).toString('base64')
    const content = type.startsWith('text/html')
      ? (await answer.text()).replaceAll(nonceHere, nonce)
      : await answer.arrayBuffer()
    return new Response(content, {
      status: answer.status,
      headers: { ...headers, 'content-type': type, 'content-security-policy': policyWith(nonce) },
    })
  }
}

/** Vite writes a script into the page, and its client style sheets: those two, and nothing more, are let in by their nonce. */
function policyWith(nonce: string): string {
  return headers['content-security-policy'].replaceAll(/(script|style)-src 'self'/g, `$& 'nonce-${nonce}'`)
}

/** What the windows may load: the built page's own files, read once, each under its name, and nothing else. */
import { readFileSync, readdirSync, lstatSync } from 'node:fs'
import { extname, join } from 'node:path'

export const SCHEME = 'strongroom'
export const ORIGIN = `${SCHEME}://room`
export const PAGE = `${ORIGIN}/index.html`
export const PROJECTOR_PAGE = `${PAGE}#projector`

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Everything is forbidden but the page's own scripts, styles, fonts and pictures; no text ever becomes code. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** What the page has no use for is refused before anybody asks. */
const features = [
  ...['accelerometer', 'autoplay', 'camera', 'clipboard-read', 'clipboard-write', 'display-capture'],
  ...['encrypted-media', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'serial'],
  ...['storage-access', 'usb', 'window-management', 'xr-spatial-tracking'],
]

export const headers = {
  'content-security-policy': policy,
  'permissions-policy': features.map((feature) => `${feature}=()`).join(', '),
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Answers requests of our scheme. */
export type Pages = (request: Pick<Request, 'method' | 'url'>) => Response | Promise<Response>

/** The pages that `folder` holds now. Throws if the page is not built. */
export function pagesOf(folder: string): (...asked: Parameters<Pages>) => Response {
  const files = filesOf(folder)
  if (!files.has('/index.html')) throw new Error(`${folder} holds no page; build it first`)
  return ({ method, url }) => {
    const { protocol, host, pathname, search, username } = new URL(url)
    const known = protocol === `${SCHEME}:` && host === 'room' && search === '' && username === ''
    const file = known && method === 'GET' ? files.get(pathname) : undefined
    // Chromium asks for it by itself; there is none.
    if (known && pathname === '/favicon.ico') return new Response(null, { status: 204, headers })
    if (!file) return new Response(null, { status: 404, headers })
    return new Response(file.content, { headers: { ...headers, 'content-type': file.type } })
  }
}

interface Page {
  readonly type: string
  readonly content: Uint8Array<ArrayBuffer>
}

function filesOf(folder: string): ReadonlyMap<string, Page> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    names.flatMap((name) => {
      const type = types[extname(name)]
      const path = join(folder, name)
      if (type === undefined || !lstatSync(path).isFile()) return []
      return [[`/${name}`, { type, content: new Uint8Array(readFileSync(path)) }] as const]
    }),
  )
}

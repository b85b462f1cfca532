/** `electron.protocol`: privileged schemes and who answers them. */
import { onlyOptions, subset } from '../absent.ts'
import { isRegistered, registerScheme } from './address.ts'

type Handler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, Handler>()
const privileges = ['standard', 'secure', 'supportFetchAPI', 'stream', 'codeCache', 'corsEnabled'] as const

/** What the scheme's handler answers; 404 while it has none. */
export async function answer(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1))
  return (await handler?.(request)) ?? new Response('', { status: 404 })
}

export const protocol = subset('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    for (const { scheme, privileges: asked = {} } of schemes) {
      onlyOptions('protocol.registerSchemesAsPrivileged', asked, privileges)
      if (asked.standard !== true || asked.secure !== true) {
        throw new Error('the Chromium shell knows only schemes that are standard and secure')
      }
      registerScheme(scheme)
    }
  },
  handle(scheme: string, handler: Handler): void {
    if (!isRegistered(scheme)) throw new Error(`the scheme ${scheme} was not registered as privileged`)
    if (handlers.has(scheme)) throw new Error(`the scheme ${scheme} has a handler already`)
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
}) satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>

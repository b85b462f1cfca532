/** The connection to pcscd, and why there is none: the library tells its reasons in words of its own, and not all of them. */
import { Buffer } from 'node:buffer'
import koffi from 'koffi'
import type * as smartcard from 'smartcard'
import { type Refusal, refuse } from '../../ceremonies/base/refusal.ts'

type Addon = typeof smartcard
type Context = InstanceType<Addon['Context']>
export type Monitor = InstanceType<Addon['ReaderMonitor']>
export type Reader = ReturnType<Context['listReaders']>[number]
export type Card = Awaited<ReturnType<Reader['connect']>>

export interface Service {
  /** Every reader with its state as it is now. Throws PCSC_NOT_RUNNING, PCSC_NOT_ALLOWED, or PCSC_RESTARTED: open it again. */
  readers(): readonly Reader[]
  monitor(): Monitor
  close(): void
}

/** Throws PCSC_LIBRARY_MISSING (a machine without cards need not have it), PCSC_NOT_RUNNING or PCSC_NOT_ALLOWED. */
export async function openService(): Promise<Service> {
  const addon = await loaded()
  const context = establish(addon)
  return {
    readers: () => {
      try {
        return context.listReaders()
      } catch {
        establish(addon).close()
        throw refuse('PCSC_RESTARTED')
      }
    },
    monitor: () => new addon.ReaderMonitor(),
    close: () => context.close(),
  }
}

async function loaded(): Promise<Addon> {
  try {
    return await import('smartcard')
  } catch {
    throw refuse('PCSC_LIBRARY_MISSING')
  }
}

function establish({ Context }: Addon): Context {
  try {
    return new Context()
  } catch {
    throw whyNot()
  }
}

const [AF_UNIX, SOCK_STREAM] = [1, 1]
const [EPERM, EACCES] = [1, 13]
type Connect = (socket: number, address: Uint8Array, length: number) => number

/**
 * libpcsclite says “not running” of a service that closes the connection, which is how pcscd refuses whom polkit does not allow.
 * So its socket is asked by itself: whoever may connect, and was refused all the same, is not allowed.
 */
function whyNot(): Refusal {
  const path = process.env['PCSCLITE_CSOCK_NAME'] ?? '/run/pcscd/pcscd.comm'
  const libc = koffi.load(null)
  const socket = libc.func('int socket(int domain, int type, int protocol)') as (...of: number[]) => number
  const connect = libc.func('int connect(int socket, const uint8_t *address, uint32_t length)') as Connect
  const close = libc.func('int close(int socket)') as (socket: number) => number
  const address = Buffer.concat([Buffer.from(Uint16Array.of(AF_UNIX).buffer), Buffer.from(path), Buffer.alloc(1)])
  const end = socket(AF_UNIX, SOCK_STREAM, 0)
  const errno = connect(end, address, address.length) === 0 ? null : koffi.errno()
  close(end)
  return refuse(errno === null || errno === EPERM || errno === EACCES ? 'PCSC_NOT_ALLOWED' : 'PCSC_NOT_RUNNING')
}

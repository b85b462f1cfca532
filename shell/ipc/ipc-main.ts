/** `electron.ipcMain`, and what becomes of a message from a page. */
import { EventEmitter } from 'node:events'
import { subset } from '../absent.ts'

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }
  removeHandler(channel: string): void {
    handlers.delete(channel)
  }
}

/** Channels are the application's own, so an event may have any name. */
export const ipcMain = subset('ipcMain', new IpcMain(), 'any') satisfies Pick<
  Electron.IpcMain,
  'handle' | 'removeHandler'
>

/** Rejects with what the handler threw, or if there is none. */
// eslint-disable-next-line @typescript-eslint/require-await -- what a handler throws becomes a rejection
export async function invoke(channel: string, event: Electron.IpcMainInvokeEvent, args: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}

export function emit(channel: string, event: Electron.IpcMainEvent, args: unknown[]): void {
  ipcMain.emit(channel, event, ...args)
}

/** Between one window's preload and `ipcMain`: text in, text out, and nothing that arrives here can throw further. */
import { asElectron, subset } from '../absent.ts'
import type { Session } from '../browser/connection.ts'
import { makeCodec, messageLimit } from '../page/codec.ts'
import type { FromPage, ToPage } from '../page/preload-world.ts'
import { bindingName, receiverName } from '../page/sources.ts'
import type { Frames } from '../windows/frames.ts'
import { emit, invoke } from './ipc-main.ts'

const codec = makeCodec(
  {
    encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
  },
  messageLimit,
)

export class Door {
  private readonly session: Session
  private readonly frames: Frames
  private readonly sender: Electron.WebContents
  onNote: (message: Extract<FromPage, { type: 'note' | 'key' }>) => void = () => undefined

  constructor(session: Session, frames: Frames, sender: Electron.WebContents) {
    this.session = session
    this.frames = frames
    this.sender = sender
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== bindingName) return
      this.receive(payload, executionContextId).catch((error: unknown) =>
        console.error(`Chromium shell: ${String(error)}`),
      )
    })
  }

  /** Throws if the arguments cannot be cloned or are too large. */
  send(channel: string, args: unknown[]): void {
    const encoded = codec.encode(args)
    const context = this.frames.preloadContext
    if (context !== null) this.post(context, { type: 'event', channel, args: encoded })
  }

  private async receive(payload: string, contextId: number): Promise<void> {
    const frame = this.frames.ofContext(contextId)
    // The binding exists in the preload's world only; a message from elsewhere has no frame and is dropped.
    if (frame === null) return
    // The page's side refuses earlier and politely; this holds against one that does not.
    if (payload.length > 2 * messageLimit)
      throw new RangeError('a message from a page was too long and has been dropped')
    const message = JSON.parse(payload) as FromPage
    if (message.type === 'note' || message.type === 'key') {
      this.onNote(message)
      return
    }
    const event = this.eventFrom(frame, contextId)
    if (message.type === 'send') {
      emit(message.channel, asElectron<Electron.IpcMainEvent>(event), codec.decode(message.args) as unknown[])
      return
    }
    this.post(contextId, await this.answer(message, asElectron<Electron.IpcMainInvokeEvent>(event)))
  }

  private async answer(
    { id, channel, args }: Extract<FromPage, { type: 'invoke' }>,
    event: Electron.IpcMainInvokeEvent,
  ): Promise<ToPage> {
    try {
      const value = await invoke(channel, event, codec.decode(args) as unknown[])
      return { type: 'result', id, value: codec.encode(value) }
    } catch (error) {
      return { type: 'refusal', id, message: String(error) }
    }
  }

  private eventFrom(frame: object, contextId: number): object {
    return subset('IpcMainEvent', {
      sender: this.sender,
      senderFrame: frame,
      type: 'frame',
      defaultPrevented: false,
      preventDefault: () => undefined,
      reply: (channel: string, ...args: unknown[]) =>
        this.post(contextId, { type: 'event', channel, args: codec.encode(args) }),
    })
  }

  private post(executionContextId: number, message: ToPage): void {
    this.session.tell('Runtime.callFunctionOn', {
      functionDeclaration: `(text) => ${receiverName}(text)`,
      executionContextId,
      arguments: [{ value: JSON.stringify(message) }],
      silent: true,
    })
  }
}

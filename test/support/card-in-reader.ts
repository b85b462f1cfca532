/**
 * `node card-in-reader.ts PORT STATE [FAULT]`: puts a software card into a reader of vpcd (its protocol: two bytes of length, then an
 * APDU or one byte of control). STATE is the file that the card keeps its memory in. The card is pulled when this process ends.
 */
import { Buffer } from 'node:buffer'
import { connect } from 'node:net'
import { CardFault, faultyCard } from './card-fault.ts'
import { cardIn } from './software-card.ts'

const [port = '', file = '', fault = 'null'] = process.argv.slice(2)
const card = cardIn(file)
const answer = faultyCard(card, CardFault.nullable().parse(JSON.parse(fault)))
const socket = connect(Number(port), '127.0.0.1')
socket.setNoDelay(true)
let received = Buffer.alloc(0)

socket.on('close', () => process.exit(0))
// pcscd has gone.
socket.on('error', () => process.exit(0))
socket.on('data', (bytes) => {
  received = Buffer.concat([received, bytes])
  while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
    const length = received.readUInt16BE(0)
    const message = received.subarray(2, 2 + length)
    received = received.subarray(2 + length)
    take(message)
  }
})

function take(message: Buffer): void {
  const [control] = message
  if (message.length > 1) speak(message)
  else if (control === 4) send(card.answerToReset)
  else card.reset()
}

function speak(apdu: Buffer): void {
  const { bytes, after } = answer(apdu)
  if (after === 'silence') return
  const whole = framed(bytes)
  if (after === 'pull') socket.end(whole.subarray(0, -1), () => process.exit(0))
  else socket.write(whole)
}

function send(bytes: Buffer): void {
  if (socket.writable) socket.write(framed(bytes))
}

function framed(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

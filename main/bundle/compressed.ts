import { quoted } from '../quoted.ts'
import { type Message, message } from '../../ceremonies/base/message.ts'

/** Compressions by the bytes that a file begins with, and the command that undoes each. */
const kinds = [
  { name: 'gzip', begins: '1f8b', unpack: (path: string) => `gzip -dc ${path} > bundle.tar` },
  { name: 'bzip2', begins: '425a68', unpack: (path: string) => `bzip2 -dc ${path} > bundle.tar` },
  { name: 'xz', begins: 'fd377a585a00', unpack: (path: string) => `xz -dc ${path} > bundle.tar` },
  { name: 'Zstandard', begins: '28b52ffd', unpack: (path: string) => `zstd -dc ${path} > bundle.tar` },
  { name: 'LZ4', begins: '04224d18', unpack: (path: string) => `lz4 -dc ${path} > bundle.tar` },
  { name: 'lzip', begins: '4c5a4950', unpack: (path: string) => `lzip -dc ${path} > bundle.tar` },
  { name: 'compress', begins: '1f9d', unpack: (path: string) => `gzip -dc ${path} > bundle.tar` },
  { name: 'ZIP', begins: '504b0304', unpack: (path: string) => `unzip ${path}` },
  { name: '7-Zip', begins: '377abcaf271c', unpack: (path: string) => `7z x ${path}` },
] as const

/** That a file is compressed, how, and what to do; null if it is not. */
export function compressed(file: Buffer, path: string): Message | null {
  const start = file.subarray(0, 8).toString('hex')
  const kind = kinds.find(({ begins }) => start.startsWith(begins))
  return kind ? message('trouble.compressed', { kind: kind.name, command: kind.unpack(quoted(path)) }) : null
}

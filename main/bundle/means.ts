import type { Means } from '../../ceremonies/record/bundle.ts'
import { nodeCrypto } from '../crypto.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What reading and checking a record needs of Node. */
export const nodeMeans: Means = { crypto: nodeCrypto, utf8: (bytes) => decoder.decode(bytes) }

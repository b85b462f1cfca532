import { hexToBytes } from '@noble/hashes/utils.js'
import { checkpointText, originOf } from '../record/checkpoint.ts'
import type { State } from './model.ts'

/** The text of a checkpoint over the first `size` facts. */
export function checkpointOf({ mode, ceremony }: State, size: number, root: string): string {
  return checkpointText({ origin: originOf(mode, ceremony), size, root: hexToBytes(root) })
}

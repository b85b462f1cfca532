import type { Exported } from '../../../preload/views.ts'
import { sha256, words } from './day.ts'

export const outputFolder = '/media/output-1/strongroom-k2v7'

/** A bundle that was written and verified. */
export const sound: Exported = {
  folder: outputFolder,
  valid: true,
  replayed: true,
  anchored: false,
  size: 412,
  root: sha256('root'),
  words: words('seal'),
  problems: [],
}

/** One that was written to a medium that does not keep what it is given. */
export const broken: Exported = {
  ...sound,
  valid: false,
  replayed: false,
  problems: [{ code: 'LEAF_DIFFERS', parameters: { fact: 17 } }],
}

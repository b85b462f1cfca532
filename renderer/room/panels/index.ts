import { Certificate } from './certificate.tsx'
import { Clocks } from './clock.tsx'
import { Kept } from './kept.tsx'
import { CopyWords, CopyWordsFields } from './copy-words.tsx'
import { AloneBefore, CustodianTypes, PinHolders } from './custody.tsx'
import { Envelope } from './envelope.tsx'
import { Environment } from './environment.tsx'
import { Deviations } from './exception.tsx'
import { InspectFields } from './inspect.tsx'
import { Key, Lock } from './key.tsx'
import type { StepPanel } from './panel.ts'
import { Plain, Quiet } from './plain.tsx'
import { Sealing } from './record.tsx'
import { RollCall, RollCallFields } from './roll-call.tsx'
import './panels.css'

/** Kinds of step with a panel of their own; every other has the plain one. */
const panels: ReadonlyMap<string, StepPanel> = new Map<string, StepPanel>([
  ['roll-call', { Body: RollCall, layout: RollCallFields }],
  ['read-aloud', { Body: Quiet }],
  ['clock', { Body: Clocks }],
  ['inspect', { Body: Plain, layout: InspectFields }],
  ['environment', { Body: Environment }],
  ['exception', { Body: Deviations }],
  ['note', { Body: Quiet }],
  ['copy-words', { Body: CopyWords, layout: CopyWordsFields }],
  ['commission', { Body: PinHolders }],
  ['use-token', { Body: PinHolders }],
  ['split', { Body: Key }],
  ['hand-over', { Body: AloneBefore }],
  ['prove-share', { Body: AloneBefore }],
  ['print-share', { Body: AloneBefore }],
  ['scan-share', { Body: AloneBefore }],
  ['keep-share', { Body: Kept }],
  ['inspect-share', { Body: Kept }],
  ['return-share', { Body: Kept }],
  ['envelope-key', { Body: Key }],
  ['close-envelope', { Body: Envelope }],
  ['destroy-envelope-key', { Body: Lock }],
  ['recall-envelope-key', { Body: CustodianTypes }],
  ['generate', { Body: Key }],
  ['make-unextractable', { Body: Lock }],
  ['destroy-backup-key', { Body: Lock }],
  ['certificate', { Body: Certificate }],
  ['seal', { Body: Sealing }],
  ['void-set', { Body: Lock }],
  ['reload', { Body: CustodianTypes }],
])

export function panelOf(kind: string): StepPanel {
  return panels.get(kind) ?? { Body: Plain }
}

import type { KindName } from '../../../ceremonies/steps/names.ts'
import { Certificate } from './certificate.tsx'
import { Clocks } from './clock.tsx'
import { CopyWords, CopyWordsFields } from './copy-words.tsx'
import { AloneBefore, CustodianTypes, PinHolders } from './custody.tsx'
import { Environment } from './environment.tsx'
import { Deviations } from './exception.tsx'
import { InspectFields } from './inspect.tsx'
import { Key, Lock } from './key.tsx'
import type { StepPanel } from './panel.ts'
import { Plain, Quiet } from './plain.tsx'
import { RecordKey, Sealing } from './record.tsx'
import { RollCall, RollCallFields } from './roll-call.tsx'
import './panels.css'

/** One panel for each kind of step; a kind without one does not compile. */
const panels: { readonly [K in KindName]: StepPanel } = {
  'roll-call': { Body: RollCall, layout: RollCallFields },
  attest: { Body: Plain },
  'read-aloud': { Body: Quiet },
  clock: { Body: Clocks },
  inspect: { Body: Plain, layout: InspectFields },
  environment: { Body: Environment },
  exception: { Body: Deviations },
  note: { Body: Quiet },
  break: { Body: Plain },
  'copy-words': { Body: CopyWords, layout: CopyWordsFields },
  commission: { Body: PinHolders },
  'record-key': { Body: RecordKey },
  'probe-archive': { Body: Plain },
  checkpoint: { Body: RecordKey },
  'backup-key': { Body: Plain },
  split: { Body: Key },
  'hand-over': { Body: AloneBefore },
  'prove-share': { Body: AloneBefore },
  'prove-set': { Body: Plain },
  generate: { Body: Key },
  'verify-key': { Body: Plain },
  archive: { Body: Plain },
  'restore-proof': { Body: Plain },
  'make-unextractable': { Body: Lock },
  'destroy-backup-key': { Body: Lock },
  certificate: { Body: Certificate },
  seal: { Body: Sealing },
  'void-set': { Body: Lock },
  reload: { Body: CustodianTypes },
}

export function panelOf(kind: KindName): StepPanel {
  return panels[kind]
}

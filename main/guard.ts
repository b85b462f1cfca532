import { sharesCommand } from '../ceremonies/texts/en/shares.ts'
import { tryWithoutCoreDumps } from './shares/guard.ts'
import { stderr } from './output.ts'

/** Before a PIN, a code or a share is read: no core dump of this process, and a warning where that cannot be had. */
export async function guardProcess(): Promise<void> {
  if ((await tryWithoutCoreDumps()) === 'on') stderr.line(sharesCommand.coreDumps)
}

import { wipe } from '../../../ceremonies/shares/memory.ts'
import { sharesCommand } from '../../../ceremonies/texts/en/shares.ts'
import { combineMnemonics } from '../../shares/combine.ts'
import { guardProcess } from '../../shares/guard.ts'
import { descriptionText, inspectMnemonics } from '../../shares/inspect.ts'
import { splitToMnemonics } from '../../shares/split.ts'
import { exits } from '../failure.ts'
import { readBytes } from '../files.ts'

interface Passphrase {
  readonly passphraseFile?: string
}

export interface CombineOptions extends Passphrase {
  readonly kcv?: string
}

export interface SplitOptions extends Passphrase {
  readonly threshold: number
  readonly shares: number
}

export interface InspectOptions {
  readonly json?: boolean
}

const standardInput = '-'

/** Break-glass recovery: mnemonics on standard input, the secret as hex on standard output. */
export async function combine({ passphraseFile, kcv }: CombineOptions): Promise<number> {
  await guard()
  const passphrase = read(passphraseFile)
  const secret = combineMnemonics(readBytes(standardInput), { passphrase, checkValue: kcv ?? null })
  process.stdout.write(`${secret}\n`)
  if (passphrase) wipe(passphrase)
  return exits.done
}

/** For drills: the secret as hex on standard input, mnemonics on standard output. */
export async function split(options: SplitOptions): Promise<number> {
  await guard()
  process.stderr.write(`${sharesCommand.drill}\n`)
  const passphrase = read(options.passphraseFile)
  const { threshold, shares } = options
  process.stdout.write(`${splitToMnemonics(readBytes(standardInput), { threshold, shares, passphrase })}\n`)
  if (passphrase) wipe(passphrase)
  return exits.done
}

/** What mnemonics on standard input say of themselves, and nothing of the secret. */
export async function inspect({ json }: InspectOptions): Promise<number> {
  await guard()
  const descriptions = inspectMnemonics(readBytes(standardInput))
  const text = json ? JSON.stringify(descriptions) : descriptions.map(descriptionText).join('\n')
  process.stdout.write(`${text}\n`)
  return exits.done
}

async function guard(): Promise<void> {
  if ((await guardProcess()) === 'on') process.stderr.write(`${sharesCommand.coreDumps}\n`)
}

function read(file: string | undefined): Uint8Array | null {
  return file === undefined ? null : readBytes(file)
}

import { wipe } from '../../../ceremonies/shares/memory.ts'
import { sharesCommand } from '../../../ceremonies/texts/en/shares.ts'
import { combineMnemonics } from '../../shares/combine.ts'
import { descriptionText, inspectMnemonics } from '../../shares/inspect.ts'
import { splitToMnemonics } from '../../shares/split.ts'
import { exits } from '../failure.ts'
import { readBytes } from '../files.ts'
import { guardProcess } from '../../guard.ts'

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
  await guardProcess()
  const passphrase = await read(passphraseFile)
  try {
    const secret = combineMnemonics(await readBytes(standardInput), { passphrase, checkValue: kcv ?? null })
    if (kcv === undefined) process.stderr.write(`${sharesCommand.untold}\n`)
    process.stdout.write(`${secret}\n`)
    return exits.done
  } finally {
    if (passphrase) wipe(passphrase)
  }
}

/** For drills: the secret as hex on standard input, mnemonics on standard output. */
export async function split(options: SplitOptions): Promise<number> {
  await guardProcess()
  process.stderr.write(`${sharesCommand.drill}\n`)
  const passphrase = await read(options.passphraseFile)
  const { threshold, shares } = options
  try {
    process.stdout.write(`${splitToMnemonics(await readBytes(standardInput), { threshold, shares, passphrase })}\n`)
    if (passphrase) process.stderr.write(`${sharesCommand.unsaid}\n`)
    return exits.done
  } finally {
    if (passphrase) wipe(passphrase)
  }
}

/** What mnemonics on standard input say of themselves, and nothing of the secret. */
export async function inspect({ json }: InspectOptions): Promise<number> {
  await guardProcess()
  const descriptions = inspectMnemonics(await readBytes(standardInput))
  const text = json ? JSON.stringify(descriptions) : descriptions.map(descriptionText).join('\n')
  process.stdout.write(`${text}\n`)
  return exits.done
}

async function read(file: string | undefined): Promise<Uint8Array | null> {
  return file === undefined ? null : readBytes(file)
}

import { wipe } from '../../../ceremonies/shares/memory.ts'
import { sharesCommand } from '../../../ceremonies/texts/en/shares.ts'
import { combineGiven } from '../../shares/combine.ts'
import { descriptionText, inspectShares } from '../../shares/inspect.ts'
import { splitToMnemonics } from '../../shares/split.ts'
import { exits } from '../failure.ts'
import { readBytes } from '../files.ts'
import { guardProcess } from '../../guard.ts'
import { stdout, stderr } from '../../output.ts'

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

/** Break-glass recovery: mnemonics or blocks on standard input, the secret as hex on standard output. */
export async function combine({ passphraseFile, kcv }: CombineOptions): Promise<number> {
  await guardProcess()
  const passphrase = await read(passphraseFile)
  try {
    const secret = await combineGiven(await readBytes(standardInput), { passphrase, checkValue: kcv ?? null })
    if (kcv === undefined) stderr.line(sharesCommand.untold)
    stdout.line(secret)
    return exits.done
  } finally {
    if (passphrase) wipe(passphrase)
  }
}

/** For drills: the secret as hex on standard input, mnemonics on standard output. */
export async function split(options: SplitOptions): Promise<number> {
  await guardProcess()
  stderr.line(sharesCommand.drill)
  const passphrase = await read(options.passphraseFile)
  const { threshold, shares } = options
  try {
    stdout.line(splitToMnemonics(await readBytes(standardInput), { threshold, shares, passphrase }))
    if (passphrase) stderr.line(sharesCommand.unsaid)
    return exits.done
  } finally {
    if (passphrase) wipe(passphrase)
  }
}

/** What shares on standard input say of themselves, and nothing of the secret. */
export async function inspect({ json }: InspectOptions): Promise<number> {
  await guardProcess()
  const descriptions = inspectShares(await readBytes(standardInput))
  if (json) stdout.json(descriptions)
  else stdout.line(descriptions.map(descriptionText).join('\n'))
  return exits.done
}

async function read(file: string | undefined): Promise<Uint8Array | null> {
  return file === undefined ? null : readBytes(file)
}

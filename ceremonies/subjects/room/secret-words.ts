import type { Language } from '../../texts/index.ts'

interface Words {
  /** What a secret is called. */
  readonly secrets: readonly string[]
  /** What a secret is kept in: a field may ask for the number of an envelope with a PIN in it. */
  readonly containers: readonly string[]
}

/** By language: a script asks in any of them. In lower case, in every form that a label may have. */
const words: Readonly<Record<Language, Words>> = {
  en: {
    secrets: [
      ...['pin', 'pins', 'password', 'passwords', 'passphrase', 'passphrases', 'passcode', 'passcodes'],
      ...['mnemonic', 'mnemonics', 'secret', 'secrets', 'seed', 'personal code', 'personal codes'],
      ...['share words', 'seed words', 'words of the share', 'words of a share', 'words of your share'],
      ...['words of each share'],
    ],
    containers: [
      ...['bag', 'bags', 'envelope', 'envelopes', 'seal', 'seals', 'safe', 'safes', 'sheet', 'sheets'],
      ...['card', 'cards', 'digest'],
    ],
  },
  de: {
    secrets: [
      ...['passwort', 'passwörter', 'kennwort', 'kennwörter', 'passphrase', 'geheimnis', 'geheimnisse'],
      ...['persönlicher code', 'wörter des anteils', 'wörter eines anteils', 'wörter ihres anteils'],
      ...['wörter jedes anteils'],
    ],
    containers: [
      ...['beutel', 'beutels', 'sicherheitsbeutel', 'sicherheitsbeutels', 'umschlag', 'umschlags'],
      ...['siegel', 'siegels', 'tresor', 'tresors', 'bogen', 'bogens', 'bögen', 'karte', 'karten', 'hashwert'],
    ],
  },
}

const secret = oneOf(Object.values(words).flatMap(({ secrets }) => secrets))
const container = oneOf(Object.values(words).flatMap(({ containers }) => containers))

/** True if a label asks for a secret, and not for the number of what one is kept in. */
export function asksForSecret(label: string): boolean {
  return secret.test(label) && !container.test(label)
}

/** Any of those as whole words, be their letters ASCII or not. */
function oneOf(all: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])(${all.join('|')})(?![\\p{L}\\p{N}_])`, 'iu')
}

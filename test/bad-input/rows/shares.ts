/** Shares, check values and secrets that cannot be. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharesCommand } from '../../../ceremonies/texts/en/shares.ts'
import { fixtures, refused, type Row } from '../cli.ts'

/** Said before anything is read. */
const drill = `${sharesCommand.drill}\n`

/** Shares of SLIP-0039's own vectors: one alone, two of a set, one of another. */
const vectors = JSON.parse(readFileSync(join(fixtures, 'slip39-vectors.json'), 'utf8')) as [string, string[], string][]
const vector = (number: number): readonly string[] => {
  const found = vectors.find(([name]) => name.startsWith(`${number}.`))
  if (!found) throw new Error(`there is no vector ${number}`)
  return found[1]
}
const [alone = ''] = vector(1)
const [first = '', second = ''] = vector(4)
const foreign = vector(13)[0] ?? ''

function combining(
  input: string,
  stdin: Row['stdin'] & {},
  code: string,
  message: string,
  args: readonly string[] = [],
): Row {
  return { ...refused(input, ['shares', 'combine', ...args], code, message), stdin }
}

export const shareRows: readonly Row[] = [
  combining('nothing', '', 'SHARES_NONE', 'No share was given; type one share per line.'),
  combining('empty lines', '\n \n\t\n', 'SHARES_NONE', 'No share was given; type one share per line.'),
  combining(
    'too few shares',
    `${first}\n`,
    'SHARES_FEW',
    'Group 1 needs 2 shares, but 1 was given; add more shares of this group.',
  ),
  combining(
    'a share twice',
    `${first}\n${first}\n`,
    'SHARE_REPEATED',
    'Shares 1 and 2 of those given are both number 3 of the set; give each share once.',
  ),
  combining(
    'too many shares',
    [alone, alone].join('\n'),
    'SHARE_REPEATED',
    'Shares 1 and 2 of those given are both number 1 of the set; give each share once.',
  ),
  combining(
    'a share of another set',
    `${first}\n${foreign}\n`,
    'SHARES_IDENTIFIER_DIFFERS',
    'Share 2 is of another set than share 1; use shares of one set only.',
  ),
  combining(
    'a word that is in no list',
    alone.replace('academic', 'academy'),
    'SHARE_WORD_UNKNOWN',
    'In share 1, word 3 is not in the word list; compare it with the sheet and type the word or its first four letters.',
  ),
  combining(
    'a prefix of three letters',
    alone.replace('academic', 'aca'),
    'SHARE_WORD_UNKNOWN',
    'In share 1, word 3 is not in the word list; compare it with the sheet and type the word or its first four letters.',
  ),
  combining(
    'another word',
    `${first}\n${second.replace(/ \w+$/, ' academic')}\n`,
    'SHARE_CHECKSUM_WRONG',
    'The words of share 2 are all in the list, but the checksum is wrong; compare each word and their order with the sheet.',
  ),
  combining(
    'two words changed about',
    swapped(alone),
    'SHARE_CHECKSUM_WRONG',
    'The words of share 1 are all in the list, but the checksum is wrong; compare each word and their order with the sheet.',
  ),
  combining(
    'a word left out',
    alone.replace('academic ', ''),
    'SHARE_TOO_SHORT',
    'Share 1 has 19 words, but no share has fewer than 20; look for words that were left out.',
  ),
  combining(
    'a word twice',
    alone.replace('academic', 'academic academic'),
    'SHARE_LENGTH_WRONG',
    'Share 1 has 21 words, and no share has that many; look for a word left out or typed twice.',
  ),
  combining(
    'a line of 2,000 characters',
    'academic '.repeat(222),
    'SHARE_TOO_LONG',
    'Share 1 is longer than any share can be; type one share per line, and nothing else.',
  ),
  combining(
    'bytes that are no words',
    Uint8Array.from({ length: 300 }, (_, i) => i % 256),
    'SHARE_WORD_UNKNOWN',
    'In share 1, word 1 is not in the word list; compare it with the sheet and type the word or its first four letters.',
  ),
  combining(
    'words in another script',
    'академик '.repeat(20),
    'SHARE_WORD_UNKNOWN',
    'In share 1, word 1 is not in the word list; compare it with the sheet and type the word or its first four letters.',
  ),
  combining(
    'all on one line',
    `${first} ${second}`,
    'SHARE_LENGTH_WRONG',
    'Share 1 has 40 words, and no share has that many; look for a word left out or typed twice.',
  ),
  combining(
    'a check value of another key',
    alone,
    'CHECK_VALUE_DIFFERS',
    'The recovered secret does not have the check value on record (CMAC or ECB, 3 bytes): wrong shares or a wrong passphrase; do not use it.',
    ['--kcv', '000000'],
  ),
  combining(
    'a check value of two bytes',
    alone,
    'CHECK_VALUE_MALFORMED',
    'The check value is not hexadecimal of 3 to 16 bytes; copy it from the record.',
    ['--kcv', 'abcd'],
  ),
  combining(
    'a check value that is not hexadecimal',
    alone,
    'CHECK_VALUE_MALFORMED',
    'The check value is not hexadecimal of 3 to 16 bytes; copy it from the record.',
    ['--kcv', 'xyzxyz'],
  ),
  {
    ...refused(
      'a passphrase that is not printable',
      ['shares', 'split', '--threshold', '2', '--shares', '3', '--passphrase-file', 'p'],
      'PASSPHRASE_NOT_PRINTABLE',
      'The passphrase has characters other than printable ASCII; use unaccented letters, digits, spaces and common symbols.',
    ),
    stdin: '00'.repeat(16),
    prepare: (folder) => writeFileSync(join(folder, 'p'), 'pass\u0007phrase\n'),
    before: drill,
  },
  ...[
    ['not printable', 'pass\u0007phrase\n'],
    ['not ASCII', 'schöne Worte\n'],
    ['of two lines', 'pass\nphrase\n'],
  ].map(([what = '', passphrase = '']) => ({
    ...combining(
      `a passphrase that is ${what}`,
      alone,
      'PASSPHRASE_NOT_PRINTABLE',
      'The passphrase has characters other than printable ASCII; use unaccented letters, digits, spaces and common symbols.',
      ['--passphrase-file', 'p'],
    ),
    prepare: (folder: string) => writeFileSync(join(folder, 'p'), passphrase),
  })),
  {
    ...combining(
      'no passphrase file',
      alone,
      'FILE_UNREADABLE',
      'p cannot be read (there is no such file or folder); check the path and who may read it.',
      ['--passphrase-file', 'p'],
    ),
    status: 2,
  },
  splitting(
    'a secret that is not hexadecimal',
    'secret',
    ['2', '3'],
    'SECRET_NOT_HEX',
    'The secret is not hexadecimal; give two digits (0-9, a-f) per byte on one line.',
  ),
  splitting(
    'half a byte',
    '00112233445566778899aabbccddeef',
    ['2', '3'],
    'SECRET_NOT_HEX',
    'The secret is not hexadecimal; give two digits (0-9, a-f) per byte on one line.',
  ),
  splitting(
    'a secret of 15 bytes',
    '00'.repeat(15),
    ['2', '3'],
    'SECRET_LENGTH_WRONG',
    'The secret has 15 bytes; it must have 16 to 128, and an even number.',
  ),
  splitting(
    'a secret of 17 bytes',
    '00'.repeat(17),
    ['2', '3'],
    'SECRET_LENGTH_WRONG',
    'The secret has 17 bytes; it must have 16 to 128, and an even number.',
  ),
  splitting(
    'a secret of 200 bytes',
    '00'.repeat(200),
    ['2', '3'],
    'SECRET_LENGTH_WRONG',
    'The secret has 200 bytes; it must have 16 to 128, and an even number.',
  ),
  splitting(
    'a threshold above the shares',
    '00'.repeat(16),
    ['4', '3'],
    'THRESHOLD_WRONG',
    'A threshold of 4 of 3 cannot be made; ask for 2 up to the number of shares.',
  ),
  splitting(
    'a threshold of one',
    '00'.repeat(16),
    ['1', '3'],
    'THRESHOLD_WRONG',
    'A threshold of 1 of 3 cannot be made; ask for 2 up to the number of shares.',
  ),
  splitting(
    'seventeen shares',
    '00'.repeat(16),
    ['2', '17'],
    'SHARES_WRONG',
    'A set of 17 shares cannot be made; ask for 2 to 16.',
  ),
  splitting(
    'no shares',
    '00'.repeat(16),
    ['0', '0'],
    'SHARES_WRONG',
    'A set of 0 shares cannot be made; ask for 2 to 16.',
  ),
  {
    ...refused(
      'inspect: a word that is in no list',
      ['shares', 'inspect'],
      'SHARE_WORD_UNKNOWN',
      'In share 1, word 1 is not in the word list; compare it with the sheet and type the word or its first four letters.',
    ),
    stdin: 'academy',
  },
]

function splitting(
  input: string,
  stdin: string,
  [k = '', n = '']: readonly string[],
  code: string,
  message: string,
): Row {
  return {
    ...refused(`split: ${input}`, ['shares', 'split', '--threshold', k, '--shares', n], code, message),
    stdin,
    before: drill,
  }
}

function swapped(mnemonic: string): string {
  const words = mnemonic.split(' ')
  return words
    .with(5, words[6] ?? '')
    .with(6, words[5] ?? '')
    .join(' ')
}

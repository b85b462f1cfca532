/** What the recovery kit says to somebody who has neither this program nor training. */
export const kit = {
  fileName: 'READ-ME-FIRST.txt',
  title: 'How to bring back what the shares open',
  rehearsal: 'THIS IS FROM A REHEARSAL. Nothing in this folder is real; use it to practise.',

  what: 'What this is',
  origin:
    'The ceremony {ceremony} made a key and split it into {shares} shares, which people keep on paper{cards, plural, =0 {} other { or on smartcards}}. Any {threshold} of them give the key back, and the key opens what lies in the folder “archives”:',
  item: {
    key: 'the private key “{label}”',
    secretKey: 'the secret key “{label}”',
    envelope: 'the secret “{label}”',
  },
  alone:
    'You need no training, and not the program that made this folder. Without {threshold} shares nobody can open anything here, and it is the same on every medium of the ceremony: any one of them will do.',

  need: 'What you need',
  people:
    '{threshold} people with a share each, on the sheets that they took from the ceremony{cards, plural, =0 {} other { or on their cards}}, and at least two people who watch.',
  printed:
    'Printed sheets ({shares}) are folded: the words are inside. Type them in the order of their numbers, row by row. The QR code beside them holds the first four letters of each word, which are enough: no reader of such codes is needed, and none that has a network may see it.',
  computer:
    'A computer without a network that keeps nothing, such as one that was started from a Debian live medium and has no disk, with the packages python3, python3-cryptography and openssl.',
  paper: 'The printed transcript of the ceremony, to compare digests with.',

  card: {
    need: 'Some shares are on smartcards. For each you need the card, its holder with its PIN, a reader, and on the computer also Debian’s packages pcscd and libccid:',
    alone:
      'share {share} is on the {applet, select, piv {PIV} other {OpenPGP}} card with serial number {serial}, and nowhere else',
    both: 'share {share} is on the {applet, select, piv {PIV} other {OpenPGP}} card with serial number {serial}, and on paper as well',
    type: 'A share on a card: its holder puts the card into the reader, types “card” and the number of the share in place of the words, such as “card 2”, and then the PIN. A PIN that is wrong three times blocks the card.',
    method:
      'A share on a card is sealed to the card’s key by HPKE (RFC 9180, mode base); the folder “cards” has the same bytes as the card. The card does the ECDH with the one-time key “enc” (PIV: slot 9D; OpenPGP: PSO: DECIPHER), and any program that can make it do so may stand in for recover.py: type “card 2” and the x-coordinate in hexadecimal.',
  },

  practise: 'Practise first, and once a year',
  twin: 'The folder “twin” holds something that was made for practice alone, and its shares, for anybody to read. It is opened in the same way as the real thing, so try it now. Nothing of the real key is touched, and nobody needs to be asked. Open a terminal in this folder and type, a line at a time:',
  twinShares:
    'When it asks for shares, type the words from twin/shares.txt, a share at a time. It must end by saying of each thing that it is what the record says. Then remove what came back:',
  twinFailed:
    'If this does not work, report it today, while there is time: try another copy of this folder, or another computer, and if that does not help, hold a ceremony for new archives.',

  real: 'The real thing',
  approval:
    'Do this only if your organisation has decided it, and in front of witnesses. Once a key lies in a file, it is only as safe as the computer that the file is on.',
  compare:
    'Compare the digests of the archives with the printed transcript, which names each as SHA-256. If one differs, stop: take another medium.',
  run: 'Start the recovery. The folder /dev/shm is in memory, and is gone when the computer is switched off.',
  type: 'Each holder of a share types it alone, while nobody else looks at the screen or keyboard. Numbers before the words do not matter, and four letters of each word are enough. A share that is not right is refused at once, with the reason, and is typed again.',
  done: 'At the end it says of each thing that it is what the record says. What that rests on:',
  proof: {
    key: '“{label}”: the public key is the one on record. See for yourself; this must print {digest}:',
    secretKey: '“{label}”: its check value ({method}) is {value}.',
    envelope: '“{label}”: it is what the ceremony committed to. It can be read in {file}.',
  },
  use: 'Use it at once for what it was brought back for: import a key into its new HSM with that HSM’s own tools and sign a test message there; put a secret where it belongs. Then remove /dev/shm/recovered and switch the computer off.',
  spent:
    'From now on the shares protect nothing: the key has been outside. Hold a ceremony for a new one, and destroy the sheets then.',

  wrong: 'If something is wrong',
  refused:
    'A share is refused: compare each word with the sheet. If a word cannot be read, look in words.txt for the words that it may be, and try them; the checksum tells which is right.',
  few: 'Fewer than {threshold} shares are left: nobody can bring anything back, whoever they ask. The copies in an HSM, if there are any, are not affected.',
  damaged: 'An archive is damaged: every output medium of the ceremony has the same file.',

  how: 'How it works, for specialists',
  method:
    'recover.py can be read in half an hour, uses no network and starts no other program. It does this, and so can any other program: the shares are SLIP-0039 (one group, no passphrase, iteration exponent 0, extendable flag 0, identifier {identifier}) and give an AES-256 key with the check value {value} ({method}, {length} bytes). An archive is a key wrapped under it by AES key wrap with padding (RFC 5649): PKCS #8 in DER, or the bytes of a secret key. An envelope is AES-256-GCM, whose additional data is the rest of its JSON in canonical form (RFC 8785); a salt of 32 bytes stands before the secret.',
  /** In place of those above, for shares that are written in blocks. */
  blocks: {
    type: 'Each holder of a share types it alone, while nobody else looks at the screen or keyboard. It is 58 blocks of five digits (0-9, a-f); numbers before the blocks do not matter. A share that is not right is refused at once, with the reason, and is typed again.',
    refused:
      'A share is refused: compare each block with the sheet. The last digit of a block is computed from the other four, so a slip is found in its own block. If a digit cannot be read, try what it may be; the checksum tells which is right.',
    method:
      'recover.py can be read in half an hour, uses no network and starts no other program. It does this, and so can any other program. Every four digits of a share are two bytes; the fifth is checked and left out. Together they are: srms, two bytes 01, the threshold, the number of shares, the number of this share, the number of the set in two bytes (here {identifier}), six random bytes of the set, the length of what follows, the share of npm shamirs-secret-sharing, and the first 16 bytes of SHA-256 over all before. That share is 08, its number, and 80 bytes of Shamir’s scheme over GF(256) modulo 0x11d; at 0 they give fifteen zeros, a one, and then of each byte of the key, from the last to the first, a zero and that byte. The key is AES-256 with the check value {value} ({method}, {length} bytes), and only by that is it known to be the right one. An archive is a key wrapped under it by AES key wrap with padding (RFC 5649): PKCS #8 in DER, or the bytes of a secret key. An envelope is AES-256-GCM, whose additional data is the rest of its JSON in canonical form (RFC 8785); a salt of 32 bytes stands before the secret.',
  },
  trust:
    'Nothing here proves anything. The record does: verify it against the words that the witnesses copied, and find there the digests that stand in contents.json.',
} as const

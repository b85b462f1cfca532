export const shares = {
  SEALED_BOX_RECIPIENT:
    'The key that the secret should be sealed to is not a usable X25519 public key; this is a bug in Strongroom: please report it.',
  SEALED_BOX_BROKEN:
    'A sealed secret did not open: it was damaged in transit or sealed to another key; try the step again.',

  HPKE_RECIPIENT:
    'The public key that the share should be sealed to is not a point on P-256 or P-384; enrol the card again, or another card.',
  HPKE_ENC:
    'The one-time key in the sealed share is not a point on {curve}: the share was damaged or tampered with; use its other copy.',
  HPKE_AGREED:
    'The card answered the key agreement with {bytes} {bytes, plural, one {byte} other {bytes}} where its key gives {needed}; nothing was opened. Try again, or with another reader.',
  HPKE_NOT_OPENED:
    'The sealed share does not open: it was damaged, is not what its names say, or was sealed to another card. Compare it with the record, and use its other copy.',

  CARD_SHARE_NOT_ONE: 'This is not a share that was sealed for a card, or it was cut short. Use its other copy.',
  CARD_SHARE_VERSION:
    'The sealed share is of version {version} of its format, which this program does not know. Use the program that made it, or a later one.',
  CARD_SHARE_MEMBER:
    'In the sealed share, {member} is missing or is not as it must be: the share was damaged or tampered with. Use its other copy.',
  CARD_SHARE_MORE: 'The sealed share says more than such a share does: it was tampered with. Use its other copy.',
  CARD_SHARE_SPELLING:
    'The sealed share was changed after it was made, even though it says the same. Use its other copy.',
  CARD_SHARE_NAMED:
    'What was sealed is not share {index} of the set that it is called: it is damaged, or was made up. Do not use it, and compare the card and the file with the record.',
  CARD_SHARE_LENGTH: 'The share has {bytes} {bytes, plural, one {byte} other {bytes}}; a card takes 1 to {most}.',

  MACHINE_KEY_LENGTH:
    'The scheme shamirs-secret-sharing takes a key of 16, 24 or 32 bytes, not of {bytes}; put other secrets into an envelope.',
  MACHINE_SPLIT_WRONG:
    'The library that splits the key did not do what it must; nothing was kept. Use the scheme SLIP-0039, and report this.',
  MACHINE_SHARE_DAMAGED:
    'The checksum of share {share} is wrong: it was damaged, cut short or typed wrongly. Compare each block with the sheet.',
  MACHINE_SHARE_BLOCK:
    'In share {share}, block {place} is not as it was written: its last digit does not fit the other four, or it is not five digits (0-9, a-f). Compare it with the sheet.',
  MACHINE_SHARE_BLOCK_WRONG:
    'In share {share}, block {place} is not the block that was handed out; read it from the sheet again and type it. If the sheet itself is wrong, the set is void: destroy all sheets and make a new key.',
  MACHINE_SHARE_BLOCKS:
    'Share {share} has {needed} blocks, but {count} {count, plural, one {was} other {were}} typed; look for a block left out or typed twice.',
  MACHINE_SHARE_FOREIGN: 'Share {share} of those given is of another set than the first; use shares of one set only.',
  MACHINE_SHARES_COUNT:
    'This set takes exactly {needed} shares, but {given} {given, plural, one {was} other {were}} given; give as many as it takes.',
  MACHINE_CHECK_VALUE:
    'Shares of shamirs-secret-sharing do not tell whether they are the right ones; give the check value on record (--kcv).',
  MACHINE_PASSPHRASE: 'Shares of shamirs-secret-sharing have no passphrase; leave --passphrase-file out.',
  MACHINE_SHARES_ONCE: 'This process has split or combined once, and does nothing more; start another.',

  SHARE_SCREEN_LOST:
    'The screen for the share closed unexpectedly ({reason}). Nothing was taken, and nothing is in doubt; you will be asked again.',

  SHARE_EMPTY: 'Share {share} has no words; type the words from the sheet.',
  SHARE_TOO_LONG: 'Share {share} is longer than any share can be; type one share per line, and nothing else.',
  SHARE_WORD_UNKNOWN:
    'In share {share}, word {place} is not in the word list; compare it with the sheet and type the word or its first four letters.',
  SHARE_PLACE_MISSING: 'In share {share}, no word is numbered {place}; look for it on the sheet.',
  SHARE_TOO_SHORT:
    'Share {share} has {count} {count, plural, one {word} other {words}}, but no share has fewer than 20; look for words that were left out.',
  SHARE_LENGTH_WRONG:
    'Share {share} has {count} {count, plural, one {word} other {words}}, and no share has that many; look for a word left out or typed twice.',
  SHARE_CHECKSUM_WRONG:
    'The words of share {share} are all in the list, but the checksum is wrong; compare each word and their order with the sheet.',
  SHARE_PADDING_WRONG:
    'Share {share} has a correct checksum, but its padding is not zero, so it was not made to SLIP-0039; ask whoever made the set.',
  SHARE_GROUPS_IMPOSSIBLE:
    'Share {share} asks for more groups than its set has, so it was not made to SLIP-0039; ask whoever made the set.',
  SHARE_COUNT_WRONG:
    'Share {share} has {needed} words, but {count} {count, plural, one {was} other {were}} typed; look for a word left out or typed twice.',
  SHARE_WORD_WRONG:
    'In share {share}, word {place} is not the word that was handed out; read it from the sheet again and type it. If the sheet itself is wrong, the set is void: destroy all sheets and make a new key.',
  SHARE_ALREADY_SHOWN:
    'Share {share} has been shown and is never shown again; if its sheet is incomplete, destroy all sheets and make a new key and set.',
  SHARE_FOREIGN:
    'Share {share} is not of the same set as the others, or not of a set made here; type a share of this set.',
  SHARE_OTHER_SET:
    'Share {share} is of set {found}, or needs another number of shares; the archive opens with shares of set {identifier}. Compare the number of the set on the sheet, and type a share of that set.',
  SHARE_INDEX_OTHER: 'That is share {found} of the set, not share {share}. Look at the number on the sheet.',
  SHARE_TYPED_BEFORE: 'Share {index} of the set has already been typed; type another one.',

  SHARES_NONE: 'No share was given; type one share per line.',
  SHARES_IDENTIFIER_DIFFERS: 'Share {share} is of another set than share {first}; use shares of one set only.',
  SHARES_EXTENDABLE_DIFFERS:
    'Share {share} and share {first} differ in the extendable flag, so they are of two sets; use shares of one set only.',
  SHARES_EXPONENT_DIFFERS:
    'Share {share} and share {first} differ in the iteration exponent, so they are of two sets; use shares of one set only.',
  SHARES_GROUP_THRESHOLD_DIFFERS:
    'Share {share} and share {first} differ in how many groups are needed, so they are of two sets; use shares of one set only.',
  SHARES_GROUP_COUNT_DIFFERS:
    'Share {share} and share {first} differ in how many groups there are, so they are of two sets; use shares of one set only.',
  SHARES_LENGTH_DIFFERS:
    'Share {share} and share {first} differ in length, so they are of two sets; use shares of one set only.',
  SHARES_MEMBER_THRESHOLD_DIFFERS:
    'Share {share} and share {first} are of one group but differ in how many shares it needs; use shares of one set only.',
  SHARE_REPEATED: 'Shares {first} and {share} of those given are both number {index} of the set; give each share once.',
  SHARES_GROUPS_FEW: 'Shares of {given} groups were given, but this set needs {needed}; add shares of another group.',
  SHARES_GROUPS_MANY:
    'Shares of {given} groups were given, but this set takes exactly {needed}; leave whole groups out.',
  SHARES_FEW:
    'Group {group} needs {needed} {needed, plural, one {share} other {shares}}, but {given} {given, plural, one {was} other {were}} given; add more shares of this group.',
  SHARES_MANY:
    'Group {group} takes exactly {needed} {needed, plural, one {share} other {shares}}, but {given} {given, plural, one {was} other {were}} given; leave shares out.',
  SHARES_DIGEST_WRONG:
    'The shares do not belong together: each is whole, but the secret they give has the wrong digest; try other shares of the set.',
  SHARES_NOT_SHOWN: 'Share {share} has not been shown yet; hand it over before it is proved.',
  SHARES_NOT_PROVED: 'Share {share} has not been typed back yet; prove every share before the quorums.',
  SHARES_IN_SECRETS:
    'A set of shares is already in the secrets process; end that process before another set is made or typed.',
  SHARES_NOT_IN_SECRETS: 'There is no share {share} in the secrets process; split the key first.',
  KEY_IN_SECRETS: 'A key is already in the secrets process; end that process before another is made.',
  KEY_NOT_IN_SECRETS: 'There is no key in the secrets process; make it, or restore it from its shares.',
  KEY_NOT_GIVEN_BACK:
    'The shares do not recover the key that was split; destroy all sheets of this set and make a new key.',
  HSM_RANDOM_LENGTH: 'The token returned {length} random bytes where the key needs 32; try again.',
  WRAP_TO_WRONG: 'The backup key leaves only under an RSA public key of at least 2048 bits, which this is not.',
  TWIN_NOT_OPENED:
    'What the token wrapped does not open in independent software under the backup key ({reason}); the archive cannot be relied on.',

  SECRET_EMPTY: 'Nothing was typed; type the secret.',
  SECRET_TOO_LONG: 'The secret is longer than {most} bytes; split it, or put a key that encrypts it into the envelope.',
  SECRET_UNPRINTABLE:
    'The secret has characters that cannot be typed again, such as tabs or control characters; type one line of ordinary text.',
  SECRET_DIFFERS:
    'What the envelope for {label} holds is not the secret that was put into it; do not rely on it, and close a new one.',
  ENVELOPE_NOT_OPENED:
    'The envelope for {label} does not open with the key that the shares give; do not rely on it, and close a new one.',

  SECRET_LENGTH_WRONG:
    'The secret has {length} {length, plural, one {byte} other {bytes}}; it must have 16 to 128, and an even number.',
  SECRET_NOT_HEX: 'The secret is not hexadecimal; give two digits (0-9, a-f) per byte on one line.',
  PASSPHRASE_NOT_PRINTABLE:
    'The passphrase has characters other than printable ASCII; use unaccented letters, digits, spaces and common symbols.',
  IDENTIFIER_WRONG: 'The set identifier {identifier} is not a whole number from 0 to 32767; draw another.',
  SHARES_WRONG: 'A set of {shares} {shares, plural, one {share} other {shares}} cannot be made; ask for 2 to 16.',
  THRESHOLD_WRONG: 'A threshold of {threshold} of {shares} cannot be made; ask for 2 up to the number of shares.',

  QUORUM_DIFFERS: 'Shares {shares} together do not recover the key; destroy all sheets of this set and make a new key.',
  COMMITMENT_NAME_WRONG: 'The name of a ceremony or a set of shares must be 1 to 255 characters of printable ASCII.',
  CHECK_VALUE_DIFFERS:
    'The recovered secret does not have the check value on record ({method}, {length} {length, plural, one {byte} other {bytes}}): wrong shares or a wrong passphrase; do not use it.',
  CHECK_VALUE_NOT_AES:
    'A check value belongs to an AES key of 16, 24 or 32 bytes, but the recovered secret has {length}; do not use it.',
  CHECK_VALUE_MALFORMED: 'The check value is not hexadecimal of 3 to 16 bytes; copy it from the record.',
} as const

/** What the `shares` command says besides refusals. */
export const sharesCommand = {
  drill:
    'These shares are for drills and for trying other software: they were made on this machine, outside a ceremony, and nobody witnessed it.',
  untold:
    'The shares cannot tell whether this is the secret that was split: a wrong passphrase, or a missing one, gives another secret without warning. Compare its check value with the record (--kcv) before you use it.',
  unsaid:
    'The shares do not say whether they have a passphrase, nor which: a wrong one, or none, gives another secret without warning. Whoever recovers it needs the passphrase and a check value.',
  coreDumps: 'Core dumps of this process could not be disabled: a crash may leave the secret on disk.',
  blocksDescription: 'Set {identifier}: share {share} of {shares}, {threshold} needed; shamirs-secret-sharing.',
  description:
    'Set {identifier}: share {share}, {threshold} needed; group {group} of {groups}, {groupThreshold} needed; {secretBits}-bit secret; extendable: {extendable}; iteration exponent: {iterationExponent}.',
} as const

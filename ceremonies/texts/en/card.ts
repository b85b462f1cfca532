/** Refusals of readers and cards. `{reader}` is the name by which PC/SC knows the reader. */
export const card = {
  // The service for readers.
  PCSC_LIBRARY_MISSING:
    'The library for smartcard readers cannot be loaded. To use cards, install Debian’s packages libpcsclite1 and pcscd, and run scripts/setup again.',
  PCSC_NOT_RUNNING:
    'The service for smartcard readers (pcscd) is not running. To use cards, install Debian’s package pcscd and start it: systemctl start pcscd.socket',
  PCSC_NOT_ALLOWED:
    'The service for smartcard readers (pcscd) refuses this user. Log in at the laptop itself instead of remotely, or let an administrator allow org.debian.pcsc-lite.access_pcsc and access_card in polkit.',
  PCSC_RESTARTED:
    'The service for smartcard readers (pcscd) was restarted in the meantime. Take the card out and put it in again; what it had done by then is not known.',
  PCSC_FAILED:
    'The smartcard service reports “{error}” for {reader}. Take the card out and put it in again; if that does not help, restart pcscd.',

  // A reader and what is in it.
  READER_NONE: 'No smartcard reader is connected. Connect one, or a token with a card in it, such as a YubiKey.',
  READER_GONE: 'The reader {reader} is no longer connected. Connect it again.',
  CARD_NONE: 'There is no card in {reader}. Put one in.',
  CARD_HELD:
    'Another program is using the card in {reader}{programs, select, none {} other { ({programs})}}. End that program; GnuPG lets go of cards after: gpgconf --kill scdaemon',
  CARD_MUTE:
    'The card in {reader} does not respond. Put it in the other way round; if that does not help, try another card.',
  CARD_APPLET_NONE:
    'The card in {reader} is neither a PIV card nor an OpenPGP card. Use a card that has one of these two applications.',
  CARD_REMOVED:
    'The card was taken out of {reader} before it had finished. Put it in again; what it had done by then is not known.',
  CARD_SILENT:
    'The card in {reader} did not answer within {seconds} {seconds, plural, one {second} other {seconds}}. Take it out and put it in again; what it had done by then is not known.',
  CARD_ANSWER_MALFORMED: 'The card gave an answer that is not well-formed. Do not use this card.',
  CARD_ANSWER_LONG: 'The card sent more than {most} bytes in one answer. Do not use this card.',

  // Which card it is, and what it holds. `{command}` and `{status}` are hexadecimal, as the specifications print them.
  CARD_NOWHERE:
    'No reader holds the {applet, select, piv {PIV} other {OpenPGP}} card with serial number {serial}. Put that card in.',
  CARD_APPLET_OTHER:
    'This card has no {applet, select, piv {PIV} other {OpenPGP}} application. Put in the card that was enrolled.',
  CARD_OTHER:
    '{by, select, key {The {applet, select, piv {PIV} other {OpenPGP}} card with serial number {found} does not hold the key that is on record for it. It was reset, or it is a copy: do not use it} other {This is the {applet, select, piv {PIV} other {OpenPGP}} card with serial number {found}, not {expected}. Put in the expected card}}.',
  CARD_KEY_NONE:
    'The card shows no {use, select, authentication {authentication} signature {signature} other {decryption}} key. Make one first; a PIV card other than a YubiKey shows a key only by its certificate.',
  CARD_KEY_EXISTS:
    'The card already has another {use, select, authentication {authentication} signature {signature} other {decryption}} key, which would be lost. Use an empty card, or let two people agree to replace that key.',
  CARD_KEY_KIND:
    'The card cannot do this: a {use, select, authentication {authentication} signature {signature} other {decryption}} key of the kind {algorithm, select, none {that it holds} other {{algorithm}}} does not serve here. Make a P-256 or P-384 key.',
  CARD_KEY_DIFFERS:
    'The card shows another {use, select, authentication {authentication} signature {signature} other {decryption}} key than the one that it said it had made. Do not use this card.',
  CARD_RSA_OPENPGP:
    'RSA keys of OpenPGP cards are not used for shares: such a card removes the PKCS#1 v1.5 padding by itself, so nothing can be checked here. Use a P-256 or P-384 key, or a PIV card.',
  CARD_PEER_KEY:
    'The other side’s public key is not a valid {algorithm} key, which this card needs. Prepare the message for this card again.',
  CARD_DIGEST_LENGTH: 'A {algorithm} key signs a digest of {bytes} bytes. Use the hash that belongs to this key.',
  CARD_SIGNATURE_WRONG: 'The card’s signature does not verify with the key that it shows. Do not use this card.',
  CARD_OBJECT_DIFFERS: 'What was written to the card did not read back the same. Do not use this card.',
  CARD_FULL:
    'The card has no room for this (command {command}, status {status}). Use a card that holds larger objects, or delete what it holds.',

  // PINs and keys that open it.
  CARD_PIN_WRONG:
    'That {which, select, pin {PIN} puk {PUK} admin {admin PIN} other {management key}} is wrong. {left} {left, plural, one {try is} other {tries are}} left on this card. Make sure that the card and the {which, select, pin {PIN} puk {PUK} admin {admin PIN} other {management key}} belong together before you try again.',
  CARD_PIN_BLOCKED:
    'The card’s {which, select, pin {PIN} puk {PUK} admin {admin PIN} other {management key}} is blocked: no try is left. {which, select, pin {Unblock it with the card’s PUK or admin PIN} other {Only a reset helps, which deletes the card’s keys}}.',
  CARD_PIN_LAST_TRY:
    'The card has only one try left for its {which, select, pin {PIN} puk {PUK} admin {admin PIN} other {management key}}; nothing was sent. {which, select, pin {Set a new PIN with the card’s PUK or admin PIN and the maker’s tool, which gives it all its tries back, or use another card} other {Use another card}}. Whoever does the step again can say with an exception, which another person confirms, that the last try is used. If it is to sign for somebody, two people can put on record that it no longer works; then the personal code counts.',
  CARD_PIN_LENGTH:
    'The card’s {which, select, pin {PIN} puk {PUK} admin {admin PIN} other {management key}} has {least} to {most} characters; no try was used. Type it again.',
  CARD_PIN_FACTORY:
    'That {which, select, pin {PIN} puk {PUK} admin {admin PIN} other {management key}} is the one that cards are sold with, so everybody knows it. Choose another.',
  CARD_PIN_NEEDED:
    'The card needs its {which, select, pin {PIN} puk {PUK} admin {admin PIN} other {management key}} for this. Type it.',
  CARD_KDF_UNKNOWN:
    'The card wants its PINs hashed in a way that this program does not know. Set its KDF to iterated and salted S2K with SHA-256 or SHA-512.',
  CARD_MANAGEMENT_KEY_WRONG:
    'That is not this card’s management key. Use the key that was set when the card was enrolled.',
  CARD_MANAGEMENT_KEY_UNPROVED: 'The card did not prove that it has the management key. Do not use this card.',
  CARD_MANAGEMENT_KEY_UNKNOWN:
    'The card does not tell of which kind its management key is. Say which: TDES, AES-128, AES-192 or AES-256.',
  CARD_MANAGEMENT_KEY_KIND: 'The card’s management key is {algorithm}, not {given}. Use the {algorithm} key.',
  CARD_MANAGEMENT_KEY_LENGTH: 'A management key for {algorithm} has {bytes} bytes. Type it again.',
  CARD_MANAGEMENT_KEY_FACTORY:
    'That management key is the one that cards are sold with, so everybody knows it. Choose another.',
  CARD_MANAGEMENT_KEY_ELSEWHERE:
    'Somebody has already changed this card’s management key, and it is not kept on the card behind the PIN. Use another card, or reset this card’s PIV application, which deletes its keys.',
  CARD_MANAGEMENT_KEY_NONE: 'OpenPGP cards have no management key. Use the admin PIN.',

  // Cards of a ceremony. `{card}` is what the inventory calls one.
  CARD_UNKNOWN: 'The inventory of the script has no card {card}. Write the name of a card as the inventory has it.',
  CARD_TO_ENROL_NONE:
    'No {applet, select, piv {PIV} other {OpenPGP}} card is in a reader that has not been enrolled already. Put in the card that is to be enrolled.',
  CARD_TO_ENROL_MANY: 'There are {count} cards in readers that could be the one to enrol. Take out all the others.',
  CARD_ENROLLED: 'This card is already enrolled as {card}. Put in another one.',
  CARD_SERIAL_NONE: 'This card has no serial number, so nobody could tell it from another. Use another card.',
  CARD_FIRMWARE_WEAK:
    'This token’s firmware {firmware} has a known weakness: whoever holds it for an hour can copy its keys (EUCLEAK, before 5.7). Use another card.',
  CARD_SOFTWARE: 'A program plays this card. A real ceremony needs a real one.',
  CARD_NOT_ATTESTED:
    'The script pins certificates of the card’s maker, but this card shows none by which its maker vouches for its keys. Use a card that does.',
  CARD_ATTESTATION_UNREADABLE:
    'A certificate by which the card’s maker vouches for a key cannot be read. Do not use this card.',
  CARD_ATTESTATION_KEY: 'The maker’s certificate is for another key than the one that was made. Do not use this card.',
  CARD_ATTESTATION_OTHER:
    'The maker’s certificate is for a card with another serial number or firmware than {serial}. Do not use this card.',
  CARD_ATTESTATION_PATH:
    'The maker’s certificate does not lead to one that the script pins. Do not use this card, or correct the script.',
  CARD_PIN_TRIES_EXHAUSTED:
    '{person} did not give a PIN that the card takes. Check which card it is; the step is in doubt.',
  // A share on a card. `{card}` is its name in the inventory, `{share}` the number of the share.
  CARD_TO_PRESENT_MANY: '{count} cards in readers could be the one to present. Take out all the others.',
  CARD_NOT_KNOWN:
    'The register of this laptop knows no card of {person} that could be {card}. Use the laptop that keeps the records, name the part that enrolled the card, or enrol a new one.',
  CARD_NOT_REGISTERED:
    'The card with serial number {found} is not one that the register knows as yours: that is {known}. Put in your own card, or enrol a new one.',
  CARD_LOST:
    '{card} (serial number {serial}) is on record as lost, as no longer working, or as the card of somebody who was replaced. Enrol a new card.',
  CARD_HOLDER_OTHER:
    '{card} belongs to somebody else. A card has one holder for good: put in your own, or enrol a new one.',
  CARD_INSTEAD:
    'Say what takes the place of {card}: one other card, or paper, and not both. A share that nobody gives cannot be proved.',
  CARD_CHALLENGE_NONE:
    'The challenge for the card is gone, because the process for secrets was restarted. Do the step again.',
  CARD_NOT_ENROLLED: '{card} was neither enrolled nor presented in this ceremony. Do that first.',
  CARD_NOT_YOURS: '{card} was enrolled by {holder}, not by {person}. Only its holder can use it.',
  CARD_HAS_SHARE:
    'Share {share} is already on {card}. A card keeps one share, and a share goes onto one card: name another card or another share.',
  CARD_OBJECT_TAKEN: '{card} keeps something that this ceremony did not put there. Use another card.',
  SHARE_NOT_ON_CARD: 'Share {share} is not on {card}. Put it there first.',
  CARD_SHARE_NOWHERE: 'No card in a reader keeps share {share} of set {identifier}. Put in the card that it is on.',
  CARD_SHARE_CHANGED:
    '{card} no longer keeps the share that was put on it. Write down what happened to the card; it must not be relied on.',
  PIN_LIKE_ANOTHER: 'That PIN cannot be used today. Choose another.',

  // What the card itself says no with.
  CARD_TERMINATED:
    'The card’s OpenPGP application is terminated. Activate it, which sets it up from the start, or use another card.',
  CARD_MEMORY_FAILED: 'The card’s memory failed (command {command}). Do not use this card.',
  CARD_TOUCH_MISSING: 'The card waited to be touched and was not. Do the same again, and touch it when it blinks.',
  CARD_NOT_ALLOWED:
    'The card does not allow command {command} (status {status}). If it blinked, touch it the next time; otherwise its key asks for more than a PIN, and another card is needed.',
  CARD_CONDITIONS:
    'The card cannot carry out command {command} in its present state. Take it out, put it in again, and try again.',
  CARD_DATA_REFUSED:
    'The card refuses what it was sent with command {command} (status {status}). It does not support this; use another card.',
  CARD_COMMAND_UNKNOWN:
    'The card does not know command {command} (status {status}). It does not support this; use another card.',
  CARD_NOTHING_THERE:
    'The card does not have what command {command} asks for (status {status}). Check that it was enrolled.',
  CARD_STATUS:
    'The card refuses command {command} with status {status}, which means nothing to this program. Take it out, put it in again, and try again.',
} as const

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
} as const

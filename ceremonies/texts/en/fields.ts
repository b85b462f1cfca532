/** What people are asked for by a step's form, by the kind of the step and the field. */
export const field = {
  'roll-call': { identity: 'identified by', appointed: 'appointed to the trusted role' },
  clock: { clock: 'Which clock', reading: 'What it shows, in UTC' },
  wait: {
    over: 'The time has passed',
    since: 'The wait began at {from} and ends at {until}, by the laptop’s clock. It is over',
  },
  inspect: { number: 'number', digest: 'digest', intact: 'intact and as expected' },
  'keep-share': {
    bag: 'Number of the new bag with share {share}',
    'sealed-by': 'Who sealed the bag',
    'as-planned': 'From here on it is kept as planned: {place}',
    elsewhere: 'If not as planned: where instead',
  },
  'call-set': {
    transcript: 'Which transcript names this set (title and date)',
    agrees: 'That transcript says: set {identifier}, {threshold} of {shares} shares',
  },
  'inspect-share': {
    here: 'The bag with share {share} of set {identifier} is on the table',
    bag: 'Number on the bag of share {share}, or the one that it should have',
    intact: 'Seal and bag are unbroken',
  },
  cards: {
    'last-try': 'The last try of the PIN of {card} stays unused (if it is used and wrong, the PIN is blocked)',
    works: 'The card {card} can still be used',
    instead: 'If not: the card that takes its place',
    'on-paper': 'If not, and no card takes its place: the share goes onto paper',
  },
  'present-card': {
    holder:
      'By the transcript of the ceremony that enrolled it, the card is held by the person who is here (serial number: {serials})',
  },
  'inspect-card': {
    here: 'The {applet, select, piv {PIV} other {OpenPGP}} card with serial number {serial}, which keeps share {share}, is here and in a reader',
    bagged: 'The card was in the bag of the share, which was opened for it',
  },
  'reread-share': { legible: 'The sheet of share {share} is complete and legible' },
  'return-share': { bag: 'Number on the bag with share {share}' },
  exception: {
    recorded: 'Exceptions on record ({count})',
    complete: 'Every exception of the day is among them',
  },
  note: { text: 'In your own words' },
  break: { reason: 'Why', sealed: 'How the room and the safe are sealed (seal numbers)' },
  'copy-words': { words: 'The first two and the last two words, from your own copy' },
  /** What is said of a no. */
  departure: {
    happened: 'What was found instead',
    decided: 'Who decided how to continue, and how',
    effect: 'What follows from it',
    remedy: 'What must be done about it',
    open: 'Is that still to be done',
  },
  'by-code': { card: 'Card' },
  replace: { part: 'Part', before: 'Until now', after: 'From now on' },
  'void-set': { destroyed: 'Which sheets were destroyed, how, and before whom' },
  'accept-archive': { digest: 'SHA-256 of {artifact}, as it was shown when the key was archived' },
  'accept-record': { digest: 'SHA-256 of the last note of the earlier ceremony, from paper' },
  'retire-set': {
    share: 'Sheet {share} of set {identifier} was destroyed before the witnesses',
    card: 'Card {serial}, which keeps share {share} of set {identifier}, was erased or destroyed before the witnesses',
    archives:
      'Every known copy of the archives under that set was destroyed (until the keys are replaced, {threshold} copied shares and one copy that survives still recover them)',
    media: 'Media from which archives were destroyed, by the number on each',
    how: 'How sheets and media were destroyed',
  },
  'recover-backup-key': {
    custodians: 'Who gives a share',
    'by-card': 'by the card in a reader',
  },
  reload: {
    custodians: 'Who gives a share',
    typing: 'typed from paper, though a card or a picture of the sheet gives it as well',
  },
  /** A question about one of several things or people. */
  about: '{about}: {label}',
} as const

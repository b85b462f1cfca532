/** What helps in the room, without a network. */
export const help = {
  title: 'Help',
  close: 'Close',
  keys: 'Keys',
  key: {
    tab: { keys: 'Tab, Shift + Tab', does: 'to the next or the previous control' },
    press: { keys: 'Enter or Space', does: 'presses a button; Enter also gives a personal code' },
    arrows: { keys: 'Arrow keys', does: 'choose among options, in lists and in menus' },
    letters: { keys: 'A letter', does: 'goes to the next entry of a list or menu that begins with it' },
    find: { keys: 'Ctrl + F', does: 'finds a step of the script' },
    escape: { keys: 'Escape', does: 'closes a dialog or menu; nothing is recorded' },
    help: { keys: 'F1', does: 'opens this help' },
  },
  when: 'What to do when …',
  cases: {
    differs: {
      when: 'something differs from the script',
      what: 'Answer truthfully. Where a yes is expected and you answer no, the form asks for an exception, and somebody else confirms both. For anything else record an exception (Room). Whoever does not agree presses Disagree.',
    },
    mistake: {
      when: 'something wrong was entered',
      what: 'Before everybody has confirmed, a witness presses Disagree and says why: what was entered is withdrawn, and entered again. Afterwards record an exception (Room).',
    },
    code: {
      when: 'a personal code is refused',
      what: 'Type it again, slowly. Every wrong try is on record. Whoever has forgotten it cannot confirm: pause, leave the ceremony and resume it; everybody then enrols again.',
    },
    away: {
      when: 'somebody must leave the room',
      what: 'Pause (Room). Everybody leaves together, and the room is sealed. The ceremony continues when everybody is back.',
    },
    device: {
      when: 'an HSM does not answer, or the outcome of a step is not known',
      what: 'Touch nothing. Nothing is repeated by itself: the program reads what the device holds, and two people decide together.',
    },
    power: {
      when: 'the laptop loses power, or the window closes',
      what: 'The record is safe. Start the program again: the ceremony waits under “In progress”. Compare the last signed words with paper.',
    },
    secret: {
      when: 'somebody saw a PIN, a code or the words of a share',
      what: 'Say so at once, and record an exception (Room). Witnesses decide whether the ceremony continues.',
    },
    medium: {
      when: 'the second medium is full or gone',
      what: 'The record itself continues. Free or replace it and try again, or let two people agree to continue without the mirror (Room).',
    },
    stop: {
      when: 'the ceremony cannot continue at all',
      what: 'Leave the ceremony (Room) and resume it later, or abort it: two people agree, and the record says why.',
    },
  },
  offline: 'Without a network',
  offlineMeans:
    'This program never uses a network, and needs none. Its manuals lie beside it: README.md, and docs/ with WINDOW.md, DEVICES.md and RECOVERY.md (bringing a key back), on this laptop and on paper if they were printed.',
} as const

/** What anybody may say at any time asks for. */
export const speech = {
  nobody: 'Nobody has enrolled yet. Whoever speaks enrols first.',
  note: { text: 'The note' },
  exception: {
    expected: 'What the script expected',
    happened: 'What happened instead',
    decided: 'Who decided how to continue',
    effect: 'What follows from it',
    remedy: 'What must be done about it',
    open: 'Is that still to be done',
  },
  remedy: {
    exception: 'Number of the exception',
    statement: 'How it was remedied',
    none: 'No remedy is open.',
  },
  dispute: { reason: 'What is wrong', none: 'There is nothing to dispute.' },
  replace: { person: 'Whose part is taken by somebody else', name: 'Name of the newcomer', reason: 'Why' },
  'by-code': {
    person: 'Whose card no longer works',
    happened: 'What happened to it',
    decided: 'Who decided that the personal code counts',
    effect: 'What follows from it',
    remedy: 'What must be done about the card',
    open: 'Is that still to be done',
    none: 'No card speaks for anybody.',
  },
  break: { reason: 'Why you are pausing', sealed: 'How the room is sealed (seal numbers)' },
  'without-mirror': {
    statement: 'Why the ceremony continues without the mirror',
    none: 'No mirror waits for a decision.',
  },
  abort: { reason: 'Why the ceremony is aborted', word: 'ABORT' },
} as const

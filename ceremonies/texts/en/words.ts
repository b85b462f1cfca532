/** Single words of the program's own. */
export const word = {
  choice: { perform: 'perform', adopt: 'adopt', redo: 'redo', discard: 'discard' },
  class: { public: 'public', private: 'private', secret: 'secret' },
  extractable: { unreadable: 'unreadable' },
  left: { nothing: 'nothing' },
  nextAttempt: {
    'initialises-again': 'initialises the token again, and asks for the same PINs if they were set already',
  },
  /** What anybody may say, by the member of the command. */
  said: {
    reason: 'the reason',
    statement: 'the statement',
    text: 'the text',
    expected: 'what was expected',
    happened: 'what happened',
    decided: 'what was decided',
    effect: 'the effect',
    remedy: 'the remedy',
    sealed: 'what was sealed',
    mirror: 'the folder of the mirror',
    name: 'the name',
  },
  /** What somebody called a step or a question, within a sentence. */
  titled: '“{title}”',
} as const

/** The program's yes and no. */
export const answer = {
  yes: 'yes',
  no: 'no',
  departed: 'no (exception {exception})',
  departedNone: 'none (exception {exception})',
  covered: 'typed, and not shown: each types from their own paper',
} as const

/** What a list or a value that is not there is called. */
export const nothing = { none: 'none', nothing: 'nothing' } as const

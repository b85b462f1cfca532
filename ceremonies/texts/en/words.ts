/** Single words of the program's own inside sentences, by the parameter that they fill. */
export const words = {
  how: { sealed: 'sealed', aborted: 'aborted', closed: 'closed', empty: 'empty', closing: 'closing' },
  phase: { agreed: 'agreed', started: 'started', doubtful: 'doubtful', found: 'found', 'under way': 'under way' },
  current: { none: 'none' },
  choice: { perform: 'perform', adopt: 'adopt', redo: 'redo', discard: 'discard' },
  class: { public: 'public', private: 'private', secret: 'secret' },
  role: { user: 'user', so: 'so' },
  pin: { 'security officer’s PIN': 'security officer’s PIN', 'user’s PIN': 'user’s PIN' },
  left: { 'not told': 'not told', few: 'few', one: 'one', none: 'none' },
  serial: { any: 'any' },
  answer: { yes: 'yes', no: 'no' },
  field: {
    reason: 'the reason',
    statement: 'the statement',
    text: 'the text',
    expected: 'what was expected',
    happened: 'what happened',
    decided: 'what was decided',
    effect: 'the effect',
    remedy: 'the remedy',
    sealed: 'what was sealed',
  },
  /** What a list or a value that is not there is called. */
  nothing: { none: 'none', nothing: 'nothing', yes: 'yes', no: 'no' },
} as const

/** Names of what devices were found to hold, and of evidence, as they are read; besides those in `labels`. */
export const phrases = {
  begun: 'begun',
  destroyed: 'destroyed',
  firmware: 'firmware',
  found: 'found',
  initialised: 'initialised',
  label: 'label',
  left: 'left',
  manufacturer: 'manufacturer',
  model: 'model',
  module: 'module',
  note: 'note',
  objects: 'objects',
  serial: 'serial',
  shares: 'shares',
  version: 'version',
  description: 'description',
  key: 'key',
  algorithm: 'algorithm',
  subject: 'subject',
} as const

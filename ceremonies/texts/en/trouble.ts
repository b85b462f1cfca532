/** What exactly is wrong with a value, a record, a folder or what a device gave, inside a sentence. */
export const trouble = {
  // A value that no fact may hold.
  depth: 'nesting deeper than {most}',
  type: 'a value of type {type}',
  class: 'an object with a class',
  surrogate: 'a string with a lone surrogate',
  unassigned: 'a string with a code point that Unicode {version} has not assigned',
  notNfc: 'a string that is not in Unicode normalization form C',
  number: 'a number that is not a safe integer',

  // A record on disk.
  empty: 'it holds no ceremony',
  factChanged: 'fact {place} is not as it was written',
  corrupt: 'SQLite cannot read it',
  integrity: 'the integrity check fails',
  tables: 'its tables or triggers were changed',
  noFile: 'there is no such file',
  isFile: 'it is a file',
  someFile: 'a file',
  standardOutput: 'standard output',

  // A bundle on a medium.
  archiveCut: 'the archive is cut off',
  noArchive: 'it is neither a folder nor a tar archive that can be read',
  noBundle: 'it has none of the files of a bundle',
  notPlain: '{name} is not a plain file',
  compressed: 'it is compressed ({kind}), so it has to be unpacked first, with “{command}”; then verify what comes out',

  // A command line, and what other programs and devices gave.
  noCommand: 'A command is missing.',
  unknownCommand: 'There is no command {name}{near, select, none {.} other {; did you mean {near}?}}',
  unknownOption: 'There is no option {name}{near, select, none {.} other {; did you mean {near}?}}',
  optionMissing: 'The option {name} is needed.',
  valueMissing: 'The option {name} needs a value.',
  argumentMissing: '{name} is missing.',
  argumentsMany: '{given} {given, plural, one {thing was} other {things were}} named, but {command} takes {most}.',
  valueRefused: '{value} is not a value for {name}. {reason}',
  wholeNumber: 'It must be a whole number.',
  oneOf: 'Choose one of {options}.',
  signatureLength: 'an ECDSA signature of {length} {length, plural, one {byte} other {bytes}}',
  withheld: '(withheld)',
} as const

/** Scripts, parameters, parts and answers. */
export const script = {
  LANGUAGE_UNKNOWN: 'The program does not speak {language}. Choose one of {offered}.',
  SCRIPT_LANGUAGE: 'This script is not in {language}. Choose one of its languages: {offered}.',
  SCRIPT_INVALID:
    'The script is not valid at line {line}, column {column}: {reason}. Correct the file and check it again.',
  PARAMETER_UNKNOWN: 'The script has no parameter {name}; it has {known}.',
  PARAMETER_INVALID: 'The parameter {name} {reason}.',
  ROLE_COUNT: 'The role {role} needs a whole number of people from 1 to 64, not {count}.',
  ROLE_UNKNOWN:
    'Step {step} names {role}, but no such role or part is in the script. Name one person, such as custodian-1.',
  ROLE_CONFLICT: 'One person may not be both {a} and {b}. Assign two different people.',
  NAMES_ALIKE:
    'The names for {a} and {b} look the same, and one person may not be both. Assign two different people, and write their names so that nobody can confuse them.',
  NAME_MISSING: 'Nobody is named for {part}. Every part needs a person.',
  NAME_UNKNOWN: 'A name is given for {part}, but the script has no such part; it has {known}.',
  ANSWER_UNKNOWN: 'Step {step} has no field {field}; it has {known}.',
  ANSWER_MISSING: 'Step {step} needs an answer in field {field}.',
  ANSWER_INVALID: 'In step {step}, field {field} {reason}.',
  TEXT_SECRET:
    'The text for {what} looks like the words of a share. Everything entered here is recorded, so nothing was kept; type no secret.',
  TEXT_MISSING: 'The text for {what} is empty. Fill it in.',
  TEXT_LONG: 'The text for {what} has {length} characters; at most {most} are allowed. Shorten it.',
  TEXT_CHARACTER:
    'In the text for {what}, character {place} is {character}, which cannot be seen or read aloud. Remove it.',
  TEXT_NEWER:
    'In the text for {what}, character {place} is {character}, which Unicode {version} does not have: not everybody could verify the record. Write it differently.',
  TEXT_NOT_NFC: 'The text for {what} is not in Unicode form NFC. Type it again, letter by letter.',
  TEXT_EDGE: 'The text for {what} begins or ends with a space. Remove it.',
  THRESHOLD_TOO_LARGE: 'A threshold of {threshold} needs at least as many shares; there are {shares}.',
  STEP_UNFIT: 'With these parameters step {step} cannot be carried out: {reason}. Change the parameter or the step.',
  STEP_NOT_REPEATED: 'Step {step} must be repeated for each custodian (for-each).',
} as const

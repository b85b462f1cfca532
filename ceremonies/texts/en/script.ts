/** Scripts, parameters, parts and answers. */
export const script = {
  SCRIPT_INVALID:
    'The script is not valid at line {line}, column {column}: {reason}. Correct the file and check it again.',
  PARAMETER_UNKNOWN: 'The script has no parameter {name}; it has {known}.',
  PARAMETER_INVALID: 'The parameter {name} {reason}.',
  ROLE_COUNT: 'The role {role} needs a whole number of people from 1 to 64, not {count}.',
  ROLE_UNKNOWN:
    'Step {step} names {role}, but no such role or part is in the script. Name one person, such as custodian-1.',
  ROLE_CONFLICT: 'One person may not be both {a} and {b}. Assign two different people.',
  NAME_MISSING: 'Nobody is named for {part}. Every part needs a person.',
  NAME_UNKNOWN: 'A name is given for {part}, but the script has no such part.',
  ANSWER_UNKNOWN: 'Step {step} has no field {field}.',
  ANSWER_MISSING: 'Step {step} needs an answer in field {field}.',
  ANSWER_INVALID: 'In step {step}, field {field} {reason}.',
  ANSWER_SECRET:
    'In step {step}, field {field} looks like the words of a share. Answers are recorded: nothing was kept; type no secret here.',
  THRESHOLD_TOO_LARGE: 'A threshold of {threshold} needs at least as many shares; there are {shares}.',
  STEP_UNFIT: 'With these parameters step {step} cannot be carried out: {reason}. Change the parameter or the step.',
  STEP_NOT_REPEATED: 'Step {step} must be repeated for each custodian (for-each).',
} as const

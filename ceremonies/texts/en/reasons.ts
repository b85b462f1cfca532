/** What stands inside a refusal's sentence: why an answer, a parameter or the laptop will not do. */
export const reasons = {
  // Of an answer.
  mustBeYes: 'must be yes before the ceremony goes on',
  disagrees: 'does not agree with what is on record',
  yesOrNo: 'must be yes or no',
  wholeNumber: 'must be a whole number up to {max}',
  oneOf: 'must be one of {options}',
  somePeople: 'must name {count} different people',
  peopleOf: 'must be of {options}',
  time: 'must be a UTC time such as 2026-11-21T10:00:00Z',
  digest: 'must be 64 lower-case hexadecimal digits, or none',
  text: 'must be text',

  // Of a parameter.
  between: 'must be a whole number from {min} to {max}',
  noSubject: 'is no subject: {reason}',
} as const

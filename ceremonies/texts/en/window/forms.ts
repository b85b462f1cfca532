/** Fields that people fill in. */
export const forms = {
  optional: '(may be left empty)',
  missing: 'Fill this in before continuing.',
  choose: 'Choose …',
  yes: 'Yes',
  no: 'No',
  people: 'Choose {count}.',
  day: 'Day (UTC)',
  time: 'Time (UTC), with seconds',
  digest: '64 hexadecimal digits in groups of any size, or the word none',
  digestAlone: '64 hexadecimal digits in groups of any size',
  digestCount: '{count} of 64 digits',
  digestNone: 'None: there is no digest.',
} as const

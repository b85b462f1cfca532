/** What people are asked for by a step's form, by the kind of the step and the field. `{title}` is the script's own. */
export const fields = {
  'roll-call': {
    identity: '{title}: identified by',
    appointed: '{title}: appointed to the trusted role',
  },
  clock: { clock: 'Which clock', reading: 'What it shows, in UTC' },
  inspect: {
    number: '{title}: number',
    digest: '{title}: digest',
    intact: '{title}: intact and as expected',
  },
  exception: {
    recorded: 'Exceptions on record ({count})',
    complete: 'Every deviation of the day is among them',
  },
  note: { text: 'In your own words' },
  break: { reason: 'Why', sealed: 'How the room and the safe are sealed (numbers)' },
  'copy-words': { words: 'The first two and the last two words, from your own copy' },
  'void-set': { destroyed: 'Which sheets were destroyed, how, and before whom' },
  reload: { custodians: 'Who types a share' },
} as const

/** The second window: what everybody in the room may see. */
export const projector = {
  waiting: 'No ceremony is held at the moment.',
  step: 'Step {number} of {of}',
  aloud: 'Read aloud',
  performs: 'Performs',
  witnesses: 'Witness',
  confirmed: 'Has confirmed:',
  missing: 'Still to confirm',
  proposed: {
    review:
      'One person has looked at what is unsigned or has changed. One more is asked to look, and to agree or to disagree.',
    abort: 'One person proposes to break off the ceremony. One more is asked to agree or to disagree.',
    mirror:
      'One person proposes to go on without the copy on the second medium. One more is asked to agree or to disagree.',
    resolve: 'One person proposes what becomes of this step. One more is asked to agree or to disagree.',
  },
  lookAway: 'Please look away',
  lookAwayMeans: '{part} alone looks at the screen.',
  busy: '{done} of {of}',
  running: 'Words of the record so far',
  course: 'Acts',
  actDone: 'done',
  actNow: 'now',
  actAhead: 'to come',
  break: 'Break',
  breakMeans: 'Nobody touches anything. The ceremony goes on when everybody is back.',
  checkpoint: 'Copy these words',
  checkpointOver: 'Checkpoint over {count} facts',
  unopened: 'The ceremony begins',
  sealed: 'The record is sealed',
  aborted: 'The ceremony was broken off',
} as const

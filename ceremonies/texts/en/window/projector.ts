/** The second window: what everybody in the room may see. */
export const projector = {
  waiting: 'No ceremony is open at the moment.',
  step: 'Step {number} of {of}',
  aloud: 'Read aloud',
  performs: 'Performs',
  witnesses: 'Witness',
  confirmed: 'Has confirmed:',
  missing: 'Still to confirm',
  proposed: {
    review:
      'One person has reviewed what is unsigned or has changed. One more is asked to review it, and to agree or disagree.',
    replace: 'One person proposes that somebody else takes a part. One more is asked to agree or disagree.',
    'by-code':
      'One person proposes that a personal code counts instead of a card. One more is asked to agree or disagree.',
    abort: 'One person proposes to abort the ceremony. One more is asked to agree or disagree.',
    mirror: 'One person proposes to continue without the mirror. One more is asked to agree or disagree.',
    resolve: 'One person proposes how to resolve this step. One more is asked to agree or disagree.',
  },
  doubtful: 'The outcome of this step is not known',
  doubtfulMeans:
    'Nobody touches a device. Two people look at what the devices hold, and decide together how to continue.',
  lookAway: 'Please look away',
  lookAwayMeans: '{part} alone looks at the screen.',
  busy: '{done} of {of}',
  running: 'Words of the record so far',
  course: 'Acts',
  actDone: 'done',
  actNow: 'now',
  actAhead: 'to come',
  break: 'Pause',
  breakMeans: 'Nobody touches anything. The ceremony continues when everybody is back.',
  checkpoint: 'Copy these words',
  checkpointOver: 'Checkpoint over {count} facts',
  unopened: 'The ceremony begins',
  sealed: 'The record is sealed',
  aborted: 'The ceremony was aborted',
} as const

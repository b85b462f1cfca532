/**
 * Words of the program's own that stand in facts. Whoever replays a record decides them again and compares, so that to change
 * one is to change the rules.
 */
export const recorded = {
  /** Titles of steps that the course of events puts in between. */
  inserted: {
    'void-set': 'Void the set of shares',
    reload: 'Bring the backup key back from its shares',
    clock: 'Read the two clocks again',
  },

  skipped: '{parameter} is {value}',
  sessionEnded: 'the session that held it has ended',
  secretsEnded: 'The secrets process ended before every share was proved.',
  nextAttempt: 'The next attempt initialises the token again; it asks for the same PINs if they were set already.',
  findingsDiffer: 'its findings are not those that the report makes',
  wrapWithTrusted: 'not set: the backup key is a session object, which a security officer cannot mark as trusted',
  derUnsaid: 'as its outermost DER length says',

  /** The exception that a rehearsal raises where a token cannot wrap the key. */
  waived: {
    happened: 'The token cannot wrap a key of type {algorithm} ({code}).',
    expected: 'The root key is archived under the backup key.',
    decided: 'The rehearsal goes on as if the script said archive: none.',
    effect: 'No backup of this key exists; if the token is lost, the key is lost.',
    remedy: 'Use a token that wraps this type, or decide on archive: none in the script.',
  },

  /** What the laptop's surroundings amount to. */
  environment: {
    swap: 'swap is on: memory may be written to disk',
    noSwap: 'no swap',
    coreDumps: 'core dumps are possible: set the hard limit to 0',
    noCoreDumps: 'no core dumps',
    network: 'network interfaces are up: {names}',
    noNetwork: 'no network interface but loopback is up',
    radios: 'radios are on: {names}',
    noRadios: 'no radio is on',
    unexamined: 'it was not examined',
  },
} as const

/** The version of the rules of decision; `verify` replays a record with the rules that its first fact names. */
export const RULES = '1'

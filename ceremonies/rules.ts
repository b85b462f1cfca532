/** The version of the rules of decision; `verify` replays a record with the rules that its first fact names. */
export const RULES = '1'
/** The format of script files that this version reads. */
export const SCRIPT_FORMAT = 1
/** The format of records that this version writes; the first fact names it. */
export const RECORD_FORMAT = 1

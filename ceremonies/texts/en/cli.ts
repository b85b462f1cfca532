/** Refusals of the command line. */
export const cli = {
  USAGE: '{reason} See strongroom help {command}.',
  FILE_UNREADABLE: '{path} cannot be read ({reason}); check the path and who may read it.',
  FILE_NOT_TEXT: '{path} is not UTF-8 text; save it as UTF-8.',
  SETTING_MALFORMED: 'Write a setting as NAME=VALUE, once for each name; this is neither: {setting}.',
  OUT_EXISTS: '{path} exists already and nothing was written; name a place that is new.',
  OUT_UNWRITABLE: '{path} cannot be written ({reason}); check the path, who may write there, and the room left.',
  SOFTHSM_MISSING: 'A rehearsal needs SoftHSM, and there is none at {paths}; install the package softhsm2.',
  REHEARSAL_ABORTED: 'The rehearsal was broken off: {reason}. Nothing was left behind.',
  REHEARSAL_INVALID: 'The record of the rehearsal does not verify ({code}); this is a defect of Strongroom: report it.',
} as const

/** Refusals of the command line, of answer files and of the folder that keeps ceremonies. */
export const cli = {
  USAGE: '{reason} See strongroom help.',
  FILE_UNREADABLE: '{path} cannot be read ({reason}); check the path and who may read it.',
  FILE_TOO_LARGE: '{path} is longer than {longest} bytes, and nothing that is read here is; check the path.',
  FILE_NOT_TEXT: '{path} is not UTF-8 text; save it as UTF-8.',
  FILE_NOT_REGULAR: '{path} is a pipe, device or socket; save its content as a file, and name that.',
  FOLDER_GONE: 'The folder in which this was started is no longer there; change to another and start again.',
  INTERRUPTED:
    'Ended by {signal}. Output that was not complete has been removed; what was complete or on record stays. A ceremony goes on with: strongroom resume',
  SYSTEM_REFUSED: '{path} could not be used: {reason}. Mend that, and try again.',
  SETTING_MALFORMED: 'Write {option} as {form}, once for each name; this is not: {setting}.',
  OUT_EXISTS: '{path} exists already and nothing was written; name a place that is new.',
  OUT_UNWRITABLE: '{path} cannot be written ({reason}); check the path, who may write there, and the room left.',
  SCRIPT_REFUSED:
    'The check found {errors} {errors|error|errors} in the script; correct {errors|it|them} before a real ceremony: {first}',
  REHEARSAL_INVALID: 'The record of the rehearsal does not verify ({code}); this is a defect of Strongroom: report it.',
  REHEARSAL_STUCK: 'The rehearsal cannot go on without people: {reason}',
  DISCLOSE_INVALID: 'The bundle is not valid ({code}), so nothing of it is disclosed: {message}',
  BENCH_UNKNOWN: 'There is no bench {name}; choose one of {known}.',

  NO_TERMINAL:
    'People answer at a terminal, and there is none here; run this in a terminal, or rehearse with --answers FILE.',
  DEVICE_NOT_GIVEN:
    'Where is {device}? Give --device {device}=MODULE[,label=…,serial=…], or rehearse with --rehearsal.',
  DEVICE_MALFORMED: 'Write --device as NAME=MODULE[,label=…,serial=…,env=…], with NAME from the inventory: {setting}.',
  DEVICE_CONTRADICTS:
    '--device {device}=… says {what}={given}, and the script says {script}. Correct the one that is wrong; nothing was done to the token.',
  DEVICE_NOT_ALLOWED:
    'This rehearsal was allowed on another token for {device}, which is not commissioned yet; leave --device {device}=… out, or begin another rehearsal.',
  SAME_MEDIUM_ALONE: '--same-medium speaks of the copy of --mirror, and there is none; add --mirror, or leave it out.',
  DEVICE_OF_THROW_AWAY:
    'This rehearsal was begun on throw-away tokens of its own; leave --device {device}=… out, or begin another rehearsal.',
  REHEARSE_ON_REAL: 'This is a real ceremony, where --rehearse-on means nothing; add --rehearsal, or leave it out.',
  ENVIRONMENT_STEERS:
    'The variable {name} makes a process run code that is not its module’s; the module of {device} must do without it.',
  DEVICE_MODULE_RELATIVE:
    'The module of {device} is given as {module}, which does not begin at the root of the file system; give the whole path.',
  ENVIRONMENT_MISSING: 'The environment has no variable {name} to hand on to the module of {device}; set it.',
  ANSWERS_IN_REAL: 'This is a real ceremony, and answers from a file are for rehearsals only; answer at a terminal.',

  DATA_UNUSABLE: 'The data folder {path} cannot be used ({reason}); name another with --data DIR.',
  DATA_OPEN:
    'Others may enter the data folder {path} (mode {mode}); chmod it to 0700, or name another with --data DIR.',
  DATA_NO_PERMISSIONS:
    'The medium of the data folder {path} keeps no permissions ({type}), and as it is mounted others may enter. Use a medium with a Linux file system, or mount this one for yourself alone (umask=077).',
  DATA_NO_ROOM:
    'Too little room is left on the medium of {path}: {kib} KiB are needed, so that whatever a device does next can be recorded. Make room, then go on.',
  DATA_HOME_RELATIVE:
    'XDG_DATA_HOME is {path}, which does not begin at the root of the file system; set it to a whole path, or name a folder with --data DIR.',
  DATA_IN_USE: 'Another Strongroom works in {path}; end it first.',
  CEREMONY_UNKNOWN: 'No ceremony in {path} begins with {ceremony}; strongroom resume --list shows them.',
  CEREMONY_AMBIGUOUS: 'More than one ceremony begins with {ceremony}; give more of its name.',
  CEREMONY_NONE: 'No ceremony in {path} waits to be taken up again.',
  CEREMONY_MANY: '{count} ceremonies wait to be taken up again; name one: {ceremonies}.',

  ANSWERS_INVALID: 'The answer file is not valid at line {line}, column {column}: {reason}; see docs/ANSWERS.md.',
  PIN_NOT_GIVEN:
    'The answer file has no {what} of {person} for {device}, a token that exists outside this rehearsal. No PIN is invented for such a token: add it to the file, or rehearse without --device.',
  PIN_NOT_KNOWN:
    'Nobody here knows the user PIN of {device} that {person} chose before, and an invented one would only cost tries: give it in an answer file, or begin a new rehearsal.',
  REHEARSAL_ON_TOKEN:
    'The token of {device} (label “{label}”, serial {serial}, model {model}) is not a throw-away one: this rehearsal would initialise it or write to it, and wrong PINs could lock it. To allow that, add --rehearse-on {device}; to rehearse on throw-away tokens, leave --device out.',
  REHEARSE_ON_NOTHING:
    'There is no --device for {device}, so that --rehearse-on {device} allows nothing; check the name.',
  ANSWERS_LACK:
    'The answer file has nothing for {what} of {person} at step {step}; add it, or say otherwise: rehearse.',
} as const

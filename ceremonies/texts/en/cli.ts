/** Refusals of the command line, of answer files and of the folder that keeps ceremonies. */
export const cli = {
  USAGE: '{reason} See strongroom help.',
  FILE_UNREADABLE: '{path} cannot be read ({reason}); check the path and who may read it.',
  FILE_TOO_LARGE: '{path} is longer than {longest} bytes, the most that is read here; check the path.',
  FILE_NOT_TEXT: '{path} is not UTF-8 text; save it as UTF-8.',
  FILE_NOT_REGULAR: '{path} is a pipe, device or socket; save its content as a file, and name that.',
  FOLDER_GONE: 'The folder in which this was started no longer exists; change to another and start again.',
  INTERRUPTED:
    'Ended by {signal}. Incomplete output has been removed; what was complete or on record stays.{resumable, select, yes { To resume a ceremony: strongroom resume} other {}}',
  SYSTEM_REFUSED: '{path} could not be used: {reason}. Fix that, and try again.',
  SETTING_MALFORMED: 'Write {option} as {form}, once for each name, not as: {setting}.',
  OUT_EXISTS: '{path} already exists, and nothing was written; choose a new path.',
  OUT_UNWRITABLE: '{path} cannot be written ({reason}); check the path, its permissions and the free space.',
  OUT_NO_ROOM:
    'The medium of {path} has {free} KiB free, and {needed} KiB are needed for bundle and transcript. Free some space, or choose another medium.',
  SCRIPT_REFUSED:
    'The check found {errors} {errors, plural, one {error} other {errors}} in the script; correct {errors, plural, one {it} other {them}} before a real ceremony: {id}: {first}',
  REHEARSAL_INVALID:
    'The record of the rehearsal does not verify ({code}); this is a bug in Strongroom: please report it.',
  REHEARSAL_STUCK: 'The rehearsal cannot continue without people: {reason}',
  DISCLOSE_INVALID: 'The bundle is not valid ({code}), so nothing of it is disclosed: {message}',

  NO_TERMINAL:
    'People answer at a terminal, and this is not one; run this in a terminal, or rehearse with --answers FILE.',
  DEVICE_NOT_GIVEN:
    'Where is {device}? Give --device {device}=MODULE[,label=…,serial=…], or rehearse with --rehearsal.',
  DEVICE_MALFORMED: 'Write --device as NAME=MODULE[,label=…,serial=…,env=…], with NAME from the inventory: {setting}.',
  DEVICE_CONTRADICTS:
    '--device {device}=… says {what}={given}, but the script says {script}. Correct the one that is wrong; nothing was done to the token.',
  DEVICE_NOT_ALLOWED:
    'This rehearsal was allowed on another token for {device}, which is not commissioned yet; omit --device {device}=…, or start another rehearsal.',
  SAME_MEDIUM_ALONE: '--same-medium has no meaning without --mirror; add --mirror, or omit it.',
  DEVICE_OF_THROW_AWAY:
    'This rehearsal was started on throw-away tokens of its own; omit --device {device}=…, or start another rehearsal.',
  REHEARSE_ON_REAL: 'This is a real ceremony, where --rehearse-on has no meaning; add --rehearsal, or omit it.',
  ENVIRONMENT_STEERS:
    'The variable {name} makes a process run code that is not its module’s; it cannot be passed to the module of {device}.',
  DEVICE_MODULE_RELATIVE:
    'The module of {device} is given as {module}, which is not an absolute path; give the absolute path.',
  ENVIRONMENT_MISSING: 'The environment has no variable {name} to pass to the module of {device}; set it.',
  ANSWERS_IN_REAL: 'This is a real ceremony, and answers from a file are for rehearsals only; answer at a terminal.',

  DATA_UNUSABLE: 'The data folder {path} cannot be used ({reason}); name another with --data DIR.',
  DATA_OPEN:
    'Others can access the data folder {path} (mode {mode}); chmod it to 0700, or name another with --data DIR.',
  DATA_NO_PERMISSIONS:
    'The medium of the data folder {path} has no file permissions ({type}), and as it is mounted others can access it. Use a medium with a Linux file system, or mount this one for yourself alone (umask=077).',
  DATA_NO_ROOM:
    'Too little space is left on the medium of {path}: {kib} KiB are needed to record what a device does next. Free some space, then continue.',
  DATA_HOME_RELATIVE:
    'XDG_DATA_HOME is {path}, which is not an absolute path; set it to one, or name a folder with --data DIR.',
  DATA_IN_USE: 'Strongroom is already running in {path}{pid, select, none {} other { (process {pid})}}; end it first.',
  CEREMONY_UNKNOWN: 'No ceremony in {path} begins with {ceremony}; strongroom resume --list shows them.',
  CEREMONY_AMBIGUOUS: 'More than one ceremony begins with {ceremony}; give more of its name.',
  CEREMONY_NONE: 'No ceremony in {path} waits to be resumed.',
  CEREMONY_MANY: '{count} ceremonies wait to be resumed; name one: {ceremonies}.',

  ANSWERS_INVALID: 'The answer file is not valid at line {line}, column {column}: {reason}; see docs/ANSWERS.md.',
  PIN_NOT_GIVEN:
    'The answer file has no {what} of {person} for {device}, a token that exists outside this rehearsal. No PIN is invented for such a token: add it to the file, or rehearse without --device.',
  CARD_PIN_NOT_GIVEN:
    'The answer file has no {what} of {person} at step {step} for {card}, a card in a reader. No PIN is invented for such a card: add it to the file, or leave out --card {card}.',
  CARD_ANSWERS_NONE:
    'No PIN is invented for a card in a reader. Give its PINs in an answer file, with --answers FILE (docs/ANSWERS.md), or leave out --card.',
  CARD_READER_UNKNOWN:
    'No reader is called {piece}, which --card names for {card}. Connected: {readers}. Write its name, or a piece of it, as strongroom cards shows it.',
  CARD_READER_MANY:
    'Several readers have {piece} in their name, which --card names for {card}: {readers}. Write more of the name.',
  CARD_READER_TWICE:
    '--card names the reader {reader} for both {other} and {card}. One reader holds one card: name another reader.',
  PIN_NOT_KNOWN:
    'Nobody here knows the user PIN of {device} that {person} chose before, and an invented one would only cost tries: give it in an answer file, or start a new rehearsal.',
  REHEARSAL_ON_TOKEN:
    'The token of {device} (label “{label}”, serial {serial}, model {model}) is not a throw-away one: this rehearsal would initialise it or write to it, and wrong PINs could lock it. To allow that, add --rehearse-on {device}; to rehearse on throw-away tokens, omit --device.',
  REHEARSE_ON_NOTHING: 'There is no --device for {device}, so --rehearse-on {device} allows nothing; check the name.',
  ANSWERS_LACK:
    'The answer file has nothing for {what} of {person} at step {step}; add it, or set otherwise: rehearse.',
} as const

/** What people and the engine may do when, and what steps refuse. */
export const ceremony = {
  ALREADY_OPEN: 'The ceremony is already open.',
  NOT_OPEN: 'The ceremony has not been opened.',
  CEREMONY_ENDED: 'The ceremony is {how}; nothing can be added to its record.',
  ENGINE_ONLY: 'Only the program itself may issue {command}.',
  PERSON_UNKNOWN: 'There is no {person} in this ceremony.',
  NOT_AUTHENTICATED: '{person} has not authenticated. Enter the personal code first.',
  NOT_ENROLLED: '{person} has not enrolled this authenticator. Enrol it at roll call first.',
  WORD_UNSIGNED:
    'The card {device} speaks for {person}, so it must sign this. Put it into a reader and enter its PIN. If it no longer works, two people can put that on record; after that, the personal code counts.',
  WORD_OVERTAKEN:
    'The record kept growing while the card was signing, so the signature was for another place in it. Nothing was recorded. Try again.',
  VOICE_NONE: 'No card speaks for {person}: the personal code counts already.',
  VOICE_STALE: 'The PIN of {device} was entered too long ago. Enter it again.',
  ALREADY_ENROLLED: '{person} has already enrolled an authenticator.',
  CODE_GUESSED:
    'Anybody could guess this code: it repeats one character, or its characters count up or down. Choose another one.',
  CODE_UNFIT: 'This code cannot be used. Choose another one that nobody could guess.',
  CODE_IN_TEXT:
    'A text that {person} gave is the personal code of {person}. Nothing was recorded. Give the text again without it; codes are asked for in a field of their own.',
  CODE_WRONG: 'That is not the personal code of {person}.',
  CODE_TOO_SOON:
    'Too many wrong codes or PINs for {person}. Try again in {seconds} {seconds, plural, one {second} other {seconds}}.',
  CODE_TOO_SHORT: 'A personal code needs at least {length} characters.',
  FED_IN_REAL: 'Answers for {person} come from a file, which only a rehearsal allows.',
  ON_BREAK: 'The ceremony is paused. End the pause first.',
  NOT_ON_BREAK: 'The ceremony is not paused.',
  BREAK_LATER: 'Step {step} is in progress. Pause after it.',
  ABORT_LATER: 'Step {step} cannot be aborted right now. Wait for it to end.',
  REPLACE_LATER:
    'Step {step} is in progress. Replace somebody after it; if it cannot continue without that person, leave the ceremony and resume it, and then replace that person.',
  SAME_PERSON: '{part} is {name} already. Enter the name of whoever takes the part from here on.',
  REVIEW_FIRST:
    'The ceremony was left and is being resumed. First, two people must review what is unsigned or has changed since, and accept it.',
  NOTHING_TO_REVIEW: 'There is nothing to review.',
  STEP_NOT_CURRENT: 'Step {step} is not the current step; the current step is {current}.',
  NOT_EXAMINED: 'Step {step} is about something that has not been examined yet. Wait for the program.',
  STEP_NOT_READY: 'Step {step} is not {phase}.',
  STEP_BUSY: 'Step {step} is already {phase}.',
  STEP_NOT_IN_DOUBT: 'Step {step} is not in doubt.',
  STEP_IN_DOUBT_AGAIN: 'Step {step} has been in doubt twice. Check the device and its logs before it is tried again.',
  CHOICE_NOT_OPEN: 'Step {step} does not offer the choice {choice}; choose one of {choices}.',
  ONE_PERSON_ALONE:
    'Step {step} would be done by {person} alone, as all its witnesses are the same person. Two people are needed.',
  NOT_YOUR_STEP: 'Step {step} is performed by {performs}, not by {person}.',
  NOT_A_WITNESS: '{person} does not witness step {step}.',
  ALREADY_CONFIRMED: '{person} has already proposed or confirmed this; another person must confirm.',
  PROPOSAL_PENDING: 'Step {step}, proposed by {by}, still needs confirmation.',
  PROPOSAL_CHANGED: 'The proposal has changed since {person} saw it. Look at the step again.',
  NOTHING_PROPOSED: 'There is nothing to confirm.',
  REMEDY_NOT_OPEN: 'Exception {exception} has no open remedy.',
  RESULT_INVALID: 'The result of step {step} is malformed ({member}). The attempt is in doubt.',
  ROLL_CALL_INCOMPLETE: '{person} has not enrolled yet. The roll call ends when everybody has.',
  EXCEPTION_NEEDED:
    '“{question}” is answered {answer, select, none {none} other {no}}. Say as an exception what was found instead and how you continue, or correct the answer.',
  EXCEPTION_UNNEEDED: 'Nothing at step {step} is answered no. Record the exception by itself, or correct the answers.',
  CLOCK_OFFSET:
    '{hours, plural, =0 {The clock read by {person} is {seconds} {seconds, plural, one {second} other {seconds}} off the laptop’s. Read it again; if the laptop is wrong, correct its clock, and read both clocks again.} other {What was read by {person} is a whole number of hours off the laptop’s clock, as local time is. Give the time in UTC.}}',
  CLOCK_BEHIND:
    'The laptop’s clock says {now}, but something was put on record at {latest}: it is wrong. Set it right before you begin.',
  CLOCK_NOT_INDEPENDENT: '{person} read the same clock. Use two independent clocks.',
  CLOCK_UNKNOWN: 'The time has not been agreed in this session. Read two clocks first.',
  CLOCK_DRIFTED:
    'The laptop’s clock has shifted by {seconds} {seconds, plural, one {second} other {seconds}} against its monotonic clock. Read two clocks again.',
  WAIT_NOT_OVER:
    'The wait is not over: {left} (hours:minutes:seconds) remain, until {until} by the laptop’s clock. Confirm after that.',
  WAIT_CLOCKS_DIFFER:
    'The laptop’s clock has shifted by {seconds} {seconds, plural, one {second} other {seconds}} against its monotonic clock since the wait began. Disagree with what was proposed, and begin the wait again.',
  EXCEPTIONS_DIFFER:
    'The record holds {recorded} {recorded, plural, one {exception} other {exceptions}}. Record what is missing, then confirm.',
  NO_CHECKPOINT: 'There is no checkpoint to copy words from yet.',
  WORDS_DIFFER: 'The words typed by {person} are not those of the last checkpoint. Compare the copy word by word.',
  ENVIRONMENT_REFUSED: 'A real ceremony cannot continue here ({id}): {finding}.',
  ENVIRONMENT_UNEXAMINED: 'A real ceremony cannot continue here: {id} was not checked.',
  KEYPAD_LOGIN:
    'The user PIN of {device} is entered on its own keypad, by those who hold it. Continue when they are there.',
  TOKEN_NOT_COMMISSIONED: 'The token does not read back as initialised with label {label}.',
  TOKEN_MODEL_DIFFERS:
    'The script expects an HSM of model {expected}; this token reports {found}, which its certificate does not cover.',
  CERTIFICATE_OF_SOFTWARE:
    'The script records a certificate for {device}, but what is there is {product}, which is software. Use the certified HSM, or remove the certificate from the script.',
  CERTIFICATE_NOT_HARDWARE:
    'The script records a certificate for {device}, but its slot does not report that it is hardware (CKF_HW_SLOT). Use the certified HSM, or remove the certificate from the script.',
  TOKEN_FIRMWARE_DIFFERS:
    'The script expects firmware {expected}; this token has {found}, which its certificate may not cover.',
  TOKEN_SERIAL_DIFFERS: 'The script expects the token with serial {expected}; this one is {found}.',
  ATTRIBUTE_DIFFERS: '{label}: the token reports {attribute} as {found}, not {asked}. The object must be discarded.',
  TOKEN_SIGNATURE_WRONG: 'A signature made by the token does not verify in software. Do not trust this token.',
  PUBLIC_KEY_WRONG: 'What the token made as {label} is not an {algorithm} key. The object must be discarded.',
  KEY_UNKNOWN: 'No key labelled {label} has been made in this ceremony.',
  KEY_IS_SECRET: 'The key {label} is a secret key; a key pair is needed here.',
  PURPOSE_UNFIT: 'A key of type {algorithm} cannot be used to {purpose}. Set the purpose to mac, or choose AES-256.',
  PURPOSE_MISSING:
    'The key {label} is a secret key ({algorithm}), and the script does not say what it is for. Set its purpose: encrypt, wrap or mac.',
  PURPOSE_OF_PAIR:
    'The key {label} is a key pair ({algorithm}); only a secret key has a purpose here. Remove purpose from the step.',
  PURPOSE_NOT_ALLOWED:
    'The token does not allow {label} to be used to {purpose, select, mac {authenticate} other {{purpose}}} ({attribute} is not set). Correct the purpose in the script, or look for another key.',
  KEY_CHECK_DIFFERS:
    'The check value of {label} is {found}, not {expected}: another key is in its place. Do not use it.',
  KEY_NOT_FOUND:
    '{device} holds no key with label “{label}” and CKA_ID {id}. Correct the script, or connect the right token.',
  KEY_NOT_UNIQUE:
    '{device} holds several keys with the CKA_ID {id} of “{label}”, so later steps could take another. Change the CKA_ID of the others with the vendor’s tool.',
  PUBLIC_KEY_ABSENT:
    '{device} shows no readable public key for “{label}” (CKA_ID {id}), so nothing could prove the archive. Import the public key beside it under the same CKA_ID.',
  KEY_TYPE_DIFFERS: 'The key {label} is not of type {algorithm}. Correct the script.',
  KEY_CANNOT_LEAVE:
    'The key {label} cannot leave {device}: {why, select, trusted {it may be wrapped only under a key that the security officer has marked as trusted (CKA_WRAP_WITH_TRUSTED)} other {it is not extractable (CKA_EXTRACTABLE), which cannot be changed}}. No archive of it can be made here. {maker, select, luna {Thales Luna HSMs can clone partitions to a backup HSM.} nshield {nShield HSMs keep keys as files of the Security World, which can be copied and need its administrator cards.} utimaco {Utimaco HSMs can back keys up under their master backup key.} yubihsm {YubiHSM keys with exportable-under-wrap can be exported under a wrap key with yubihsm-shell.} cloudhsm {AWS CloudHSM makes backups of whole clusters.} softhsm {SoftHSM is software: its token folder can be copied.} other {Ask its vendor for a backup tool.}}',
  KEY_NOT_ARCHIVED: 'The key {label} has not been archived.',
  KEY_NOT_RESTORED: 'The archive of {label} has not been proved restorable.',
  KEY_NOT_LOCKED: 'The key {label} can still leave the token. Make it unextractable first.',
  KEY_STILL_EXTRACTABLE: 'The token still reports that {label} is extractable.',
  WRAP_NOT_REFUSED:
    'The token did not refuse to wrap {label} ({answer}), though it reports that the key cannot be extracted.',
  ARCHIVE_IMPOSSIBLE:
    'The token cannot wrap a key of type {algorithm} ({code}), so no archive can be made. Use another token, or a script that says archive: none.',
  WRAP_UNPROBED: 'How the token wraps keys of this type has not been tested.',
  ARCHIVE_DIFFERS:
    'The file {artifact} is not the archive that it should be: its SHA-256 is {found}, expected was {expected}. Read the digest again from the record on paper; if it is right, use another copy of the file.',
  ARCHIVE_UNOPENABLE:
    'The module of {device} ({module}) cannot take a key of type {algorithm} out of an archive: C_UnwrapKey wants an attribute of its own for such keys (CKR_TEMPLATE_INCOMPLETE). Use another HSM, or drill with an RSA key or a secret key.',
  ARCHIVE_NOT_ACCEPTED: 'No step before this one accepts an archive of {label}. Correct the script.',
  NO_ARCHIVE_ACCEPTED: 'No archive has been accepted yet, so nobody knows which shares are needed. Correct the script.',
  NO_RECORD_ACCEPTED: 'No record of an earlier ceremony has been accepted yet. Correct the script.',
  RECORD_ACCEPTED_BEFORE: 'A ceremony accepts archives of one set, once. Correct the script.',
  EARLIER_NOT_GIVEN:
    'Nobody has said where the record of the earlier ceremony is. Begin the ceremony, or resume it, with --earlier and the folder or file of that record.',
  EARLIER_INVALID:
    'The record of the earlier ceremony at {path} is not valid ({code}). Verify it, compare the digest of its last note with the paper again, or use another copy.',
  EARLIER_FILE_MISSING: 'The record of the earlier ceremony at {path} has no file {artifact}. Use a whole copy of it.',
  EARLIER_NOT_ANCHORED:
    'The record of the earlier ceremony is not known to be the one that people saw. Read the digest of its last note from paper and type it.',
  EARLIER_REHEARSED:
    'Ceremony {ceremony} was a rehearsal: its keys have no value, and a real ceremony uses none of them. Bring the record of the real one.',
  EARLIER_REAL:
    'Ceremony {ceremony} was a real one, and this is a rehearsal: shares and archives of a real ceremony are never opened in one. Bring the record of a rehearsal.',
  EARLIER_SETS:
    'The record of ceremony {ceremony} has {count, plural, =0 {no valid set of shares} other {{count} valid sets of shares}}, and one is needed. If it changed custodians and ended before its new set was put in force, bring the record of the ceremony before it.',
  EARLIER_KEYS_DIFFER:
    'The set of ceremony {ceremony} brings back different keys from those that the script names. Expected: {expected}; found: {found}. All of them lose their set when it is retired, so the script must name all.',
  EARLIER_SET_DIFFERS:
    'The earlier set needs {found} of {of} shares, and the script says {threshold} of {shares}. Correct the parameters.',
  SET_UNCHANGED:
    'The new set has the number or the backup key of set {identifier}: nothing would change. Make a new backup key.',
  SET_IN_FORCE: 'The new set is in force already.',
  ARCHIVES_UNPROVED:
    'These keys do not come back from the new set yet: {keys}. Set {identifier} stays valid until each of them was rewrapped and proved.',
  CHANGE_NEEDS_MIRROR:
    'At the end of this ceremony the old shares and archives are destroyed, and until it is exported the new archives would be on this laptop alone. Prepare it again with a mirror on a second medium.',
  RETIRE_WITHOUT_MIRROR:
    'The new archives are on this laptop alone, so nothing of the earlier set may be destroyed. Repair the mirror; or abort the ceremony: the new set stays in force, the earlier one still recovers the keys, and another ceremony retires it.',
  SET_STILL_VALID:
    'Set {identifier} is still the valid one: nothing of it may be destroyed before the new set is in force.',
  SET_RETIRED: 'Set {identifier} was retired already.',
  BACKUP_KEY_NOT_RECOVERED:
    'The backup key is not in {token}. Enough custodians must type their shares first (step recover-backup-key).',
  NO_BACKUP_KEY: 'There is no backup key at this point.',
  BACKUP_KEY_EXISTS: 'A backup key has already been made in {token}. A ceremony has only one.',
  BACKUP_KEY_ELSEWHERE: 'The backup key is in {other}, not in {token}.',
  BACKUP_KEY_ALIVE: 'The backup key of {token} has not been destroyed. Destroy it first.',
  BACKUP_KEY_LEFT: 'The backup key is still in {token}.',
  SET_UNPROVED: 'The shares have not been proved yet. No key is made or wrapped before they are.',
  ENVELOPE_TOO_EARLY: 'The shares have not been proved yet. No envelope is closed or opened before they are.',
  SET_EXISTS: 'This ceremony already has a key that is split into shares. A ceremony has only one.',
  NO_ENVELOPE_KEY: 'There is no envelope key at this point.',
  NO_ENVELOPE: 'No envelope has been closed under this key yet. Close one first.',
  ENVELOPE_KEY_ALIVE: 'The envelope key has not been destroyed. Destroy it first.',
  ENVELOPE_EXISTS: 'There is already an envelope {artifact}. Choose another file name.',
  ENVELOPE_UNKNOWN: 'No step has made an envelope {artifact}.',
  ENVELOPE_UNOPENED: 'The envelope {artifact} has not been opened again yet. Open it while the key is here.',
  ENVELOPE_CHANGED:
    'The file {artifact} is not the envelope that was closed. Nothing in it can be relied on; close a new one.',
  SECRET_TRIES_EXHAUSTED: '{person} could not type the secret. The step is in doubt.',
  SHARES_UNPROVED: '{proved} of {shares} shares {proved, plural, one {has} other {have}} been typed back. All must be.',
  SHARES_MISSING: '{found} {found, plural, one {share was} other {shares were}} made, not shares 1 to {shares}.',
  QUORUMS_MISSING: '{tried} {tried, plural, one {quorum was} other {quorums were}} tried, not {expected}.',
  QUORUM_SHORT: '{missing} more {missing, plural, one {share is} other {shares are}} needed.',
  SHARE_TRIES_EXHAUSTED: '{person} could not type the share back. Check the sheet; the step is in doubt.',
  NO_FREE_IDENTIFIER: 'Every set identifier that was drawn is already in the register.',
  RECORD_KEY_EXISTS: 'The record key has already been made in {token}. A ceremony has only one.',
  NO_RECORD_KEY: 'There is no record key to sign with.',
  ACT_UNSIGNED: 'Step {step} cannot begin: the record key has not signed the record before it.',
  MODULE_SWITCHED:
    'The module of {device} is not the one that was accepted: its SHA-256 is {found}, not {expected}. Put the right module back, or leave the ceremony and resume it: two people can then accept the new one on record.',
  TOKEN_SWITCHED:
    'The token at {device} is not the one on record: it is “{label}”, serial {serial}, not “{expectedLabel}”, serial {expectedSerial}. Connect the right token.',
  KEY_ABSENT:
    '{device} does not hold the key “{label}” (CKA_ID {id}), which the record says it holds. Connect the right token; if it was cleared, abort the ceremony.',
  KEY_SWITCHED:
    '{device} holds another key in place of “{label}” (CKA_ID {id}), not the one on record. Trust nothing that this token signs; connect the right one.',
  KEY_NOT_HELD: 'The key “{label}” did not sign the challenge of the seal.',
  HEAD_MISSING: 'The tree head is missing.',
  CERTIFICATE_DIFFERS: 'The digest of the certificate is not that of what was signed.',
  CHECKPOINT_DIFFERS: 'The signed note does not cover the text that was to be signed.',
  TOKENS_UNREAD: 'Not every one of these tokens was read: {tokens}.',
  TOKEN_HOLDS_MORE:
    '{token} holds an object that is not on record: {object}. Record an exception, and remove the object.',
  TOKEN_HOLDS_LESS: '{token} does not hold an object that is on record: {object}.',
  COMMAND_MALFORMED: 'Fact {fact} is not a command that these rules know.',
  REPLAY_DIFFERS: 'Fact {fact} is not what the rules decide for its command.',
  RECORD_NOT_ENDED: 'The record ends before its ceremony was sealed or aborted.',
  FAULT: 'The program hit an unexpected error ({error}). Whatever had begun is in doubt; nothing on record is lost.',
  STORE_NOT_OURS: '{path} is not a Strongroom record.',
  STORE_NEWER: '{path} was written by a newer version (format {found}; this one knows {known}). Use that version.',
  STORE_IN_USE: '{path} is in use by another process. Close it first.',
  STORE_DAMAGED: '{path} is damaged: {what}. Work on a copy, or on the mirror; change nothing here.',
  RECORD_CHANGED:
    'The record at {path} is not as this ceremony left it: {what} Nothing was written. Keep it as it is, and continue from an untouched copy, or abort and start a new ceremony.',
  SEAL_CHANGED:
    'The last note kept at {path} is not signed by the record key over this record. Nothing was written; keep it as it is.',
  JOURNAL_CHANGED: 'Entry {entry} of the journal at {path} was not written by this program. Nothing was written.',
  SETUP_CHANGED:
    '{path} contradicts the record: it says that the tokens may be thrown away, but the ceremony is real. Nothing was written.',
  STORE_EXISTS: '{path} already exists. Nothing was written.',
  STORE_UNREADABLE: '{path} cannot be opened: {reason}.',
  STORE_UNWRITABLE:
    '{path} cannot be written: {reason}. What was recorded before is safe. Free some space or repair the medium, then continue.',
  STORE_READ_ONLY:
    '{path} is on a read-only medium. It can be listed, verified and exported; nothing can be added to it.',
  MIRROR_FAILED:
    'The mirror at {path} could not be written: {reason}. The record itself is safe; repair the mirror before continuing.',
  MIRROR_SAME_MEDIUM:
    'The mirror at {path} would be on the same medium as the record, so one failure would take both. Mount a second medium there, or have somebody declare by name that one medium is enough.',
  MIRROR_MISSING:
    'This ceremony keeps a mirror on a second medium, and it is not given. Name its folder (--mirror DIR).',
  MIRROR_LOST: 'The mirror is behind the record. Repair it, or have two people decide to continue without it.',
  MIRROR_UNCHANGED: 'The mirror is not in a state in which this can be said.',
  MIRROR_INCOMPLETE:
    'The mirror is incomplete, though the record is complete: {trouble} Copy the bundle to a second medium instead.',
  MIRROR_DIFFERS:
    'The mirror at {path} differs from the record at line {line}. Keep both, and find out why before continuing.',
  RECORD_NOT_SEALED: 'The ceremony is not sealed, so there is nothing to export yet.',
  CUSTODY_BAG_IN_USE: 'Bag {bag} holds {thing} already. Read the number again; if it is right, take another bag.',
  CUSTODY_KEPT_TWICE:
    'By the record {thing} is in bag {bag} already, and a share is in one place only. Read its number again.',
  CUSTODY_CROWDED:
    '{place} would then hold {there} shares, and only {spare} may be lost at once. Choose a place in another {kind, select, site {site} other {region}}.',
  CUSTODY_REACHED:
    '{people} would then get at {taken} shares alone, and {threshold} bring the key back. Choose a place that somebody else opens.',
  CUSTODY_KNOWN:
    '{people} knows where everything is, and would then get at this share alone. Choose a place that somebody else opens.',
  CUSTODY_ELSEWHERE:
    'Either it goes to {place} as planned, or say that it does not and choose where it goes instead. Correct one of the two answers.',
  CUSTODY_UNPLANNED: 'The custody plan has no place for share {share}. Add one, or make fewer shares.',
  CUSTODY_SET_DIFFERS:
    'The register knows set {identifier} as {threshold} of {shares} shares, split by {scheme}. Compare the number with the transcript, and prepare the ceremony again.',
  CUSTODY_NOT_HERE: 'Share {share} is not here, so nobody can have seen its seal. Correct one of the two answers.',
  CUSTODY_BAG_OTHER:
    'According to the register share {share} is in bag {known}, not in bag {bag}. Read the number again; if it is right, the bag is not the one that was sealed: answer no to “unbroken”.',
  CUSTODY_BAG_CHANGED:
    'Share {share} was found in bag {bag}, which is intact, and not in bag {typed}. It goes back in the same bag. Read its number again.',
  CUSTODY_BAG_DAMAGED: 'Bag {bag} is damaged. Put share {share} into a new one, and type that number.',
  CUSTODY_BAG_OPENED: 'Bag {bag} was opened for the card. Put share {share} into a new one, and type that number.',
  SET_NOT_CALLED: 'Nobody has said yet which set’s shares are looked at.',
  SHARE_NOT_INSPECTED: 'Nobody has looked at share {share} yet.',
  SHARE_BEYOND_SET:
    'Set {identifier} has {shares} shares, and no share {share}. Prepare the ceremony for as many custodians.',
  CUSTODY_KEY_UNKNOWN: 'No record here says where shares of {key} are kept. Known are: {known}.',
  CUSTODY_TOO_MANY:
    'There are more than {most} groups of people and places to look through. Have fewer people open each safe, or keep several shares in one.',
} as const

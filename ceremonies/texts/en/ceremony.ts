/** What people and the engine may do when, and what steps refuse. */
export const ceremony = {
  ALREADY_OPEN: 'The ceremony is open already.',
  NOT_OPEN: 'The ceremony has not been opened.',
  CEREMONY_ENDED: 'The ceremony is {how}; nothing can be added to its record.',
  ENGINE_ONLY: 'Only the program itself may say {command}.',
  PERSON_UNKNOWN: 'There is no {person} in this ceremony.',
  NOT_AUTHENTICATED: '{person} has not been recognised by an authenticator.',
  NOT_ENROLLED: '{person} has not enrolled this authenticator. Enrol at roll call first.',
  ALREADY_ENROLLED: '{person} has enrolled an authenticator already.',
  AUTHENTICATOR_TAKEN: 'Somebody else has enrolled this authenticator. Everybody needs one of their own.',
  CODE_WRONG: 'That is not the personal code of {person}.',
  CODE_TOO_SOON:
    'Too many wrong personal codes were given for {person}. The next is taken in {seconds} {seconds|second|seconds}.',
  CODE_TOO_SHORT: 'A personal code needs at least {length} characters.',
  FED_IN_REAL: 'Answers for {person} come from a file, which only a rehearsal allows.',
  ON_BREAK: 'The ceremony is on a break. End the break first.',
  NOT_ON_BREAK: 'The ceremony is not on a break.',
  BREAK_LATER: 'Step {step} is under way. Take the break after it.',
  ABORT_LATER: 'Step {step} cannot be broken off at this moment. Wait for it to end.',
  REVIEW_FIRST:
    'The ceremony was left and is resumed. Two people first look at what is unsigned or has changed since, and accept it.',
  NOTHING_TO_REVIEW: 'Nothing waits for a review.',
  STEP_NOT_CURRENT: 'Step {step} is not at hand; the step at hand is {current}.',
  STEP_NOT_READY: 'Step {step} is not {phase}.',
  STEP_BUSY: 'Step {step} is {phase} already.',
  STEP_NOT_IN_DOUBT: 'Step {step} is not in doubt.',
  STEP_IN_DOUBT_AGAIN: 'Step {step} has been in doubt twice. Look at the device and its logs before it is tried again.',
  CHOICE_NOT_OPEN: 'For step {step} the choice {choice} is not open; choose one of {choices}.',
  ONE_PERSON_ALONE:
    'Step {step} would be done by {person} alone, as all its witnesses are the same person. Two people are needed.',
  NOT_YOUR_STEP: 'Step {step} is performed by {performs}, not by {person}.',
  NOT_A_WITNESS: '{person} does not witness step {step}.',
  ALREADY_CONFIRMED: '{person} has already spoken for this; another person must confirm.',
  PROPOSAL_PENDING: 'Step {step}, proposed by {by}, still waits for confirmation.',
  PROPOSAL_CHANGED: 'What {person} would confirm is no longer what is proposed. Look at the step again.',
  NOTHING_PROPOSED: 'Nothing waits for confirmation.',
  REMEDY_NOT_OPEN: 'Exception {exception} has no open remedy.',
  RESULT_INVALID: 'The result of step {step} is not of the right form: {reason}.',
  ROLL_CALL_INCOMPLETE: '{person} has not enrolled yet. The roll call ends when everybody has.',
  NOT_APPOINTED: '{person} is not appointed to the trusted role. Appoint or replace this person before going on.',
  ITEM_NOT_INTACT: '{item} is not as expected. Record an exception, and decide before going on.',
  CLOCK_OFFSET:
    'The clock read by {person} is {seconds} {seconds|second|seconds} off the laptop. Set the laptop right, and read both clocks again.',
  CLOCK_NOT_INDEPENDENT: '{person} read the same clock. Use two independent clocks.',
  CLOCK_UNKNOWN: 'No clock has been agreed on in this session. Read two clocks first.',
  CLOCK_DRIFTED:
    'The laptop clock has moved {seconds} {seconds|second|seconds} against its own steady clock. Agree on the clock again.',
  EXCEPTIONS_DIFFER:
    'The record holds {recorded} {recorded|exception|exceptions}. Record what is missing, then confirm.',
  NO_CHECKPOINT: 'There is no checkpoint to copy words from yet.',
  WORDS_DIFFER: 'The words typed by {person} are not those of the last checkpoint. Compare the copy word by word.',
  ENVIRONMENT_REFUSED: 'A real ceremony cannot go on here ({id}): {finding}.',
  KEYPAD_LOGIN:
    'The user PIN of {device} is entered at its own keypad, by those who hold it. Go on when they stand there.',
  TOKEN_NOT_COMMISSIONED: 'The token does not read back as initialised with label {label}.',
  TOKEN_MODEL_DIFFERS:
    'The script expects an HSM of model {expected}; this token says that it is {found}, which its certificate does not cover.',
  CERTIFICATE_OF_SOFTWARE:
    'The script records a certificate for {device}, but what is there is {product}, which is software. Use the certified HSM, or take the certificate out of the script.',
  CERTIFICATE_NOT_HARDWARE:
    'The script records a certificate for {device}, but its slot does not say that it is hardware (CKF_HW_SLOT). Use the certified HSM, or take the certificate out of the script.',
  TOKEN_FIRMWARE_DIFFERS:
    'The script expects firmware {expected}; this token has {found}, which its certificate may not cover.',
  TOKEN_SERIAL_DIFFERS: 'The script expects the token with serial {expected}; this one is {found}.',
  ATTRIBUTE_DIFFERS: '{label}: the token gave {attribute} as {found}, not as {asked}. The object must be discarded.',
  TOKEN_SIGNATURE_WRONG: 'A signature made by the token does not verify in software. Do not trust this token.',
  PUBLIC_KEY_WRONG: 'What the token made as {label} is no {algorithm} key. The object must be discarded.',
  KEY_UNKNOWN: 'No key labelled {label} has been made in this ceremony.',
  KEY_NOT_ARCHIVED: 'The key {label} has not been archived.',
  KEY_NOT_RESTORED: 'The archive of {label} has not been proved to be restorable.',
  KEY_NOT_LOCKED: 'The key {label} can still leave the token. Make it unextractable first.',
  KEY_STILL_EXTRACTABLE: 'The token still says that {label} is extractable.',
  WRAP_NOT_REFUSED:
    'The token did not refuse to wrap {label} ({answer}), though it says that the key cannot be extracted.',
  ARCHIVE_IMPOSSIBLE:
    'The token cannot wrap a key of type {algorithm} ({code}), so no archive can be made. Use another token, or a script that says archive: none.',
  WRAP_UNPROBED: 'It has not been proved how the token wraps keys of this type.',
  NO_BACKUP_KEY: 'There is no backup key at this point.',
  BACKUP_KEY_EXISTS: 'A backup key has been made in {token} already. One ceremony has one.',
  BACKUP_KEY_ELSEWHERE: 'The backup key is in {other}, not in {token}.',
  BACKUP_KEY_ALIVE: 'The backup key of {token} has not been destroyed. That comes first.',
  BACKUP_KEY_LEFT: 'The backup key is still in {token}.',
  SET_UNPROVED: 'The shares have not been proved yet. No key is made or wrapped before they are.',
  SHARES_UNPROVED: '{proved} of {shares} shares {proved|has|have} been typed back. All must be.',
  SHARES_MISSING: '{found} {found|share was|shares were} made, not shares 1 to {shares}.',
  QUORUMS_MISSING: '{tried} {tried|quorum was|quorums were} tried, not {expected}.',
  QUORUM_SHORT: '{missing} more shares are needed.',
  SHARE_TRIES_EXHAUSTED: '{person} could not type the share back. Check the sheet; the step is in doubt.',
  NO_FREE_IDENTIFIER: 'No set identity could be drawn that the register does not hold.',
  RECORD_KEY_EXISTS: 'The record key has been made in {token} already. One ceremony has one.',
  NO_RECORD_KEY: 'There is no record key to sign with.',
  ACT_UNSIGNED: 'Step {step} cannot begin: the record key has not signed the record before it.',
  MODULE_SWITCHED:
    'The module of {device} is not the one that people accepted: its SHA-256 is {found}, not {expected}. Put the right module back, or leave the ceremony and resume it: two people can then accept the new one on record.',
  TOKEN_SWITCHED:
    'The token at {device} is not the one on record: it is “{label}”, serial {serial}, not “{expectedLabel}”, serial {expectedSerial}. Put the right token in its place.',
  KEY_ABSENT:
    '{device} does not hold the key “{label}” (CKA_ID {id}) that the record says it holds. Put the right token in its place; if it was cleared, abort the ceremony.',
  KEY_SWITCHED:
    'In {device} another key stands in the place of “{label}” (CKA_ID {id}): it is not the one on record. Trust nothing that this token signs; put the right one in its place.',
  KEY_NOT_HELD: 'The key “{label}” did not sign the challenge of the seal.',
  HEAD_MISSING: 'The tree head is missing.',
  CERTIFICATE_DIFFERS: 'The digest of the certificate is not that of what was signed.',
  CHECKPOINT_DIFFERS: 'The signed note is not over the text that was to be signed.',
  TOKENS_UNREAD: 'What the tokens hold was not read from each of {tokens}.',
  TOKEN_HOLDS_MORE:
    '{token} holds an object that the record does not know: {object}. Record an exception, and remove it.',
  TOKEN_HOLDS_LESS: '{token} does not hold an object that the record says it does: {object}.',
  COMMAND_MALFORMED: 'Fact {fact} is not a command of these rules.',
  REPLAY_DIFFERS: 'Fact {fact} is not what the rules decide on its command.',
  RECORD_NOT_ENDED: 'The record ends before its ceremony was sealed or aborted.',
  FAULT:
    'The program met an error that it does not know ({error}). What was begun is in doubt; nothing on record is lost.',
  STORE_NOT_OURS: '{path} is not a record of Strongroom.',
  STORE_NEWER: '{path} was written by a newer version (format {found}; this one knows {known}). Use that version.',
  STORE_IN_USE: '{path} is in use by another process. Close it first.',
  STORE_DAMAGED: '{path} is damaged: {what}. Work on a copy, or on the mirror; change nothing here.',
  RECORD_CHANGED:
    'The record at {path} is not as this ceremony left it: {what} Nothing was written. Keep it as it is, and go on from an untouched copy or abort in favour of a new ceremony.',
  SEAL_CHANGED:
    'The last note kept at {path} is not signed by the record key over this record. Nothing was written; keep it as it is.',
  JOURNAL_CHANGED: 'Entry {entry} of the journal at {path} is not one that this program writes. Nothing was written.',
  SETUP_CHANGED:
    '{path} does not fit the record: it says that the tokens may be thrown away, and the ceremony is real. Nothing was written.',
  STORE_EXISTS: '{path} exists already. Nothing was written.',
  STORE_UNREADABLE: '{path} cannot be opened: {reason}.',
  STORE_UNWRITABLE:
    '{path} cannot be written: {reason}. What was recorded before is safe. Make room or mend the medium, then go on.',
  STORE_READ_ONLY:
    '{path} is on a read-only medium. It can be listed, verified and exported; nothing can be added to it.',
  MIRROR_FAILED:
    'The mirror at {path} could not be written: {reason}. The record itself is safe; mend the mirror before going on.',
  MIRROR_SAME_MEDIUM:
    'The mirror at {path} would be on the same medium as the record, so that one failure takes both. Mount a second medium there, or let somebody say by name that one medium is enough.',
  MIRROR_MISSING: 'The copy on a second medium that this ceremony keeps is not given. Name its folder (--mirror DIR).',
  MIRROR_LOST:
    'The copy on the second medium is behind the record. Mend it, or let two people decide to go on without it.',
  MIRROR_UNCHANGED: 'The copy on the second medium is not in a state in which this can be said.',
  MIRROR_INCOMPLETE:
    'The copy on the second medium is not complete, though the record is: {trouble} Copy the bundle to a second medium instead.',
  MIRROR_DIFFERS:
    'The mirror at {path} differs from the record at line {line}. Keep both, and find out why before going on.',
  BENCH_RECORD_INVALID: 'The record made for the bench does not verify ({code}); its figure would mean nothing.',
  RECORD_NOT_SEALED: 'The ceremony is not sealed, so there is nothing to export yet.',
} as const

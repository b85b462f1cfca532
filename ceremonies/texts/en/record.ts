export const record = {
  NOT_CANONICAL:
    'A record cannot hold this: {what}. Facts hold NFC strings, safe integers, booleans, null, lists and objects.',
  HEADER_MALFORMED:
    'The {field} of a new fact is malformed, so it was not recorded; this is a bug in Strongroom: please report it.',
  SIGNATURE_MALFORMED: 'The signature is not a DER-encoded ECDSA signature on P-256, so no checkpoint was made.',
  ARTIFACT_NAME_UNFIT: 'An artifact cannot be called "{name}", or two have that name.',
  DISCLOSE_WITHHELD: 'This bundle already withholds fact {fact}; use a fuller one to disclose at level {level}.',
  BUNDLE_UNREADABLE: 'The bundle at {path} cannot be read: {why}.',
  BUNDLE_TOO_LARGE:
    'The bundle at {path} is larger than a record can be: at most {bytes} bytes in {files} files, {facts} of them in facts.jsonl (docs/RECORD.md, "Limits").',
  BUNDLE_EXISTS: '{path} already exists and is not overwritten; choose a new path.',

  RECORD_INVALID: 'The record does not verify ({code}), so nothing of it is printed: {message}',

  LINE_MALFORMED: 'This line of facts.jsonl is not exactly as a fact is written (docs/RECORD.md, "Lines"): {place}.',
  LEAF_DIFFERS: 'Fact {fact} is the first that is missing, added or not the one that was sealed.',
  BODY_DIFFERS: 'The content of fact {fact}, or its salt, was changed: it no longer matches its commitment.',
  ROOT_DIFFERS: 'The facts are not those that the checkpoint was signed over.',
  ACT_DAMAGED: 'The damage lies between two signed checkpoints, in facts {from} to {to}.',
  DAMAGE_NOT_LOCALISED:
    'Where the damage lies cannot be determined: the leaves do not match the checkpoint either, and no other checkpoint helps.',
  SEQUENCE_WRONG: 'Fact {fact} is numbered {found}: facts were moved, repeated, removed or added.',
  CEREMONY_DIFFERS: 'Fact {fact} is of another ceremony.',
  FIRST_FACT_WRONG:
    'A record must begin with a command and "ceremony.opened", and have the latter nowhere else: fact {fact} is wrong.',
  LEVEL_WRONG: 'Fact {fact} must be public, because it is "{type}".',
  FACT_MALFORMED: 'Fact {fact} lacks what a "{type}" must say, or says it in the wrong form: {place}.',
  BATCH_TIME_DIFFERS: 'Fact {fact} does not have the time of the command that it belongs to.',
  WITHHELD_UNEVENLY:
    'Facts are withheld one by one, but a level may only be withheld as a whole with all above it, and public facts never.',
  HEAD_DIFFERS: 'The person who gave the command of fact {fact} saw a different record.',
  REPLAY_FAILED: 'The decisions cannot be replayed from these facts: {why}.',

  OPENING_MISSING: 'The second fact does not say which ceremony this is, or not in this format.',
  RECORD_KEY_MISSING: 'The record does not name exactly one P-256 record key.',
  FINGERPRINT_DIFFERS: 'The fingerprint in fact {fact} is not that of the record key beside it.',
  NOT_SEALED: 'The last fact, and only it, must be "ceremony.sealed" or "ceremony.aborted".',
  CHECKPOINT_MALFORMED: 'The file checkpoint is not exactly one checkpoint with one signature.',
  ORIGIN_DIFFERS: 'The checkpoint’s origin is not {origin}.',
  SIGNATURE_WRONG: 'The checkpoint is not signed by the record key.',
  LEAVES_DIFFER: 'The file leaves does not list the leaves of these facts.',
  INNER_CHECKPOINT_WRONG: 'The checkpoint in fact {fact} is malformed or not signed by the record key.',
  INNER_CHECKPOINT_DIFFERS:
    'The first {size} {size, plural, one {fact is} other {facts are}} not those that the checkpoint in fact {fact} was signed over.',
  ANCHOR_MALFORMED:
    'What was given from outside is not a checkpoint, its digest or its 32 words: {fault}. Nothing was compared.',
  ANCHOR_INSIDE:
    '{path} is in the bundle, so it proves nothing more than the bundle itself: use what was kept elsewhere.',
  ANCHOR_TOO_LONG:
    'What was given from outside is longer than {longest} bytes, and no checkpoint, digest or copy of its words is. Nothing was compared.',
  ANCHOR_WRONG: 'The checkpoint from outside is not by the record key of this ceremony.',
  ANCHOR_DIFFERS:
    '{comparison} The checkpoint from outside is of another record: this one was changed, or is not the one you are looking for.',

  FILE_MISSING: 'The file {name} is missing.',
  FILE_UNKNOWN: 'The file {name} does not belong in a bundle.',
  SCRIPT_DIFFERS: 'script.yaml is not the script that fact {fact} names.',
  ARTIFACT_MISSING: 'The artifact {name} of fact {fact} is missing.',
  ARTIFACT_DIFFERS: 'The artifact {name} is not the one that fact {fact} binds.',
  ARTIFACT_UNKNOWN: 'No fact binds the file {name}.',
  ARTIFACT_DISCLOSED: 'The artifact {name} of fact {fact} is of a level that this bundle withholds.',
  KEY_CHECK_WRONG: 'The check value in fact {fact} is not that of the key "{label}".',
  PROOF_WRONG: 'The signature in fact {fact} is not by the key "{label}".',
  CARD_PROOF_WRONG: 'The signature in fact {fact} is not by the key that the card {card} is known by.',
  WORD_SIGNATURE_WRONG:
    'The signature in fact {fact} is not by the card {card} over the command before it, at that place of the record.',
  WORD_SIGNATURE_MISSING: 'Fact {fact} says that a card signed it, but no signature follows it.',
  CERTIFICATE_KEY_DIFFERS: 'The certificate of fact {fact} is not for the key "{label}".',
  CERTIFICATE_NOT_SELF_ISSUED: 'The certificate of fact {fact} does not name its own subject as issuer.',
  CERTIFICATE_ALGORITHM_DIFFERS: 'The certificate of fact {fact} does not name the signature algorithm of its key.',
  CERTIFICATE_NOT_PUBLIC:
    'The certificate of fact {fact} must be a public artifact, so that every reader can check it.',
  MANIFEST_DIFFERS: 'manifest.json does not match the other files exactly.',
  ARCHIVE_DIFFERS:
    'The tar file is not byte for byte as a bundle is packed: it was packed again, or holds more than its files. Unpack it, and verify the folder that comes out.',

  ANCHORED_REQUIRED:
    'The record was required to be anchored, and it is not: give its last checkpoint, digest or words from outside.',
  REPLAYED_REQUIRED: 'Every decision was required to be replayed, and not every one was.',
  REAL_REQUIRED: 'The ceremony was required to be real, and this is a rehearsal.',
  HARDWARE_REQUIRED: 'Every token was required to have a recorded certificate, and a software token was used.',

  ABORTED: 'The ceremony was aborted: {reason}',
  KEY_WITHOUT_BACKUP:
    'No backup of the key {label} was ever restored: its script makes none, so if the token is lost, the key is lost.',
  NO_BACKUP: 'No backup exists: the archive was waived, so if the token is lost, its key is lost. {reason}',
  WORDS_SIGNED:
    '{words} {words, plural, one {confirmation} other {confirmations}} signed by {cards} {cards, plural, one {card} other {cards}}.',
  WORDS_BY_CODE: 'Proposed or confirmed by personal code alone, unsigned, and how often: {people}.',
  WORDS_FED: 'Proposed or confirmed with nobody asked (fed), unsigned, and how often: {people}.',
  SHARE_LOST: 'By fact {fact}, share {share} of set {set} is lost.',
  CARD_DID_NOT_ANSWER:
    'By fact {fact}, the card {card}, which keeps share {share}, did not answer for it: {found, select, missing {it is missing} changed {it keeps something else} keyless {it lost its key} other {its PIN is blocked}}.',
  VOICE_LOST: 'From fact {fact} on, the card {card} no longer speaks for {person}: the personal code counts.',
  SET_IN_FORCE_TWICE:
    'Fact {fact} puts a set in force, as another fact before it does: a change of custodians does that once.',
  SUCCESSION_UNPROVED:
    'Fact {fact} puts a set in force for the key "{label}", but nothing before it shows that this key of the earlier set came back from the new one.',
  OLD_SHARES_RECOVER:
    'Custodians were changed, and the keys were not: {threshold} shares of the earlier set {set}, with any copy of its archives that survives, still recover {keys}. Only replacing these keys cures that.',
  OLD_SET_VALID:
    'Keys were rewrapped for a new set that was never put in force: the earlier set {set} is still the valid one.',
  CLOCK_JUMPED:
    'Fact {fact} says that the laptop’s clock shifted by {seconds} {seconds, plural, one {second} other {seconds}} against its monotonic clock: times after it are in doubt.',
  NOT_ANCHORED:
    'Consistent, not anchored: give a checkpoint, its digest or its words from outside to know that this is the record that was sealed.',
  ANCHORED_IN_PART:
    'What was given from outside agrees with the first {agrees} of {size} {size, plural, one {fact} other {facts}}. The rest is consistent, not anchored: give the last checkpoint, its digest or its words.',
  LEFT_BESIDE: 'Not part of the record, and left beside it by an operating system: {names}. Nothing in it was read.',
  FACTS_WITHHELD: 'Facts are withheld, so decisions were not replayed.',
  RULES_UNKNOWN: 'The record names rules that are not known here, so decisions were not replayed.',
} as const

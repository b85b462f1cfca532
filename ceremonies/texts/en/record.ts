export const record = {
  NOT_CANONICAL:
    'This cannot stand in a record: {what}. Facts hold NFC strings, safe integers, booleans, null, lists and objects.',
  HEADER_MALFORMED:
    'The {field} of a new fact is malformed, so it was not recorded; this is a fault of the program, report it.',
  LINE_MALFORMED: 'This line is not exactly as a fact is written (docs/RECORD.md, "Lines"): {place}',
  SIGNATURE_MALFORMED: 'The signature is not a DER-encoded ECDSA signature on P-256, so no checkpoint was made.',
} as const

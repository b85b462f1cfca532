/** What the records of earlier ceremonies say otherwise: told before a ceremony begins, and refused by nothing. */
export const register = {
  objectsMore:
    'The token of {device} (“{label}”, serial {serial}) holds what it did not hold when ceremony {ceremony} was sealed ({at}): {objects}. Find out who added it.',
  objectsLess:
    'The token of {device} (“{label}”, serial {serial}) no longer holds what it held when ceremony {ceremony} was sealed ({at}): {objects}. Find out who removed it.',
  object:
    '{type, select, public {public key} private {private key} secret {secret key} certificate {certificate} data {data object} other {object}} {id} “{label}”',
  followsNone:
    'This is said to be the first ceremony, but this laptop has the {count, plural, one {record of an earlier real one} other {records of {count} earlier real ones}}; the last is {last}.',
  followsUnknown:
    'No ceremony on this laptop has a note with this digest. Compare it with the paper again, unless the previous ceremony was held elsewhere.',
  followsEarlier:
    'The digest of the previous ceremony is that of an earlier note of {ceremony}, which continued after it. Use the digest of its last note.',
  followsTaken: '{ceremony} is already followed by {others}.',
} as const

/** Badges: `{issuer}` and `{subject}` are authorities by name; the holder of a badge is in none of these sentences but two. */
export const badge = {
  BADGE_UNASKED: 'The script does not say that {person} is known by a badge. Correct the script.',
  BADGE_NOWHERE:
    'No badge is in a reader: a PIV card that is not one of this ceremony’s own. Put in the badge, or look at what `strongroom cards` says.',
  BADGE_MANY: '{count} cards in readers could be the badge. Leave in the one that is to be checked.',
  BADGE_NONE:
    'The card has no certificate for PIV authentication (5FC105), or no key for it (9A), so nobody can be known by it. Use the badge that the organisation issued.',
  BADGE_UNREADABLE:
    'A certificate of the badge, or of an authority, cannot be read as X.509 in DER. Use another badge.',
  BADGE_KEY: 'The badge’s key is of a type that is not taken: it must be P-256, P-384 or RSA with 2048 bits.',
  BADGE_KEY_DIFFERS: 'The certificate on the badge is not for the key that the badge has. Do not accept this badge.',
  BADGE_PATH:
    'No certificate that was brought leads from the badge, issued by “{issuer}”, to an anchor that the script pins. Bring the certificates of the authorities in between (--badges), or do not accept this badge.',
  BADGE_ALGORITHM:
    '{which, select, badge {The badge’s certificate} other {The certificate of “{subject}”}} is signed by an algorithm that is not taken: it must be ECDSA, or RSA PKCS#1 v1.5, with SHA-256, SHA-384 or SHA-512.',
  BADGE_NOT_YET:
    '{which, select, badge {The badge’s certificate} other {The certificate of “{subject}”}} is valid only from {from} on. Do not accept this badge today.',
  BADGE_EXPIRED:
    '{which, select, badge {The badge’s certificate} other {The certificate of “{subject}”}} expired at {until}. Do not accept this badge.',
  BADGE_EXTENSION:
    '{which, select, badge {The badge’s certificate} other {The certificate of “{subject}”}} has a critical extension that this program does not know ({extension}, its OID in DER). Use a badge without it.',
  BADGE_ISSUER:
    'The certificate of “{subject}” is not that of an authority that may have issued this: its basic constraints or key usage do not allow it. Do not accept this badge.',
  BADGE_KEY_USAGE:
    'The badge’s certificate does not allow digital signatures (key usage). Use the badge’s PIV authentication certificate.',
  BADGE_PURPOSE:
    'The badge’s certificate is for other purposes than to prove who somebody is (extended key usage). Use the badge’s PIV authentication certificate.',
  BADGE_NAME_NONE:
    'The badge’s certificate has no {by, select, upn {user principal name} email {e-mail address} other {common name}}, which the script wants compared with the roll. Use another badge, or correct the script.',
  BADGE_NAME_DIFFERS:
    'The badge is that of “{shown}”, which is not the name on the roll. Letters that only look alike are not the same. Check whose badge it is. If it is the right one, begin the ceremony again with the name as the badge has it.',
  BADGE_SIGNATURE: 'The badge did not prove that it has the key of its certificate. Do not accept this badge.',
  BADGE_REVOKED:
    'The badge, or an authority over it, is on the list of revocations of “{issuer}”. Do not accept this badge.',
  BADGE_CRL_UNREADABLE:
    'A list of revocations (CRL) that was brought cannot be read as X.509 in DER. Bring a whole one.',
  BADGE_CRL_MISSING:
    'No list of revocations (CRL) was brought, and one of “{issuer}” is needed. Bring it with --badges.',
  BADGE_CRL_FOREIGN:
    'None of the lists of revocations (CRLs) that were brought is of “{issuer}”. Bring that one with --badges.',
  BADGE_CRL_SIGNATURE: 'The list of revocations of “{issuer}” is not signed by it. Fetch it again, from its own place.',
  BADGE_CRL_SIGNER:
    '“{issuer}” may not sign lists of revocations (key usage), so its list does not count. Ask its operator.',
  BADGE_CRL_PARTIAL:
    'The list of revocations of “{issuer}” is only part of one, or one of changes, or has entries of other authorities: it has critical extensions. Bring the complete list of that authority.',
  BADGE_CRL_EARLY:
    'The list of revocations of “{issuer}” counts only from {from} on. Compare the clocks, or bring the list of today.',
  BADGE_CRL_STALE: 'The list of revocations of “{issuer}” counted until {until}. Bring a newer one.',
  BADGE_FILES_NOT_GIVEN:
    'The lists of revocations of the badges’ authorities were not brought. Leave the ceremony, and resume it with --badges and their file or folder.',
  BADGE_FILE_UNREADABLE: '{path} cannot be read ({code}). Look at the medium, and try again.',
  BADGE_FILE_NONE:
    '{path} holds neither a certificate nor a list of revocations, in PEM or DER. Take it out of the folder, or bring the right file.',
  BADGE_FILE_LARGE: '{path} is longer than {most} bytes. Bring a list of revocations for fewer certificates.',
  BADGE_FILES_MANY:
    'The folder {path} has more than {most} files. Bring one that has only those of the badges’ authorities.',

  // What a verifier finds.
  BADGE_UNPAIRED:
    'Fact {fact} says that a badge was checked, or what it showed, without the fact that belongs to it, or they differ.',
  BADGE_FILES_MISSING: 'The certificates or the list of revocations that fact {fact} names are missing.',
  BADGE_WRONG: 'What fact {fact} shows of a badge does not hold ({code}).',
  BADGES_CHECKED:
    '{count} {count, plural, one {badge was} other {badges were}} checked to {anchors}: compare these digests with the certificates of the authorities that you trust.',
} as const

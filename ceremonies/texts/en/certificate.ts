export const certificate = {
  SUBJECT_EMPTY: 'The subject is empty; write one such as CN=Example Root CA R1,O=Example Trust Services,C=DE.',
  SUBJECT_SYNTAX:
    'The subject has no TYPE=value at character {column}; write attributes as TYPE=value, with a comma and no space between them.',
  SUBJECT_TYPE_UNKNOWN: 'The subject has the attribute type "{type}" at character {column}; known are {known}.',
  SUBJECT_TYPE_TWICE: 'The subject names {type} a second time at character {column}; leave one.',
  SUBJECT_TOO_MANY: 'The subject has {count} attributes; at most {limit} are allowed.',
  SUBJECT_NAME_MISSING: 'The subject has no common name; add CN=…',
  SUBJECT_UNESCAPED:
    'The subject has {character} at character {column}, where RFC 4514 wants a backslash before it; write \\{character}.',
  SUBJECT_MULTIVALUED:
    'The subject joins two attributes by + at character {column}; separate them by a comma, or write \\+ for a plus sign.',
  SUBJECT_ESCAPE_WRONG:
    'The subject has a backslash at character {column} that is followed neither by a special character nor by UTF-8 in hex; write \\\\ for a backslash.',
  SUBJECT_VALUE_EMPTY:
    'The subject has no value for {type} at character {column}; write one or leave the attribute out.',
  SUBJECT_VALUE_TOO_LONG:
    'The value of {type} at character {column} of the subject has {length} characters; X.520 allows {limit}.',
  SUBJECT_CHARACTER:
    'The value of {type} at character {column} of the subject has the character {character}, which cannot be read aloud and compared on paper; use letters, digits and punctuation.',
  SUBJECT_SPACE: 'The value of {type} at character {column} of the subject begins or ends with a space; remove it.',
  SUBJECT_NOT_NFC:
    'The value of {type} at character {column} of the subject is not in Unicode form NFC; write accented letters as single characters.',
  SUBJECT_COUNTRY_WRONG: 'The country at character {column} of the subject is not two capital letters, such as DE.',
  SUBJECT_REHEARSAL_TOO_LONG:
    'With REHEARSAL before it the common name has {length} characters, and X.520 allows {limit}; shorten it, so that the rehearsal runs with the name of the real ceremony.',
  CERTIFICATE_KEY_WRONG:
    'The public key is not an {algorithm} key in the form that certificates carry; check what the token made.',
  CERTIFICATE_SERIAL_WRONG:
    'The serial number is not a positive number of 9 to 20 octets; draw it from 16 random bytes.',
  CERTIFICATE_DATE_WRONG: 'The date "{date}" is not a time from 1950 to 9999 in UTC such as 2026-11-21T00:00:00Z.',
  CERTIFICATE_DATES_REVERSED:
    'The certificate would end at {notAfter}, not after it begins at {notBefore}; change the validity.',
  CERTIFICATE_PATH_LENGTH_WRONG:
    'The path length {pathLength} is not a whole number from 0 to 255; leave it out for no limit.',
  CERTIFICATE_UNREADABLE: 'These bytes are not an X.509 certificate in DER; do not use them.',
  CERTIFICATE_SIGNATURE_WRONG: "The certificate's signature is not by its own key; discard it and check the token.",
  CERTIFICATE_LINT: 'The certificate is not what was decided, and is not used: {findings}',
} as const

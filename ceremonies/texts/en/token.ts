/** Refusals of the device port. `{device}` is the name in the script's inventory; TOKEN_ERROR carries the PKCS#11 name. */
export const token = {
  // The border to a host process.
  MESSAGE_MALFORMED:
    'A message to the host process ({method}) is malformed; this is a bug in Strongroom: please report it.',
  HOST_FAULT: 'The host process failed in {method} ({error}); this is a bug in Strongroom: please report it.',
  DEVICE_UNKNOWN: 'No device is called “{device}”; use a name from the inventory of the script.',
  DEVICE_LOST:
    'The process that talks to {device} ended during {method} ({reason}); what the device did is not known: check what the token holds before continuing.',
  DEVICE_HUNG:
    'The process that talks to {device} did not answer during {method} and was ended; what the device did is not known: check the device and what the token holds before continuing.',
  MODULE_CRASHED:
    'The PKCS#11 module of {device} crashed during {method} ({reason}); what the device did is not known: check what the token holds before continuing, and report the crash to the vendor.',
  DEVICE_RESTARTS:
    'The process that talks to {device} has ended {times} {times, plural, one {time} other {times}} in {minutes} {minutes, plural, one {minute} other {minutes}}; find out why, then start Strongroom again.',

  // The module.
  MODULE_NOT_FOUND: 'There is no PKCS#11 module at {path}; check the path and install the vendor’s software.',
  MODULE_NOT_PKCS11:
    'The file {path} cannot be loaded as a PKCS#11 module ({reason}); name the vendor’s PKCS#11 library.',
  MODULE_NOT_INITIALISED: 'The PKCS#11 module {path} does not start ({error}); check its configuration.',

  // The token.
  TOKEN_ABSENT:
    'No token with label “{label}” (serial {serial}) is present at {device}; insert or switch on the right one, and check label and serial.',
  TOKEN_OTHER:
    'The token “{label}” at {device} is the wrong one: its serial is {found}, not {serial}. Connect the right one.',
  TOKEN_AMBIGUOUS:
    'More than one token at {device} has the label “{label}” (serial {serial}); give the serial in the inventory.',
  TOKEN_NOT_INITIALISED:
    'No token at {device} is initialised with label “{label}”; commission it first, or check label and serial.',
  TOKEN_NOT_EMPTY:
    'The token at {device} holds {count} objects; use an empty token, or reset this one with the vendor’s tool if nothing in it is needed.',
  TOKEN_SHARED:
    '{count} other {count, plural, one {session is} other {sessions are}} open at the token of {device}; there may be none while a key can leave it. End the other programs that use it.',
  TOKEN_UNSEEN:
    'The token at {device} is already initialised with a different user PIN, so its private objects cannot be seen; use an empty token, or reset this one with the vendor’s tool.',
  TOKEN_LABEL_LONG: 'The label “{label}” is longer than the 32 bytes that a token can hold; choose a shorter one.',
  TOKEN_FULL: 'The token at {device} is full; remove objects that are no longer needed, or use another token.',
  TOKEN_WRITE_PROTECTED: 'The token at {device} is write-protected; lift the protection or use another token.',
  TOKEN_ERROR: 'The token at {device} answered {error} to {method}; look it up in the vendor’s manual.',
  DEVICE_REMOVED:
    'The device {device} was removed or its session ended during {method}; what it did is not known: insert it again and check what the token holds before continuing.',
  DEVICE_FAILED:
    'The device {device} reports a failure in {method} ({error}); check the device and what the token holds before continuing.',

  // PINs.
  PIN_WRONG:
    'The {role, select, user {user} other {security officer}} PIN of {device} is wrong (tries left, as reported by the token: {left}); check it and type it again.',
  PIN_LOCKED:
    'The {role, select, user {user} other {security officer}} PIN of {device} is locked after too many wrong tries; it can only be reset by the security officer or the vendor’s tool.',
  PIN_TRIES_LOW:
    'Few tries are left for the {role, select, user {user} other {security officer}} PIN of {device}, as its token reports. Check the PIN on paper before you continue: too many wrong tries lock the token, perhaps for good.',
  PIN_TRIES_FINAL:
    'One try is left for the {role, select, user {user} other {security officer}} PIN of {device}, as its token reports. If the next PIN is wrong, the token is locked, perhaps for good. Continue only if everybody is sure of the PIN.',
  PIN_SHORT: 'A PIN, and each half of one, needs at least {least} characters. Nothing was kept; choose a longer one.',
  PIN_LONG:
    'The token takes at most {most} {most, plural, one {character} other {characters}} here. Nothing was kept; choose a shorter one.',
  PIN_NO_ROOM:
    'The token at {device} leaves each of {people} people at most {most} {most, plural, one {character} other {characters}} of a PIN, and each needs {least}. Let one person choose it: change the script.',
  PIN_NOT_ASCII:
    'A PIN may hold only unaccented letters, digits, spaces and common symbols: another tool could encode others differently, and the token would not open. Nothing was kept; type another.',
  PIN_UNREADABLE: 'What was typed as a PIN could not be read as text. Nothing was kept; set the terminal to UTF-8.',
  PIN_LENGTH:
    'The {role, select, user {user} other {security officer}} PIN of {device} has the wrong length; it must have {least} to {most} bytes.',
  PIN_INVALID:
    'The token at {device} does not accept the {role, select, user {user} other {security officer}} PIN ({error}); choose one that its rules allow.',
  PIN_EXPIRED:
    'The {role, select, user {user} other {security officer}} PIN of {device} has expired; set a new one with the vendor’s tool.',
  PIN_UNSET: 'The user PIN of {device} has not been set; commission the token first.',
  PIN_MISSING: 'The device {device} has no keypad of its own; type the PIN.',
  KEYPAD_INITIALISE:
    'The device {device} takes PINs only at its own keypad, and this version cannot initialise such a device; initialise it with the vendor’s tool and start with an empty token.',
  ALREADY_LOGGED_IN: 'Someone is already logged in to {device}; the PIN was not tried.',
  NOT_LOGGED_IN: 'Nobody is logged in to {device}; log in first.',

  // Keys and mechanisms.
  MECHANISM_MISSING: 'The token at {device} does not have {mechanism}; use another algorithm or another token.',
  PARAMETER_REFUSED:
    'The token at {device} refuses a parameter or attribute in {method} ({error}); compare the template with the vendor’s manual.',
  LABEL_EXISTS: '{device} already has an object labelled “{label}”; choose another label, nothing was made.',
  ID_EXISTS: '{device} already has an object with CKA_ID {id}; nothing was made.',
  OBJECT_ABSENT: 'There is no {class} object with CKA_ID {id} in {device}.',
  OBJECT_AMBIGUOUS: 'There are {count} {class} objects with CKA_ID {id} in {device}; which one is meant is not clear.',
  KEY_NOT_WRAPPABLE:
    'The token at {device} cannot wrap this type of key with {mechanism}; choose another algorithm or `archive: none`.',
  KEY_UNEXTRACTABLE: 'The key is not extractable, so {device} refuses to wrap it.',
  KEY_USE_REFUSED:
    'The token at {device} does not permit this use of the key ({error}); compare its attributes with the script.',
  KEY_UNREADABLE: 'The token at {device} gave a public key that cannot be read ({reason}); do not use this key.',
  DESTROY_INCOMPLETE:
    'After destroying, {count} {class} objects with CKA_ID {id} are still in {device}; record an exception.',
  WRAPPED_KEY_REFUSED:
    'The token at {device} refuses the wrapped key ({error}); check that the blob and the unwrapping key belong together.',
  WRAPPING_KEY_NOT_ADMITTED:
    'The wrapping key {id} is not in the script, and {device} holds {count} extractable keys; nothing was wrapped.',
  WRAPPING_KEY_LEFTOVER:
    'A session key that can wrap ({id}) and is not in the script is left in {device}; destroy it first, nothing was wrapped.',
  WRAP_NOT_RFC5649:
    'With {mechanism} the token at {device} does not wrap this type of key as RFC 5649 requires ({reason}); such a blob could not be opened elsewhere.',
  WRAP_LENGTHS_DIFFER: 'The token at {device} made wrapped keys of different lengths; nothing was kept.',
} as const

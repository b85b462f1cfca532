/** Parameters that the shipped script does not take. */
import { refused, type Row, shippedScript } from '../cli.ts'

const rehearse = ['rehearse', shippedScript, '--out', '{}/out']

/** A rehearsal of the shipped script with these settings. */
function setting(input: string, settings: readonly string[], code: string, message: string): Row {
  return refused(input, [...rehearse, ...settings.flatMap((one) => ['--set', one])], code, message)
}

export const parameterRows: readonly Row[] = [
  setting(
    'a setting without a value',
    ['shares'],
    'SETTING_MALFORMED',
    'Write --set as NAME=VALUE, once for each name, not as: shares.',
  ),
  setting(
    'a setting without a name',
    ['=3'],
    'SETTING_MALFORMED',
    'Write --set as NAME=VALUE, once for each name, not as: =3.',
  ),
  setting(
    'a setting twice',
    ['shares=3', 'shares=4'],
    'SETTING_MALFORMED',
    'Write --set as NAME=VALUE, once for each name, not as: shares=4.',
  ),
  setting(
    'a parameter that the script lacks',
    ['custodians=3'],
    'PARAMETER_UNKNOWN',
    'The script has no parameter custodians; it has algorithm, subject, validity-years, shares, threshold, archive.',
  ),
  setting(
    'a parameter of the language',
    ['__proto__=3'],
    'PARAMETER_UNKNOWN',
    'The script has no parameter __proto__; it has algorithm, subject, validity-years, shares, threshold, archive.',
  ),
  setting(
    'a threshold above the shares',
    ['shares=3', 'threshold=4'],
    'THRESHOLD_TOO_LARGE',
    'A threshold of 4 needs at least as many shares; there are 3.',
  ),
  setting(
    'a threshold of one',
    ['threshold=1'],
    'PARAMETER_INVALID',
    'The parameter threshold must be a whole number from 2 to 16.',
  ),
  setting(
    'no threshold',
    ['threshold='],
    'PARAMETER_INVALID',
    'The parameter threshold must be a whole number from 2 to 16.',
  ),
  setting(
    'seventeen shares',
    ['shares=17'],
    'PARAMETER_INVALID',
    'The parameter shares must be a whole number from 2 to 16.',
  ),
  setting('no shares', ['shares=0'], 'PARAMETER_INVALID', 'The parameter shares must be a whole number from 2 to 16.'),
  setting(
    'shares below zero',
    ['shares=-3'],
    'PARAMETER_INVALID',
    'The parameter shares must be a whole number from 2 to 16.',
  ),
  setting(
    'a thousand shares as 1e3',
    ['shares=1e3'],
    'PARAMETER_INVALID',
    'The parameter shares must be a whole number from 2 to 16.',
  ),
  setting(
    'half a share',
    ['shares=2.5'],
    'PARAMETER_INVALID',
    'The parameter shares must be a whole number from 2 to 16.',
  ),
  setting(
    'shares in hexadecimal',
    ['shares=0x5'],
    'PARAMETER_INVALID',
    'The parameter shares must be a whole number from 2 to 16.',
  ),
  setting(
    'shares in digits that are not ASCII',
    ['shares=５'],
    'PARAMETER_INVALID',
    'The parameter shares must be a whole number from 2 to 16.',
  ),
  setting(
    'a number with a space',
    ['shares= 5'],
    'PARAMETER_INVALID',
    'The parameter shares must be a whole number from 2 to 16.',
  ),
  setting(
    'a number without end',
    [`shares=${'9'.repeat(400)}`],
    'PARAMETER_INVALID',
    'The parameter shares must be a whole number from 2 to 16.',
  ),
  setting(
    'a key that is too short',
    ['algorithm=RSA-2048'],
    'PARAMETER_INVALID',
    'The parameter algorithm must be one of EC-P256, EC-P384, EC-P521, RSA-3072, RSA-4096, Ed25519.',
  ),
  setting(
    'an algorithm in small letters',
    ['algorithm=ec-p256'],
    'PARAMETER_INVALID',
    'The parameter algorithm must be one of EC-P256, EC-P384, EC-P521, RSA-3072, RSA-4096, Ed25519.',
  ),
  setting(
    'an archive of another kind',
    ['archive=paper'],
    'PARAMETER_INVALID',
    'The parameter archive must be one of wrapped, none.',
  ),
  setting(
    'validity for 26 years, beyond 2050',
    ['validity-years=26'],
    'PARAMETER_INVALID',
    'The parameter validity-years must be a whole number from 1 to 25.',
  ),
  setting(
    'validity for no year',
    ['validity-years=0'],
    'PARAMETER_INVALID',
    'The parameter validity-years must be a whole number from 1 to 25.',
  ),
  setting(
    'an empty subject',
    ['subject='],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The subject is empty; write one such as CN=Example Root CA R1,O=Example Trust Services,C=DE.',
  ),
  setting(
    'a subject without a common name',
    ['subject=O=Example,C=DE'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The subject has no common name; add CN=….',
  ),
  setting(
    'a subject of no attributes',
    ['subject=Example Root'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The subject has no TYPE=value at character 1; write attributes as TYPE=value, with a comma and no space between them.',
  ),
  setting(
    'a subject with quotation marks',
    ['subject=CN="Example" Root'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The subject has " at character 4, where RFC 4514 wants a backslash before it; write \\".',
  ),
  setting(
    'a subject with an emoji',
    ['subject=CN=Example 🔑 Root'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The value of CN at character 4 of the subject has the character U+1F511, which cannot be read aloud and compared on paper; use letters, digits and punctuation.',
  ),
  setting(
    'a subject of 10,000 characters',
    [`subject=CN=${'x'.repeat(10_000)}`],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The value of CN at character 4 of the subject has 10000 characters; X.520 allows 64.',
  ),
  setting(
    'a subject with an unknown attribute',
    ['subject=CN=Example Root,MAIL=root'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The subject has the attribute type "MAIL" at character 17; known are CN, O, OU, L, ST, C, organizationIdentifier.',
  ),
  setting(
    'a subject with two common names',
    ['subject=CN=Example,CN=Root'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The subject names CN a second time at character 12; leave one.',
  ),
  setting(
    'a subject with a country of three letters',
    ['subject=CN=Example Root,C=DEU'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The value of C at character 19 of the subject has 3 characters; X.520 allows 2.',
  ),
  setting(
    'a subject that ends in a comma',
    ['subject=CN=Example Root,'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The subject has no TYPE=value at character 17; write attributes as TYPE=value, with a comma and no space between them.',
  ),
  setting(
    'a subject with a line break',
    ['subject=CN=Example\nRoot'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The value of CN at character 4 of the subject has the character U+000A, which cannot be read aloud and compared on paper; use letters, digits and punctuation.',
  ),
  setting(
    'a subject with a right-to-left override',
    ['subject=CN=Example \u202eRoot'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The value of CN at character 4 of the subject has the character U+202E, which cannot be read aloud and compared on paper; use letters, digits and punctuation.',
  ),
  setting(
    'a subject with a Cyrillic combining accent',
    ['subject=CN=Exa\u0308mple'],
    'PARAMETER_INVALID',
    'The parameter subject is not a valid subject: The value of CN at character 4 of the subject is not in Unicode form NFC; write accented letters as single characters.',
  ),
  setting(
    'a subject too long for REHEARSAL before it',
    [`subject=CN=${'x'.repeat(60)}`],
    'SUBJECT_REHEARSAL_TOO_LONG',
    'With REHEARSAL before it the common name has 70 characters, and X.520 allows 64; shorten it, so that the rehearsal runs with the name of the real ceremony.',
  ),
]

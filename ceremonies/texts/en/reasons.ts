/** What stands inside a sentence: why an answer, a parameter, a script or a value will not do. */
export const reason = {
  // Of an answer.
  mustBeYes: 'must be yes before the ceremony can continue',
  disagrees: 'is not the digest on record; compare it group by group',
  yesOrNo: 'must be yes or no',
  wholeNumber: 'must be a whole number up to {max}',
  oneOf: 'must be one of {options}',
  somePeople: 'must name {count} different people',
  peopleOf: 'must be among {options}',
  time: 'must be a UTC time such as 2026-11-21T10:00:00Z',
  digest: 'must be 64 lower-case hexadecimal digits, or none',
  text: 'must be text',

  // Of a parameter.
  between: 'must be a whole number from {min} to {max}',
  noSubject: 'is not a valid subject: {why}',

  // Of a file's form.
  at: '{path}: {why}',
  unknownMember: 'unknown member {names}',
  missing: 'is missing',
  type: 'must be {type, select, string {text} number {a number} int {a whole number} boolean {yes or no} array {a list} object {a group of members} record {a group of members} other {{type}}}',
  tooSmall:
    '{of, select, string {must have at least {least} {least, plural, one {character} other {characters}}} array {must have at least {least} {least, plural, one {member} other {members}}} other {must be at least {least}}}',
  tooLarge:
    '{of, select, string {may have at most {most} {most, plural, one {character} other {characters}}} array {may have at most {most} {most, plural, one {member} other {members}}} other {may be at most {most}}}',
  noneOf: '“{value}” is not offered; choose one of {options}',
  notOffered: 'choose one of {options}',
  mustBe: 'must be {value}',
  form: 'is malformed',

  // Pieces of a script that have a form of their own.
  joinedName: 'must be lower-case words joined by hyphens',
  listedMembers: 'must have at most {most} members',
  languageTag: 'must be the tag of a language such as en or pt-BR',
  noLanguage: 'must stand in one language at least',
  listedSteps: 'must have at most {most} steps',
  roleCount: 'must be a whole number from 1 to 64, or a parameter',
  certificateCovers: 'needs the model and the firmware that it covers beside it, as the HSM itself reports them',
  sharesOnce: 'must be of one share, or of each of a role: share or for-each',
  keptOnce: 'must be in exactly one place: a safe, or with a person',
  anchor:
    'must be one certificate in PEM, in lines of 64 characters, or the SHA-256 of its DER in 64 lower-case hexadecimal digits',
  label: 'must be 1 to 64 printable ASCII characters',
  device: 'must be the name of an HSM in the inventory',
  part: 'must be a part such as crypto-officer-1',
  artifact: 'must be a file name such as root.pem',

  // Of a file of YAML, answers or text.
  tooLong: 'longer than {most} characters',
  tooDeep: 'it is nested too deeply',
  repeatedKey: 'this member is repeated',
  alias: 'anchors and aliases are not allowed',
  tag: 'tags are not allowed',
  directive: 'the only directive allowed is %YAML 1.2',
  plainNumber: 'write {number} as a plain decimal number without leading zeros, or in quotes as text',
  byteOrderMark: 'a byte order mark is not allowed',
  character: 'the character {character} is not allowed',
  newer: 'the character {character} is not in Unicode {version}',
  notNfc: 'text must be in Unicode form NFC',
  json: 'it is not JSON',
  noPart: 'there is no part {part}',
  noStep: 'there is no step {step}',
  noField: '{part} has no field {field} at step {step}',

  /** By the code of the YAML library. */
  yaml: {
    ALIAS_PROPS: 'an alias may have no anchor or tag',
    BAD_ALIAS: 'this alias is malformed',
    BAD_COLLECTION_TYPE: 'this tag does not fit its collection',
    BAD_DIRECTIVE: 'this directive is malformed',
    BAD_DQ_ESCAPE: 'this escape sequence is not valid in double quotes',
    BAD_INDENT: 'the lines of a collection must be indented alike',
    BAD_PROP_ORDER: 'anchors and tags come after the indicators - ? :',
    BAD_SCALAR_START: 'a text cannot begin with this character; put it in quotes',
    BLOCK_AS_IMPLICIT_KEY: 'a nested member must begin on its own line',
    BLOCK_IN_FLOW: 'within brackets the members are separated by commas',
    DUPLICATE_KEY: 'this member is repeated',
    IMPOSSIBLE: 'this cannot be read as YAML',
    KEY_OVER_1024_CHARS: 'a name may have at most 1024 characters',
    MISSING_CHAR: 'a character such as a quote, bracket, comma, colon or space is missing here',
    MULTILINE_IMPLICIT_KEY: 'a name must be on one line',
    MULTIPLE_ANCHORS: 'a node may have one anchor at most',
    MULTIPLE_DOCS: 'a second document begins here',
    MULTIPLE_TAGS: 'a node may have one tag at most',
    NON_STRING_KEY: 'a name must be text',
    TAB_AS_INDENT: 'a tab cannot indent; use spaces',
    TAG_RESOLVE_FAILED: 'this tag is not known',
    UNEXPECTED_TOKEN: 'this was not expected here; is a quote or a bracket missing?',
  },
} as const

/** Where a checkpoint, digest or words from outside cannot be read, and how far a copy agrees. */
export const outside = {
  notText: 'it is not UTF-8 text; save it as plain text',
  empty: 'it is empty',
  noteInexact: 'it looks like a checkpoint, but is not exactly one; use the file as it was signed, to the last newline',
  characterForeign: 'the character U+{code} on line {line} is not ASCII',
  digitForeign: '"{letter}" on line {line} is not a hexadecimal digit',
  digitsCount: '{count} hexadecimal digits; {needed} are needed',
  wordsCount: '{count} {count, plural, one {word} other {words}}; {needed} are needed',
  placesMissing:
    '{count} {count, plural, one {word} other {words}}; {needed} are needed, and none is numbered {places}',
  wordUnknown:
    'word {place} "{word}" is not in the list{others, plural, =0 {} one {, and 1 more is not} other {, and {others} more are not}}',
  wordMeant:
    'word {place} "{word}" is not in the list (did you mean "{near}"?){others, plural, =0 {} one {, and 1 more is not} other {, and {others} more are not}}',
  wordAstray:
    'word {place} "{word}" is in the list, but not for this place: words of two and of three syllables alternate, so one was left out, doubled or swapped here or before',
  placeTwice: 'there are two words for place {place}',
  numberBeyond: 'no word can be number {number}',
  numberAlone: 'no word follows the number {number}',
  further: '{first}; {further}',

  agreed: '{agreed} of the {count} {form, select, words {words} other {pairs of digits}} are those of {which}.',
  almost:
    '{agreed} of the {count} {form, select, words {words} other {pairs of digits}} are those of {which}; {form, select, words {{differing, plural, one {word} other {words}}} other {{differing, plural, one {pair of digits} other {pairs of digits}}}} {places} {differing, plural, one {differs} other {differ}}: look at the paper again. Only if it says the same, this holds:',
  last: 'its last checkpoint',
  earlier: 'its checkpoint over the first {size} {size, plural, one {fact} other {facts}}',
} as const

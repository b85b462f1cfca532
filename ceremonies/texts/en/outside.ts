/** Where a checkpoint, digest or words from outside cannot be read, and how far a copy agrees. */
export const outside = {
  notText: 'it is not UTF-8 text; save it as plain text',
  empty: 'it is empty',
  noteInexact:
    'it looks like a checkpoint, but is not exactly one; bring the file as it was signed, to the last newline',
  characterForeign: 'the character U+{code} on line {line} is not of the ASCII alphabet',
  digitForeign: '"{letter}" on line {line} is no hexadecimal digit',
  digitsCount: '{count} hexadecimal digits; {needed} are needed',
  wordsCount: '{count} {count|word|words}; {needed} are needed',
  placesMissing: ', and there is none numbered {places}',
  wordUnknown: 'word {place} "{word}" is not in the list',
  wordMeant: ' (did you mean "{near}"?)',
  more: ', and {others} more {others|is|are} not',
  wordAstray:
    'word {place} "{word}" is in the list, but not for this place: words of two and of three syllables alternate, so one was left out, doubled or swapped here or before',
  placeTwice: 'there are two words for place {place}',
  numberBeyond: 'no word can be number {number}',
  numberAlone: 'no word stands after the number {number}',

  agreed: ' {agreed} of the {count} {units} are those of {which}',
  last: 'its last checkpoint',
  earlier: 'its checkpoint over the first {size} {size|fact|facts}',
  atPlaces: '; {unit} {places} {verb}: look at the paper again',
  units: { words: { one: 'word', many: 'words' }, digits: { one: 'pair of digits', many: 'pairs of digits' } },
  differs: 'differs',
  differ: 'differ',
  and: 'and',
} as const

/** What a view shows beside the state, where a test is about neither device nor record. */
export const live = {
  sequence: 0,
  head: '',
  words: [],
  asks: [],
  busy: null,
  mirrorTrouble: null,
  tail: [],
  unsigned: { heard: [], earlier: 0 },
  face: { say: null, stated: [], what: [], said: [] },
}

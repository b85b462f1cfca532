/**
 * The sets into which archives of an earlier one were rewrapped. Such a set is valid only once it is put in force, and nothing else
 * makes a set wait: not that the ceremony accepted a record, nor that it found a key in use and archived it.
 */
export function rewrappedInto(
  archived: readonly { readonly label: string; readonly set: string }[],
  rewrapped: readonly string[],
): ReadonlySet<string> {
  return new Set(archived.filter(({ label }) => rewrapped.includes(label)).map(({ set }) => set))
}

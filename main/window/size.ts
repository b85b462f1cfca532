/** Far more than people type at once, and little enough to be looked at in no time. */
const MOST = 256 * 1024
const DEEPEST = 12

/** True for plain JSON of at most some hundred thousand characters and members: looked at before anything parses it. */
export function isSmall(value: unknown): boolean {
  let left = MOST
  const fits = (at: unknown, depth: number): boolean => {
    left -= 8
    if (typeof at === 'string') left -= at.length
    if (left < 0 || depth > DEEPEST) return false
    if (typeof at !== 'object' || at === null) return true
    if (Array.isArray(at)) return at.length <= left && at.every((member) => fits(member, depth + 1))
    if (Object.getPrototypeOf(at) !== Object.prototype) return false
    return Object.entries(at).every(([name, member]) => fits(name, depth) && fits(member, depth + 1))
  }
  return fits(value, 0)
}

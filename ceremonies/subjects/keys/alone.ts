import type { Token } from '../../devices/hsm.ts'
import { refuse } from '../../base/refusal.ts'

/**
 * While a key can leave the token, no other session may be open at it: whoever has the PIN could wrap the key out. Returns how
 * many others the module counts, which is none, or null where it does not tell; throws TOKEN_SHARED.
 */
export async function mustBeAlone(token: Token, device: string): Promise<number | null> {
  const { otherSessions: count } = (await token.describe()).token
  if (count !== null && count > 0) throw refuse('TOKEN_SHARED', { device, count })
  return count
}

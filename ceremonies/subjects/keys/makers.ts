/** Who made a token, as far as it says so: what they offer for a key that cannot leave it is a sentence in texts. */
import type { TokenDescription } from '../../devices/hsm.ts'

export const makers = ['luna', 'nshield', 'utimaco', 'yubihsm', 'cloudhsm', 'softhsm', 'other'] as const
export type Maker = (typeof makers)[number]

const called: readonly (readonly [maker: Maker, name: RegExp])[] = [
  ['luna', /safenet|luna|thales/i],
  ['nshield', /nshield|ncipher|entrust/i],
  ['utimaco', /utimaco/i],
  ['yubihsm', /yubihsm|yubico/i],
  ['cloudhsm', /cloudhsm|cavium|marvell/i],
  ['softhsm', /soft ?hsm/i],
]

export function makerOf({ module, token }: Pick<TokenDescription, 'module' | 'token'>): Maker {
  const said = [token.manufacturer, token.model, module.manufacturer, module.description]
  return called.find(([, name]) => said.some((text) => name.test(text)))?.[0] ?? 'other'
}

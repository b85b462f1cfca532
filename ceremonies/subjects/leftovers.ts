import type { Json } from '../base/json.ts'
import type { ObjectRef, Token } from '../devices/hsm.ts'
import { Refusal } from '../base/refusal.ts'

/** For an act that leaves nothing behind in a device: after a crash it is simply done again, when people say so. */
export const nothingLeft = {
  look: () => Promise.resolve({ left: 'nothing' }),
  choices: () => ['discard' as const],
  discard: () => Promise.resolve({ destroyed: 0 }),
}

/** For a signature: it may only be made again, over the identical bytes that the record holds; otherwise the ceremony ends. */
export const redoOnly = { ...nothingLeft, choices: () => ['redo' as const] }

/** Which of those objects the token really holds, found by class and CKA_ID. */
export async function present(
  token: Token,
  refs: readonly ObjectRef[],
): Promise<{ readonly found: readonly { class: string; id: string; label: string }[] }> {
  const objects = await token.objects()
  const found = objects.filter((object) => refs.some((ref) => ref.class === object.class && ref.id === object.id))
  return { found: found.map(({ class: type, id, label }) => ({ class: type, id, label })) }
}

/** Destroys them all; returns how many there were. */
export async function destroyAll(token: Token, refs: readonly ObjectRef[]): Promise<Json> {
  let destroyed = 0
  for (const ref of refs) destroyed += await token.destroy(ref)
  return { destroyed, objects: refs.map(({ class: type, id }) => `${type} ${id}`) }
}

export const pair = (id: string): readonly ObjectRef[] => [
  { class: 'public', id },
  { class: 'private', id },
]

/** The code of a refusal; anything else is thrown on. */
export function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  throw error
}

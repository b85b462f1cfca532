/**
 * Forbids this process core dumps before it reads a secret. Recovery must work even where the addon for that does not load:
 * then the answer is `on`, and the command says so.
 */
export async function tryWithoutCoreDumps(): Promise<'off' | 'on'> {
  try {
    const { withoutCoreDumps } = await import('../../native/secrets/core-dumps.ts')
    return withoutCoreDumps()
  } catch {
    return 'on'
  }
}

import { Refusal } from '../../ceremonies/base/refusal.ts'
import { inEnglish } from './english.ts'

/** What `work` was refused with, as code and sentence; fails if it was not refused. */
export async function refused(work: Promise<unknown> | (() => unknown)): Promise<{ code: string; message: string }> {
  try {
    await (typeof work === 'function' ? work() : work)
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, message: inEnglish(error) }
    throw error
  }
  throw new Error('it was not refused')
}

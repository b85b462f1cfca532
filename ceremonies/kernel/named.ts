import { z } from 'zod'

/** A name in a script: lower-case words joined by hyphens. */
export const joinedName = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'reason.joinedName')

/** Members by such names, at most so many. */
export const named = <V extends z.ZodType>(value: V, most: number) =>
  z.record(joinedName, value).refine((members) => Object.keys(members).length <= most, {
    error: 'reason.listedMembers',
    params: { most },
  })

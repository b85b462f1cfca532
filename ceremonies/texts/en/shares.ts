export const shares = {} as const

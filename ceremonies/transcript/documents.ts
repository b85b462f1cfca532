/** What is printed of a script before the day: itself, a card for each witness, and a sheet for each share. */
export const documentNames = ['script', 'cards', 'sheets'] as const
export type DocumentName = (typeof documentNames)[number]

/** Those, and the sheet of a plan that is ready to be opened. */
export const paperNames = [...documentNames, 'plan'] as const

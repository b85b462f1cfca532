import type { preflight as english } from '../en/preflight.ts'
import type { Translated } from '../translated.ts'

/** Was sich zeigt, bevor jemand nach einem Namen gefragt wird, außer Ablehnungen. */
export const preflight: Translated<typeof english> = {
  laptop: 'Zum Laptop: {finding}. Eine echte Zeremonie wird hier abgelehnt, wenn ihr Skript den Laptop prüft.',
  clock: 'Die Uhr des Laptops zeigt {now}. Vergleichen Sie sie mit einer anderen Uhr.',
  pin: '{people, plural, one {Eine PIN, die für {device} gewählt wird, darf} other {Jede Hälfte einer PIN, die für {device} gewählt wird, darf}} {most, plural, =0 {ab {least} Zeichen haben} other {{least} bis {most} Zeichen haben}}.',
  noCertificate:
    'Das Skript nennt für {device} kein Zertifikat: Auf jeder Seite und beim Verifizieren steht SOFTWARE-TOKEN, und auf den Schlüssel sollte sich niemand verlassen.',
  noPrinter: 'Es ist kein Drucker eingerichtet: Die Niederschrift lässt sich von diesem Laptop nicht drucken.',
}

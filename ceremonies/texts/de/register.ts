import type { register as english } from '../en/register.ts'
import type { Translated } from '../translated.ts'

/** Was die Protokolle früherer Zeremonien anders sagen: wird vor Beginn gesagt und hindert niemanden. */
export const register: Translated<typeof english> = {
  objectsMore:
    'Das Token für {device} („{label}“, Seriennummer {serial}) enthält etwas, das beim Versiegeln der Zeremonie {ceremony} ({at}) nicht darin war: {objects}. Klären Sie, wer es hinzugefügt hat.',
  objectsLess:
    'Im Token für {device} („{label}“, Seriennummer {serial}) fehlt etwas, das beim Versiegeln der Zeremonie {ceremony} ({at}) noch darin war: {objects}. Klären Sie, wer es entfernt hat.',
  object:
    '{type, select, public {öffentlicher Schlüssel} private {privater Schlüssel} secret {geheimer Schlüssel} certificate {Zertifikat} data {Datenobjekt} other {Objekt}} {id} „{label}“',
  followsNone:
    'Dies soll die erste Zeremonie sein, aber auf diesem Laptop {count, plural, one {liegt das Protokoll einer früheren echten} other {liegen die Protokolle von {count} früheren echten}}; die letzte ist {last}.',
  followsUnknown:
    'Keine Zeremonie auf diesem Laptop hat einen Vermerk mit diesem Hashwert. Vergleichen Sie ihn noch einmal mit dem Papier, falls die vorige Zeremonie nicht anderswo stattfand.',
  followsEarlier:
    'Der Hashwert der vorigen Zeremonie gehört zu einem früheren Vermerk von {ceremony}; sie ging danach weiter. Verwenden Sie den Hashwert ihres letzten Vermerks.',
  followsTaken: 'Auf {ceremony} folgt laut Protokoll schon {others}.',
}

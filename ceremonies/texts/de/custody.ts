export const custody = {
  section: {
    places: 'Verwahrung: wo alles zu verwahren ist',
    kept: 'Verwahrung: wohin jeder Anteil kam, laut Protokoll',
    coalitions: 'Verwahrung: jede kleinste Gruppe, die den Schlüssel zurückbringen könnte',
    losses: 'Verwahrung: jeder kleinste Verlust, der den Schlüssel vernichtet',
  },
  share: 'Anteil {share}',
  shareOf: 'Anteil {share} des Satzes {set}',
  inSafe:
    '{safe}, {site}{region, select, none {} other { ({region})}}; öffnen {count, plural, =1 {kann {opens}} other {{together, plural, =1 {können {opens}, auch allein} other {können {opens}, {together} gemeinsam}}}}',
  withPerson: 'bei {person}',
  nowhere: 'niemand weiß, wo',
  pin: '{place}; ohne die PIN von {person} wertlos',
  checked: 'Wieder anzusehen',
  checkedWithin: 'jeweils binnen {days} {days, plural, one {Tag} other {Tagen}}',
  opening: 'mit Zugang zu {safes}',
  loss: 'Verlust {number}',
  nobody: 'keine',
  more: 'und {more} weitere, die strongroom check nennt',
  untold: 'Nicht aufgezählt',
} as const

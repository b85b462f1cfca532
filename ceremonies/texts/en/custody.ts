/** What paper and screens say of custody: where things are, who could bring a key back, what it survives. */
export const custody = {
  section: {
    places: 'Custody: where each thing is to be kept',
    kept: 'Custody: where each share went, as recorded',
    coalitions: 'Custody: every smallest group that could bring the key back',
    losses: 'Custody: every smallest loss that destroys the key',
  },
  share: 'Share {share}',
  shareOf: 'share {share} of set {set}',
  inSafe:
    '{safe} in {site}{region, select, none {} other { ({region})}}, opened by {opens}{count, plural, =1 {} other {{together, plural, =1 {, any of them} other {, {together} together}}}}',
  withPerson: 'with {person}',
  nowhere: 'nobody knows where',
  pin: '{place}; of no use without the PIN of {person}',
  checked: 'Looked at again',
  checkedWithin: 'within {days} {days, plural, one {day} other {days}}, each time',
  opening: 'opening {safes}',
  loss: 'Loss {number}',
  nobody: 'none',
  more: 'and {more} more, which strongroom check lists',
  untold: 'Not listed',
} as const

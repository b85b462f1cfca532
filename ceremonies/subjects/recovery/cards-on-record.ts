/** Which cards have the shares of the set whose key is recovered, by a record and by nothing that a card says. */
import { sha256Hex } from '../../base/digest.ts'
import type { ShareOnRecord } from '../../devices/earlier.ts'
import type { Performing } from '../../kernel/model.ts'
import { backup, sharesOf } from '../backup/facts.ts'
import { cards } from '../cards/facts.ts'
import { acceptedRecord } from './archives.ts'

/** By this record where the set is of this ceremony, else by the earlier one; throws NO_RECORD_ACCEPTED and what verifying it throws. */
export async function cardsOnRecord(
  { artifact: read, earlier, state }: Pick<Performing, 'artifact' | 'earlier' | 'state'>,
  of: string,
): Promise<readonly ShareOnRecord[]> {
  if (backup.of(state).key?.set !== of) {
    const { note } = acceptedRecord(state)
    return earlier.cards(note === 'none' ? null : note, of)
  }
  const { enrolled } = cards.of(state)
  return (sharesOf(state)?.onCards ?? []).flatMap(({ index: share, card, artifact }) => {
    const known = enrolled[card]
    return known ? [{ share, applet: known.applet, serial: known.serial, sha256: sha256Hex(read(artifact)) }] : []
  })
}

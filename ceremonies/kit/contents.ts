/** What a recovery kit must say so that somebody without this program brings back what the shares of a record open. */
import type { Hex } from '../base/crypto.ts'
import type { CardIdentity } from '../devices/card.ts'
import type { CheckValue, KeyCheck } from '../devices/check-value.ts'
import type { Scheme } from '../devices/scheme.ts'
import { eventOf } from '../index.ts'
import type { Rules } from '../kernel/model.ts'
import type { Fact } from '../record/line.ts'
import { shareLength } from '../shares/length.ts'
import { sharePutOnCard, shareTakenOffCard } from '../subjects/backup/card-facts.ts'
import { shareScanned } from '../subjects/backup/sheet-facts.ts'
import { setMade, setProved, setVoided, shareProved } from '../subjects/backup/facts.ts'
import { cardEnrolled, cardPresented } from '../subjects/cards/facts.ts'
import { archiveRewrapped, setInForce } from '../subjects/change/facts.ts'
import { rewrappedInto } from '../register/rewrapped-into.ts'
import { keyArchived, secretKeyArchived } from '../subjects/keys/facts.ts'
import { envelopeClosed, envelopeCommitted } from '../subjects/secrets/facts.ts'

interface Kept {
  readonly label: string
  /** Of the bundle's artifacts. */
  readonly artifact: string
  /** Of that file. */
  readonly sha256: Hex
}

/** One thing that the shares bring back, and by what it is recognised. */
export type Item =
  | (Kept & { readonly kind: 'key'; readonly spki: Hex })
  | (Kept & { readonly kind: 'secret-key'; readonly keyCheck: KeyCheck })
  | (Kept & { readonly kind: 'envelope'; readonly commitment: Hex })

/** A share that a card keeps, and a file of the bundle. */
export interface SealedShare {
  readonly share: number
  readonly applet: CardIdentity['applet']
  readonly serial: string
  readonly artifact: string
  /** Of that file. */
  readonly sha256: Hex
  /** True if its custodian has it on paper too. */
  readonly onPaper: boolean
}

/** A set of shares that people hold, and what it opens. */
export interface Recoverable {
  readonly set: string
  readonly scheme: Scheme
  /** By which people and shares tell sets apart. */
  readonly identifier: number
  readonly threshold: number
  readonly shares: number
  /** Words of each share, or blocks: its key is AES-256. */
  readonly words: number
  /** Of the key that the shares give. */
  readonly check: CheckValue
  readonly cards: readonly SealedShare[]
  /** Numbers of the shares that are on printed sheets. */
  readonly printed: readonly number[]
  readonly items: readonly Item[]
}

type Found = { readonly set: string; readonly check: CheckValue; readonly item: Item }

/**
 * The sets of a whole record that were proved and not voided since, with what each opens; none that opens nothing, and none into
 * which archives were rewrapped and that was not put in force. `rules`: those that the record names.
 */
export function recoverablesIn(facts: Iterable<Fact>, rules: Rules): readonly Recoverable[] {
  const made = new Map<string, Omit<Recoverable, 'check' | 'items' | 'cards' | 'printed'>>()
  const proved = new Set<string>()
  const found: Found[] = []
  const commitments = new Map<string, Hex>()
  const given = new Given()
  const inForce = new Set<string>()
  const rewrapped: string[] = []
  for (const fact of facts) {
    const event = eventOf(fact, rules)
    if (event === null) continue
    given.take(event)
    if (setMade.is(event)) {
      const { set, scheme, identifier, threshold, shares } = event
      made.set(set, { set, scheme, identifier, threshold, shares, words: shareLength[scheme] })
    } else if (setProved.is(event)) proved.add(event.set)
    else if (setVoided.is(event)) proved.delete(event.set)
    else if (archiveRewrapped.is(event)) rewrapped.push(event.label)
    else if (setInForce.is(event)) inForce.add(event.set)
    else if (envelopeCommitted.is(event)) commitments.set(event.artifact, event.commitment)
    else found.push(...foundIn(event))
  }
  const archived = found.flatMap(({ set, item }) => (item.kind === 'envelope' ? [] : [{ label: item.label, set }]))
  const waiting = rewrappedInto(archived, rewrapped)
  return [...made.values()].flatMap((set) => {
    const inSet = found.filter((one) => one.set === set.set)
    const [first] = inSet
    if (!first || !proved.has(set.set) || (waiting.has(set.set) && !inForce.has(set.set))) return []
    return [
      {
        ...set,
        check: first.check,
        cards: given.onCards(set.set),
        printed: given.printed(set.set),
        items: inSet.map(({ item }) => withCommitment(item, commitments)),
      },
    ]
  })
}

/** How the shares of each set were given. */
class Given {
  readonly #cards = new Map<string, Pick<SealedShare, 'applet' | 'serial'>>()
  readonly #put: (Omit<SealedShare, 'onPaper'> & { readonly set: string; readonly name: string })[] = []
  readonly #paper = new Set<string>()
  readonly #printed: { readonly set: string; readonly index: number }[] = []
  /** By set, number and card: of cards that were given up. */
  readonly #off = new Set<string>()

  take(event: object): void {
    if (cardEnrolled.is(event) || cardPresented.is(event))
      this.#cards.set(event.card, { applet: event.applet, serial: event.serial })
    if (shareProved.is(event)) this.#paper.add(`${event.set} ${event.index}`)
    if (shareTakenOffCard.is(event)) this.#off.add(`${event.set} ${event.index} ${event.card}`)
    if (shareScanned.is(event)) {
      this.#paper.add(`${event.set} ${event.index}`)
      this.#printed.push(event)
    }
    const card = sharePutOnCard.is(event) ? this.#cards.get(event.card) : undefined
    if (!sharePutOnCard.is(event) || !card) return
    const { set, index: share, artifact, sha256 } = event
    this.#put.push({ set, share, name: event.card, ...card, artifact, sha256 })
  }

  /** Shares on printed sheets, in their order. */
  printed(of: string): readonly number[] {
    return [...new Set(this.#printed.flatMap(({ set, index }) => (set === of ? [index] : [])))].sort((a, b) => a - b)
  }

  onCards(of: string): readonly SealedShare[] {
    return this.#put
      .filter(({ set, share, name }) => set === of && !this.#off.has(`${set} ${share} ${name}`))
      .map(({ set, name: _name, ...one }) => ({ ...one, onPaper: this.#paper.has(`${set} ${one.share}`) }))
  }
}

function foundIn(event: object): readonly Found[] {
  if (keyArchived.is(event)) {
    const { set, check, label, artifact, sha256, spki } = event
    return [{ set, check, item: { kind: 'key', label, artifact, sha256, spki } }]
  }
  if (secretKeyArchived.is(event)) {
    const { set, check, label, artifact, sha256, keyCheck } = event
    return [{ set, check, item: { kind: 'secret-key', label, artifact, sha256, keyCheck } }]
  }
  if (envelopeClosed.is(event)) {
    const { set, check, label, artifact, sha256 } = event
    return [{ set, check, item: { kind: 'envelope', label, artifact, sha256, commitment: '' } }]
  }
  return []
}

/** What an envelope's secret committed to is on record in a fact of its own, which only the organisation may read. */
function withCommitment(item: Item, commitments: ReadonlyMap<string, Hex>): Item {
  return item.kind === 'envelope' ? { ...item, commitment: commitments.get(item.artifact) ?? '' } : item
}

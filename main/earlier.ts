/** What a rehearsal has in place of an earlier ceremony: a short one, with keys of no value and cards in software, held for it alone. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseScript } from '../ceremonies/index.ts'
import type { Registered } from '../ceremonies/register/row.ts'
import { knownCardsIn } from '../ceremonies/register/cards.ts'
import { rowsOfFacts } from '../ceremonies/register/of-facts.ts'
import type { Plan } from '../ceremonies/kernel/planned.ts'
import { keyAlgorithm, label, part } from '../ceremonies/subjects/fields.ts'
import { presentCard } from '../ceremonies/subjects/cards/present-card.ts'
import { calledIn } from '../ceremonies/subjects/custody/call-set.ts'
import { inspectCard } from '../ceremonies/subjects/custody/inspect-card.ts'
import { acceptRecord } from '../ceremonies/subjects/recovery/accept-record.ts'
import { recoverBackupKey } from '../ceremonies/subjects/recovery/recover-backup-key.ts'
import { factsIn } from './bundle/earlier.ts'
import { bundleOf } from './bundle/export.ts'
import { writeDirectory } from './bundle/write.ts'
import { softwareCardsOf } from './devices/cards.ts'
import { throwAwayInventory } from './devices/throwaway.ts'
import { type Asked, type AskedCard, earlierScript, keeperOf } from './earlier-script.ts'
import { onThrowAway, openingOf, rehearsalParticipants } from './opening.ts'
import { play } from './players/player.ts'
import { RehearsalPlayer } from './players/rehearsal.ts'
import { openSession } from './session.ts'
import { Store } from './store/store.ts'

const AskedRecord = z.object({ keys: z.array(label), threshold: z.int(), shares: z.int() })
const Typing = z.object({ custodians: part })
const Opened = z.object({ key: label, algorithm: keyAlgorithm })
const Presented = z.object({ card: z.string(), 'enrolled-by': z.string().optional() })

export interface RehearsedEarlier {
  /** Its bundle; null where the plan brings no record in. */
  readonly path: string | null
  /** What is on the sheets of its custodians, by the part that each has in the plan; as a rehearsal keeps them. */
  readonly sheets: ReadonlyMap<string, string>
  /** The PINs of its cards, by the name of each secret; as a rehearsal keeps them. */
  readonly pins: ReadonlyMap<string, string>
  /** What a register would know of its cards. */
  readonly registered: readonly Registered[]
}

interface Places {
  /** Where its token and its bundle go. */
  readonly folder: string
  /** Where cards in software have their memory: the rehearsal's own, which go on there. Null where its cards are in readers. */
  readonly cards: string | null
}

/** Holds a ceremony that leaves what the plan asks of an earlier one; null where it asks for nothing. */
export async function rehearseEarlier(plan: Plan, { folder, cards }: Places): Promise<RehearsedEarlier | null> {
  const record = plan.steps.find(({ kind }) => kind === acceptRecord.name)
  const asked = askedIn(plan, record && AskedRecord.parse(record.fields), cards !== null)
  if (!record && asked.cards.length === 0) return null
  const player = new RehearsalPlayer()
  const path = join(folder, 'earlier')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const registered = await hold(earlierScript(asked, plan), { folder, path, cards, named: asked.cards }, player)
  const people = custodiansIn(plan)
  return {
    path: record ? path : null,
    sheets: new Map(people.map((person, at) => [person, player.secrets.get(`share ${keeperOf(at + 1)}`) ?? ''])),
    pins: pinsOf(player.secrets, asked.cards),
    registered: asNumbered(registered, plan),
  }
}

function askedIn(
  plan: Plan,
  record: z.infer<typeof AskedRecord> | undefined,
  withCards: boolean,
): Asked & { readonly cards: readonly Brought[] } {
  const opened = plan.steps.flatMap(({ fields }) => Opened.safeParse(fields).data ?? [])
  const keys = (record?.keys ?? []).map((key) => ({
    key,
    algorithm: opened.find((one) => one.key === key)?.algorithm ?? ('EC-P256' as const),
  }))
  const cards = withCards ? cardsIn(plan) : []
  const called = cards.some(({ share }) => share !== null) ? calledIn(plan) : null
  const { threshold, shares } = record ?? called ?? { threshold: 0, shares: 0 }
  return { keys, cards, set: shares === 0 ? null : { threshold, shares } }
}

/** Each card that is presented, and one for each share of which a card is asked. */
function cardsIn(plan: Plan): readonly Brought[] {
  const { steps } = plan
  const presented = steps.filter(({ kind }) => kind === presentCard.name)
  const inspected = steps.filter(({ kind }) => kind === inspectCard.name)
  const cards = presented.map(({ fields, performs: holder }) => {
    const { card, 'enrolled-by': enroller = holder } = Presented.parse(fields)
    return { card, holder, enroller }
  })
  const recovering = custodiansIn(plan)
  // Whoever recovers an earlier key, and presents a card, has the share on it.
  const shareOf = (holder: string) =>
    inspected.find(({ performs }) => performs === holder)?.turn ??
    (recovering.includes(holder) ? recovering.indexOf(holder) + 1 : null)
  const others = inspected
    .filter(({ performs }) => !cards.some(({ holder }) => holder === performs))
    .map(({ performs: holder }) => ({ card: `card-of-${holder}`, holder, enroller: holder }))
  return [...cards, ...others].map((one) => ({ ...one, share: shareOf(one.holder) }))
}

/** A card that is asked for, and who brings it to the rehearsal. */
interface Brought extends AskedCard {
  readonly holder: string
}

/** PINs are its holder's, whatever the part was called that chose them. */
function pinsOf(secrets: ReadonlyMap<string, string>, cards: readonly Brought[]): ReadonlyMap<string, string> {
  return new Map(
    cards.flatMap(({ card, holder, enroller }) =>
      (['card-pin', 'card-puk', 'card-admin-pin'] as const).flatMap((which): (readonly [string, string])[] => {
        const pin = secrets.get(`${which} ${enroller} ${card}`)
        return pin === undefined ? [] : [[`${which} ${holder} ${card}`, pin]]
      }),
    ),
  )
}

/** Those who are asked for shares of the earlier set, in the order of their sheets. */
function custodiansIn({ steps, parts }: Plan): readonly string[] {
  const roles = steps
    .filter(({ kind }) => kind === recoverBackupKey.name)
    .map(({ fields }) => Typing.parse(fields).custodians)
  return parts.filter(({ role }) => roles.includes(role)).map(({ id }) => id)
}

/** A rehearsal calls the set that was just made for it by whatever number its script calls. */
function asNumbered(registered: readonly Registered[], plan: Plan): readonly Registered[] {
  const called = calledIn(plan)
  if (called === null) return registered
  return registered.map((row) =>
    row.kind === 'known-card'
      ? { ...row, shares: row.shares.map((one) => ({ ...one, identifier: called.identifier })) }
      : row,
  )
}

async function hold(
  text: string,
  { folder, path, cards, named }: Places & { readonly path: string; readonly named: readonly AskedCard[] },
  player: RehearsalPlayer,
): Promise<readonly Registered[]> {
  const script = parseScript(text)
  const store = Store.create(join(folder, 'earlier.db'), text)
  const inventory = throwAwayInventory(script, join(folder, 'earlier-token'))
  const source = softwareCardsOf(
    cards ?? join(folder, 'earlier-cards'),
    named.map(({ card }) => card),
  )
  const session = await openSession({ store, inventory, cards: source, mirror: null, throwAway: true }, (devices) =>
    openingOf(text, script, {}, devices, rehearsalParticipants(script, {}), onThrowAway),
  )
  try {
    await play(session.engine, player)
    const files = bundleOf(session.engine.record)
    await writeDirectory(path, files)
    return knownCardsIn(rowsOfFacts(factsIn(files)), 'rehearsal')
  } finally {
    await session.close()
  }
}

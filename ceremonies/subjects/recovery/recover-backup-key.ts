import { z } from 'zod'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { EarlierSet as EarlierShares, GivenShare } from '../../devices/secrets.ts'
import { list } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import type { Performing, State } from '../../kernel/model.ts'
import type { Part } from '../../kernel/cast.ts'
import { bringIn, left } from '../backup/backup-key.ts'
import { asked, namedIn } from '../backup/givers.ts'
import { backup, sharesOf } from '../backup/facts.ts'
import { shareOf } from '../backup/hand-over.ts'
import { untilAccepted } from '../backup/prove-share.ts'
import { givenBy } from '../cards/delivery.ts'
import { lastTryFields } from '../cards/last-try.ts'
import { earlierShareOf } from '../cards/earlier-share.ts'
import { device, entry, hex, part, set, template } from '../fields.ts'
import { mustBeQuorum } from '../keys/keys.ts'
import { recoveredBackupKey as restoredTemplate } from '../keys/session-objects.ts'
import { mustBeAsAsked } from '../keys/templates.ts'
import { destroyAll, present } from '../leftovers.ts'
import { inToken, openableSet, recoveredBackupKey } from '../resources.ts'
import { heldIn, RECOVER, setOfArchives } from './archives.ts'
import { cardsOnRecord } from './cards-on-record.ts'
import { backupKeyRecovered, type EarlierSet, recovery } from './facts.ts'

/**
 * A quorum of custodians gives the shares of a set that was made before, from paper or by card. The key is combined in the secrets process, compared
 * with its check value, and enters the token by C_UnwrapKey under a one-time key born there; main carries ciphertext only.
 */
export const recoverBackupKey = defineStep({
  name: RECOVER,
  reference: {
    is: 'Enough custodians give their shares of the set that opens the archives, from paper or by the card that one is on; its backup key enters the token, and what the token held before is put on record.',
    example: { token: 'second-hsm', custodians: 'custodian' },
  },
  needs: [inToken, { resource: openableSet, check: 'RECOVERY-2' }],
  makes: [{ resource: recoveredBackupKey, by: 'token' }],
  fields: z.strictObject({ token: device, custodians: part.describe('The role of those who have the shares.') }),
  basis: 'seen',
  form: (step, state, person) =>
    person === step.performs
      ? [
          {
            name: 'custodians',
            label: message('field.recover-backup-key.custodians'),
            type: 'people',
            max: recovery.of(state).set?.threshold ?? 0,
            options: peopleOf(state, step.fields.custodians),
          },
          ...asked(
            'by-card',
            message('field.recover-backup-key.by-card'),
            perhapsByCard(state, step.fields.custodians),
          ),
          ...lastTryFields(step, state, person),
        ]
      : [],
  act: {
    request: z.strictObject({
      token: device,
      id: hex,
      transport: hex,
      set,
      custodians: list(part),
      byCard: list(part),
    }),
    result: z.strictObject({ before: z.array(entry), shares: z.array(z.int()), attributes: template }),
    secrets: true,
    cards: true,
    token: (step) => step.fields.token,
    prepare: (step, state, { random }) => {
      const { custodians, yes: byCard } = namedIn(state, step, 'by-card')
      const { set: name } = setOfArchives(state)
      const ids = { id: random.slice(0, 32), transport: random.slice(32) }
      return { token: step.fields.token, ...ids, set: name, custodians, byCard }
    },
    perform: async (step, request, performing) => {
      const { devices, state } = performing
      const of = setOfArchives(state)
      const token = devices.token(request.token)
      const before = await heldIn(token, state)
      await giveEarlier(performing, of, request, step.fields.custodians)
      let shares: readonly number[] = []
      const seal = async (wrapTo: string) => {
        const recovered = await devices.secrets().recoverEarlier({ set: asTyped(of), check: of.check, wrapTo })
        shares = recovered.shares
        return recovered.wrapped
      }
      const attributes = await bringIn(token, request, seal, restoredTemplate(request.id))
      return { before, shares: [...shares], attributes: { ...attributes } }
    },
    conclude: (_step, { token, id, set: name }, { before, shares, attributes }, state) => {
      const of = setOfArchives(state)
      mustBeAsAsked('strongroom recovered backup', restoredTemplate(id), attributes)
      mustBeQuorum(of, shares)
      return [backupKeyRecovered({ token, id, set: name, check: of.check, shares, before })]
    },
    look: (_step, request, { devices }) => present(devices.token(request.token), left(request)),
    choices: () => ['discard'],
    discard: async (_step, request, { devices }) => {
      await devices.secrets().forgetEarlier()
      return destroyAll(devices.token(request.token), left(request))
    },
  },
})

/** Whose share a card has, by the record; while no set is known, as on paper, it may be anybody's. */
function perhapsByCard(state: State, role: string): readonly Part[] {
  const people = state.plan.parts.filter((one) => one.role === role)
  const { set: known, record } = recovery.of(state)
  if (known === null) return people
  const own = backup.of(state).key?.set === known.set ? sharesOf(state)?.onCards.map(({ index }) => index) : undefined
  const onCards = own ?? record?.cards.map(({ share }) => share) ?? []
  return people.filter((_, at) => onCards.includes(at + 1))
}

function asTyped({ scheme, identifier, threshold }: EarlierSet): EarlierShares {
  return { scheme, identifier, threshold }
}

function peopleOf({ plan }: State, role: string): readonly string[] {
  return plan.parts.filter((one) => one.role === role).map(({ id }) => id)
}

interface Givers {
  readonly custodians: readonly string[]
  /** Those of them whose card gives it. */
  readonly byCard: readonly string[]
}

/** One share each, into the secrets process; throws QUORUM_SHORT. A custodian is asked by the number that the role counts. */
async function giveEarlier(
  performing: Performing,
  of: EarlierSet,
  { custodians, byCard }: Givers,
  role: string,
): Promise<void> {
  const numbered = peopleOf(performing.state, role)
  const secrets = performing.devices.secrets()
  // Shares of an attempt that was cut off would be refused as typed twice.
  await secrets.forgetEarlier()
  const take = (given: GivenShare) => secrets.typeEarlierShare({ given, set: asTyped(of) })
  const onRecord = byCard.length > 0 ? await cardsOnRecord(performing, of.set) : []
  let missing = of.threshold
  for (const person of custodians) {
    const number = numbered.indexOf(person) + 1
    if (byCard.includes(person)) {
      const { held, share } = await earlierShareOf(performing, {
        identifier: of.identifier,
        index: number,
        holder: person,
        onRecord,
      })
      missing = await givenBy(performing, held, share, take)
    } else missing = await untilAccepted(performing, shareOf(person, number, of.scheme), take)
  }
  if (missing > 0) throw refuse('QUORUM_SHORT', { missing })
}

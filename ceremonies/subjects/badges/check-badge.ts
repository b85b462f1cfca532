import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import type { BadgeAuthorities } from '../../devices/badges.ts'
import type { BadgePlace } from '../../devices/card.ts'
import type { Performing, State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { hex, nothing, part } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { timeAgreed } from '../room/drift.ts'
import { badgeAtHand, signedByBadge } from './at-reader.ts'
import { revocationsIn } from './crl.ts'
import { badgeChecked, badges, badgeShown } from './facts.ts'
import { certificateFile, crlFile } from './files.ts'
import { anchorsIn, knownByBadge } from './member.ts'
import { toSeconds } from './moment.ts'
import { type BadgeName, isCalled, namesIn, toldName } from './name.ts'
import { badgeLink, digestOf, LONGEST_PATH, momentsOf, mustHoldAt, pathOf } from './path.ts'
import { badgeChallenge, digestToSign, mustBeAnswered } from './proved.ts'

const Result = z.strictObject({
  software: z.boolean(),
  serial: z.string().min(1),
  certificates: z.array(hex).min(2).max(LONGEST_PATH),
  crls: z.array(hex).min(1).max(LONGEST_PATH),
  signature: hex,
})

/** Somebody's badge is in a reader, and is theirs: it leads to an anchor of the script, is not revoked, has their name, and answers. */
export const checkBadge = defineStep({
  name: 'check-badge',
  reference: {
    is: 'The performer’s badge is checked: its PIV authentication certificate leads to an anchor that the script pins (`known-by-badge`), holds at the ceremony’s time, is on no list of revocations, and has the performer’s name as it is on the roll; and the badge, with its PIN, signs a challenge. In a rehearsal a program plays the badge, and every page says SOFTWARE CARD.',
    alsoNeeds:
      'A `clock` step of this session; the badge in a reader; the certificates of its authorities, unless pinned, and their lists of revocations, brought by file (`--badges`).',
    alsoMakes: 'The files `badge-PART.pem` and `badge-PART.crl.pem`, which are confidential.',
    example: {},
  },
  fields: nothing,
  basis: 'signed',
  act: {
    request: z.strictObject({ person: part, at: z.string(), challenge: hex, file: z.string() }),
    result: Result,
    cards: true,
    prepare: (step, state, envelope) => {
      mustBeKnownBy(state, step.performs)
      const { performs: person } = step
      const at = toSeconds(timeAgreed(state, envelope))
      return { person, at, challenge: envelope.random, file: fileOf(person, badges.of(state).times[person] ?? 0) }
    },
    perform: (_step, { person, at, challenge }, performing) => checked(performing, person, at, challenge),
    conclude: (_step, { person, at, challenge, file }, result, state) => {
      const { software, serial, certificates, crls, signature } = result
      const { anchors, name: by } = mustBeKnownBy(state, person)
      const links = certificates.map(badgeLink)
      const [badge, last] = [links[0], links.at(-1)]
      if (badge === undefined || last === undefined) throw refuse('BADGE_UNREADABLE')
      const anchor = digestOf(last.der)
      if (software && state.mode === 'real') throw refuse('CARD_SOFTWARE')
      if (!software && !anchorsIn(anchors).digests.has(anchor))
        throw refuse('BADGE_PATH', { issuer: toldName(badge.issuer) })
      const name = state.names[person] ?? ''
      const list = revocationsIn(crls[0] ?? '')
      return [
        badgeChecked({ person, software, anchor, at }),
        badgeShown({
          ...{ person, name, shown: nameOn(badge, by, name), by, serial, issuer: toldName(badge.issuer) },
          certificate: { serial: badge.serial, sha256: digestOf(badge.der), until: momentsOf(badge)[1] },
          list: { from: list.thisUpdate, until: list.nextUpdate ?? list.thisUpdate },
          ...{ challenge, signature, certificates: certificatesIn(file), crls: crlsIn(file) },
        }),
      ]
    },
    artifacts: (_step, { file }, { certificates, crls }) => [
      {
        name: certificatesIn(file),
        kind: 'badge',
        level: 'confidential',
        content: certificateFile(certificates),
      },
      { name: crlsIn(file), kind: 'badge-crl', level: 'confidential', content: crlFile(crls) },
    ],
    ...nothingLeft,
  },
})

/** By part; whoever takes a part over has files of their own. */
function fileOf(person: string, before: number): string {
  return before === 0 ? `badge-${person}` : `badge-${person}-${before + 1}`
}

const certificatesIn = (file: string): string => `${file}.pem`
const crlsIn = (file: string): string => `${file}.crl.pem`

/** Nothing is asked for before all but the signature has been checked: a badge that does not count loses no try. */
async function checked(
  performing: Performing,
  person: string,
  at: string,
  random: string,
): Promise<z.infer<typeof Result>> {
  const { crypto, state, badges: authorities } = performing
  const { anchors, name: by } = mustBeKnownBy(state, person)
  const seen = await badgeAtHand(performing, person)
  const { trusted, brought } = seen.played ? thrownAway(seen.played) : await pinnedBy(anchors, authorities)
  const path = pathOf(seen.certificate, trusted, brought, crypto)
  mustHoldAt(path, at, crypto)
  const badge = badgeLink(seen.certificate)
  nameOn(badge, by, state.names[person] ?? '')
  if (badge.spki !== seen.card.key?.spki) throw refuse('BADGE_KEY_DIFFERS')
  const message = badgeChallenge(state.ceremony, random)
  const signature = await signedByBadge(performing, person, seen, digestToSign(badge.spki, message))
  mustBeAnswered(badge.spki, message, signature, crypto)
  return {
    ...{ software: seen.played !== null, serial: seen.card.serial, signature },
    ...{ certificates: [...path.certificates], crls: [...path.crls] },
  }
}

/** Who may say who somebody is: nobody but those whom the script pins. */
async function pinnedBy(anchors: readonly string[], authorities: BadgeAuthorities) {
  const { digests, certificates } = anchorsIn(anchors)
  const { crls, certificates: others } = await authorities.read()
  return { trusted: digests, brought: { crls, certificates: [...certificates, ...others] } }
}

/** In a rehearsal the authority that is thrown away with it: a badge that it made is stamped, and no real ceremony takes it. */
function thrownAway({ certificate, crl }: NonNullable<BadgePlace['authority']>) {
  return { trusted: new Set([digestOf(certificate)]), brought: { crls: [crl], certificates: [certificate] } }
}

/** What the script says of badges, if it says that this person is known by one; throws BADGE_UNASKED. */
function mustBeKnownBy({ script, plan }: Pick<State, 'script' | 'plan'>, person: string) {
  const known = knownByBadge.of(script)
  const role = plan.parts.find(({ id }) => id === person)?.role ?? ''
  if (!known?.roles.includes(role)) throw refuse('BADGE_UNASKED', { person })
  return known
}

/** The name of the badge that is that on the roll. Throws BADGE_NAME_NONE or BADGE_NAME_DIFFERS. */
function nameOn(badge: ReturnType<typeof badgeLink>, by: BadgeName, roll: string): string {
  const names = readNames(badge, by)
  const found = names.find((name) => isCalled(roll, name, by))
  if (found !== undefined) return found
  throw names[0] === undefined
    ? refuse('BADGE_NAME_NONE', { by })
    : refuse('BADGE_NAME_DIFFERS', { by, shown: names[0] })
}

function readNames(badge: ReturnType<typeof badgeLink>, by: BadgeName): readonly string[] {
  try {
    return namesIn(badge, by)
  } catch {
    throw refuse('BADGE_UNREADABLE')
  }
}

/** People whose card speaks for them: the script names their roles, and from its enrolment on the card signs what they agree to. */
import { z } from 'zod'
import { stepsOfKind } from '../../kernel/check/course.ts'
import type { Check, State } from '../../kernel/model.ts'
import { joinedName } from '../../kernel/named.ts'
import { ScriptMember } from '../../kernel/script-member.ts'
import type { Voice } from '../../kernel/voice.ts'
import { becoming } from './check.ts'
import { cards } from './facts.ts'

const SpeakByCard = z
  .strictObject({
    roles: z
      .array(joinedName)
      .min(1)
      .max(64)
      .describe('The roles, by their names. Each of their people must have a step `enrol-card` or `present-card`.'),
  })
  .describe(
    'Whose card speaks for them: from its enrolment or presentation on it signs, with its PIN, what they propose and confirm. Until then, and for everybody else, a personal code counts.',
  )

export const speakByCard = new ScriptMember('speak-by-card', SpeakByCard)

/** The card of whoever has that part, once it is enrolled; null where a personal code counts. */
export function voiceByCard(state: State, part: string): Voice | null {
  const roles = speakByCard.of(state.script)?.roles ?? []
  const role = state.plan.parts.find(({ id }) => id === part)?.role
  if (role === undefined || !roles.includes(role)) return null
  const own = Object.entries(cards.of(state).enrolled).find(([, { holder }]) => holder === part)
  if (!own) return null
  const [device, { applet, serial, signature }] = own
  return { device, identity: { applet, serial, key: { use: 'signature', spki: signature } } }
}

export const speakingChecks: readonly Check[] = [
  {
    id: 'CARD-6',
    severity: 'error',
    find: ({ script }) =>
      (speakByCard.of(script)?.roles ?? []).flatMap((role, i) => {
        const known = Object.keys(script.roles)
        return known.includes(role)
          ? []
          : [{ path: ['speak-by-card', 'roles', i], say: { role }, unknown: { name: role, known } }]
      }),
  },
  {
    id: 'CARD-7',
    severity: 'error',
    find: (course) => {
      const roles = speakByCard.of(course.script)?.roles ?? []
      const enrolled = new Set(
        becoming
          .flatMap((kind) => stepsOfKind(course, kind))
          .flatMap(({ step, turns }) => turns.map((turn) => (step.performs === 'each' ? turn?.id : step.performs))),
      )
      return course.parts
        .filter(({ id, role }) => roles.includes(role) && !enrolled.has(id))
        .map(({ id, role }) => ({ path: ['speak-by-card', 'roles', roles.indexOf(role)], say: { person: id } }))
    },
  },
]

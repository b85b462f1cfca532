/** Of each badge that a record shows: that it led to its anchor, was not revoked, had that name, and answered. */
import { z } from 'zod'
import { Refusal, refuse } from '../../base/refusal.ts'
import { artifactFile, type Files, isArtifactName, type Means } from '../../record/bundle.ts'
import { type Problem, problem } from '../../record/problem.ts'
import type { Proof } from '../../record/verify/proof.ts'
import type { Noticed, Reading } from '../../record/verify/read.ts'
import { digest, hex, Statement } from '../../record/verify/statements.ts'
import { badgeChecked, badgeShown } from './facts.ts'
import { badgeFilesIn, certificateFile, crlFile } from './files.ts'
import { badgeNames, isCalled, namesIn } from './name.ts'
import { badgeLink, digestOf, mustHoldAt } from './path.ts'
import { badgeChallenge, mustBeAnswered } from './proved.ts'

const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
const checked = new Statement(
  badgeChecked.type,
  z.object({ person: z.string(), software: z.boolean(), anchor: digest, at: moment }),
)
type Checked = ReturnType<typeof checked.in>[number]

const Shown = z.object({
  person: z.string(),
  name: z.string(),
  shown: z.string(),
  by: z.enum(badgeNames),
  certificate: z.object({ sha256: digest }),
  challenge: hex,
  signature: hex,
  certificates: z.string(),
  crls: z.string(),
})

export const badgeProof: Proof = {
  statements: [checked],
  notices: [badgeShown.type],
  check: (reading, files, means) => {
    const shown = new Map(reading.noticed.filter(({ type }) => type === badgeShown.type).map((one) => [one.seq, one]))
    const facts = checked.in(reading.statements)
    const alone = [...shown.keys()].filter((seq) => !facts.some((one) => one.seq === seq - 1))
    return [
      ...facts.flatMap((fact) => problemsOf(fact, shown.get(fact.seq + 1), reading, files, means)),
      ...alone.map((seq) => problem('BADGE_UNPAIRED', seq)),
    ]
  },
  remarks: ({ statements }) => {
    const facts = checked.in(statements)
    if (facts.length === 0) return []
    const anchors = [...new Set(facts.map(({ anchor }) => anchor))]
    return [problem('BADGES_CHECKED', null, { count: facts.length, anchors })]
  },
  played: ({ statements }) => checked.in(statements).some(({ software }) => software),
}

/** What one fact shows follows it; of what is withheld nobody can tell more than that it is there. */
function problemsOf(
  { seq, person, anchor, at }: Checked,
  beside: Noticed | undefined,
  { ceremony }: Reading,
  files: Files,
  { crypto }: Means,
): readonly Problem[] {
  if (beside === undefined) return [problem('BADGE_UNPAIRED', seq)]
  if (beside.fact === null) return []
  const fact = Shown.safeParse(beside.fact)
  if (!fact.success)
    return [
      problem('FACT_MALFORMED', beside.seq, { type: beside.type, place: fact.error.issues[0]?.path.join('.') ?? '' }),
    ]
  const { data } = fact
  const [chain, lists] = [data.certificates, data.crls].map((name) =>
    isArtifactName(name) ? files.get(artifactFile(name)) : undefined,
  )
  // That a file is there is said of the fact that keeps it.
  if (chain === undefined || lists === undefined) return [problem('BADGE_FILES_MISSING', beside.seq)]
  try {
    const [{ certificates }, { crls }] = [badgeFilesIn(chain), badgeFilesIn(lists)]
    if (!isSpelt(chain, certificateFile(certificates)) || !isSpelt(lists, crlFile(crls)))
      throw refuse('BADGE_UNREADABLE')
    const [first, last] = [certificates[0] ?? '', certificates.at(-1) ?? '']
    const isSame = digestOf(first) === data.certificate.sha256 && digestOf(last) === anchor && data.person === person
    if (!isSame) return [problem('BADGE_UNPAIRED', beside.seq)]
    mustHoldAt({ certificates, crls }, at, crypto)
    const badge = badgeLink(first)
    mustBeAnswered(badge.spki, badgeChallenge(ceremony ?? '', data.challenge), data.signature, crypto)
    const isNamed = namesIn(badge, data.by).includes(data.shown) && isCalled(data.name, data.shown, data.by)
    return isNamed ? [] : [problem('BADGE_WRONG', beside.seq, { code: 'BADGE_NAME_DIFFERS' })]
  } catch (error) {
    if (error instanceof Refusal) return [problem('BADGE_WRONG', beside.seq, { code: error.code })]
    throw error
  }
}

/** Nothing else is in the file. */
function isSpelt(file: Uint8Array, as: Uint8Array): boolean {
  return file.length === as.length && file.every((byte, at) => byte === as[at])
}

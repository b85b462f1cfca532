import { useState } from 'react'
import { client } from '../bridge.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choices.tsx'
import { Digest } from '../ui/digest.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Words } from '../ui/words.tsx'
import { PrintingPaper } from './paper-panel.tsx'
import { Remarks } from './remarks.tsx'
import type { SectionProps } from './section.ts'
import { type Section, sections, stateOf, titled } from './sections.ts'

/** The plan's digest in words, read aloud and compared; only then can the ceremony be opened. */
export function CompareSection(props: SectionProps) {
  const { plan } = props.preparation
  const unready = unreadyOf(props)
  // Main would take an empty field for "none"; here everything has to be said.
  return plan !== null && unready.length === 0 ? (
    <Compare {...props} plan={plan} />
  ) : (
    <InTheWay {...props} unready={unready} />
  )
}

function unreadyOf({ drafting: { draft, isModeChosen }, preparation }: SectionProps): readonly Section[] {
  return sections.filter((one) => one !== 'compare' && stateOf(one, draft, isModeChosen, preparation) !== 'done')
}

function InTheWay({ preparation, go, unready }: SectionProps & { readonly unready: readonly Section[] }) {
  const texts = useTexts().prepare
  const say = useSay()
  return (
    <Panel level={3} title={texts.inTheWay}>
      <p>{texts.compareNone}</p>
      <ul className="findings">
        {preparation.problems.map((problem) => (
          <li key={`${problem.code} ${JSON.stringify(problem.parameters)}`}>{say(titled(problem, preparation))}</li>
        ))}
      </ul>
      <div className="row">
        {unready.map((one) => (
          <Button key={one} onPress={() => go(one)}>
            {fill(texts.goTo, { section: texts.section[one] })}
          </Button>
        ))}
      </div>
    </Panel>
  )
}

type Plan = NonNullable<SectionProps['preparation']['plan']>

function Compare({ house, drafting, preparation, plan }: SectionProps & { readonly plan: Plan }) {
  const texts = useTexts().prepare
  const { draft, isSettled } = drafting
  // What was compared: another plan has to be compared again.
  const [agreed, setAgreed] = useState<string | null>(null)
  const { busy, refused, ask } = useAsking()
  const isReal = draft.mode === 'real'
  const isAgreed = agreed === plan.digest
  return (
    <Panel level={3} title={texts.compareTitle} tone="now">
      <Remarks remarks={preparation.remarks} />
      <p>{texts.compareSheet}</p>
      <PrintingPaper key={plan.digest} printers={house.printers} draft={draft} document="plan" />
      <p>{texts.compareHow}</p>
      <Words large words={plan.words} label={texts.compareWords} />
      <p className="small">
        <span className="soft">{texts.compareDigest}:</span> <Digest hex={plan.digest} />
      </p>
      <Tick
        label={texts.agreed}
        isSelected={isAgreed}
        onChange={(selected) => setAgreed(selected ? plan.digest : null)}
      />
      <Notice tone={isReal ? 'warn' : 'note'}>
        <p>{texts.openMeans}</p>
      </Notice>
      <Refusal refused={refused} />
      <div className="row">
        <Button
          look="main"
          size="large"
          isDisabled={!isAgreed || !isSettled || busy}
          onPress={() => void ask(client.open({ draft, plan: plan.digest }))}
        >
          {busy ? texts.opening : isReal ? texts.openReal : texts.openRehearsal}
        </Button>
      </div>
    </Panel>
  )
}

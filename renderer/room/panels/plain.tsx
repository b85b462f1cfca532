import { useSaid, useTexts } from '../../language/language.ts'
import { Facts } from '../../ui/facts.tsx'
import { Value } from '../value.tsx'
import type { PanelProps } from './panel.ts'

/** What exactly will be done: the step's fields, one line each. */
export function Plain({ step }: Pick<PanelProps, 'step'>) {
  const texts = useTexts().run
  const said = useSaid()
  if (step.what.length === 0) return null
  return (
    <section className="what" aria-label={texts.what}>
      <Facts of={step.what.map(said.entry).map(({ label, value }) => [label, <Value key={label} text={value} />])} />
    </section>
  )
}

/** Everything there is to say is said aloud already. */
export function Quiet() {
  return null
}

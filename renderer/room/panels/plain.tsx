import { useSay, useTexts } from '../../language/language.ts'
import { Facts } from '../../ui/facts.tsx'
import { Value } from '../value.tsx'
import type { PanelProps } from './panel.ts'

/** What exactly will be done: the step's fields, one line each. */
export function Plain({ step }: Pick<PanelProps, 'step'>) {
  const texts = useTexts().run
  const say = useSay()
  if (step.what.length === 0) return null
  return (
    <section className="what" aria-label={texts.what}>
      <Facts of={step.what.map(({ label, value }) => [say(label), <Value key={say(label)} text={say(value)} />])} />
    </section>
  )
}

/** Everything there is to say is said aloud already. */
export function Quiet() {
  return null
}

import { useTexts } from '../../language/language.ts'
import { Digest } from '../../ui/digest.tsx'
import type { PanelProps } from './panel.ts'

/** What exactly will be done: the step's fields, one line each. */
export function Plain({ step }: Pick<PanelProps, 'step'>) {
  const texts = useTexts().run
  if (step.what.length === 0) return null
  return (
    <section className="what" aria-label={texts.what}>
      <dl className="lines">
        {step.what.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{/^[0-9a-f]{40,}$/.test(value) ? <Digest hex={value} /> : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Everything there is to say is said aloud already. */
export function Quiet() {
  return null
}

import type { Projection } from '../../preload/views.ts'
import { fill, useChosenContrast, useChosenLanguage, useTexts } from '../language/language.ts'
import { Band } from '../ui/band.tsx'
import { WordLine, Words } from '../ui/words.tsx'
import { Acts } from './acts.tsx'
import { StepAtHand } from './step-at-hand.tsx'
import './projector.css'

/** The public view, for a room to read from its chairs: no name, nothing typed, nothing to press. */
export function ProjectorScreen({ projection }: { readonly projection: Projection | null }) {
  const texts = useTexts().projector
  useChosenLanguage(projection?.language)
  useChosenContrast(projection?.contrast)
  if (projection === null) {
    return (
      <main className="projector projector-waiting">
        <h1>{texts.waiting}</h1>
      </main>
    )
  }
  // What must be copied, or not be looked at, has the whole wall.
  const isStill = projection.lookAway === null && !isForCopying(projection)
  return (
    <div className="projector">
      <Band
        large
        mode={projection.mode}
        softwareToken={projection.softwareToken}
        softwareCard={projection.softwareCard}
      />
      <main className="projector-main">
        <Now projection={projection} />
      </main>
      {isStill && (
        <footer className="projector-foot">
          <Acts acts={projection.course.acts} />
          <WordLine words={projection.words.slice(0, 8)} label={texts.running} />
        </footer>
      )}
    </div>
  )
}

const isForCopying = ({ phase, checkpoint, step }: Projection) =>
  phase !== 'break' && checkpoint !== null && (step === null || step.kind === 'copy-words')

/** The one thing that matters now. */
function Now({ projection }: { readonly projection: Projection }) {
  const texts = useTexts().projector
  const { phase, lookAway, checkpoint, step } = projection
  if (lookAway !== null) {
    return <Said title={texts.lookAway} text={fill(texts.lookAwayMeans, { part: lookAway })} look="away" />
  }
  if (phase === 'break') return <Said title={texts.break} text={texts.breakMeans} />
  if (checkpoint !== null && isForCopying(projection)) {
    return (
      <>
        <div className="spread">
          <h1>{phase === 'running' ? texts.checkpoint : texts[phase]}</h1>
          <p className="projector-lead">{fill(texts.checkpointOver, { count: checkpoint.size })}</p>
        </div>
        <Words large words={checkpoint.words} label={texts.checkpoint} />
      </>
    )
  }
  if (step === null)
    return <Said title={phase === 'running' ? projection.title : texts[phase]} text={projection.title} />
  return <StepAtHand projection={projection} step={step} />
}

function Said({ title, text, look }: { readonly title: string; readonly text: string; readonly look?: 'away' }) {
  return (
    <div className={look === 'away' ? 'said said-away' : 'said'} role="status">
      <h1>{title}</h1>
      <p className="projector-lead">{text}</p>
    </div>
  )
}

import { useTexts } from '../language/language.ts'
import './band.css'

interface Props {
  readonly mode: 'real' | 'rehearsal'
  readonly softwareToken: boolean
  /** Left out before a ceremony is opened: no card has been used yet. */
  readonly softwareCard?: boolean
  readonly large?: boolean
}

/**
 * The band that nobody may miss. A real ceremony: solid, one word between two filled seals. A rehearsal: striped, on a
 * plate, and what that means. A module without certificate is stamped in both.
 */
export function Band({ mode, softwareToken, softwareCard = false, large = false }: Props) {
  const texts = useTexts().app.band
  return (
    <aside className={`band band-${mode}${large ? ' band-large' : ''}`} aria-label={texts.label}>
      <p className="band-plate">
        {mode === 'real' && <Seal />}
        <strong className="band-word">{texts[mode]}</strong>
        <span className="band-meaning">{mode === 'real' ? texts.realMeans : texts.rehearsalMeans}</span>
        {mode === 'real' && <Seal />}
      </p>
      {softwareToken && (
        <p className="band-plate band-stamp">
          <strong>{texts.softwareToken}</strong> <span className="heard">{texts.softwareTokenMeans}</span>
        </p>
      )}
      {softwareCard && (
        <p className="band-plate band-stamp">
          <strong>{texts.softwareCard}</strong> <span className="heard">{texts.softwareCardMeans}</span>
        </p>
      )}
    </aside>
  )
}

function Seal() {
  return (
    <svg className="band-seal" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 0l2 2.2 2.9-.6.7 2.9 2.4 1.7L14.8 8l1.2 1.8-2.4 1.7-.7 2.9-2.9-.6L8 16l-2-2.2-2.9.6-.7-2.9L0 9.8 1.2 8 0 6.2l2.4-1.7.7-2.9 2.9.6z" />
    </svg>
  )
}

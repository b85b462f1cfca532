import './words.css'

interface Props {
  readonly words: readonly string[]
  /** What these words are, for those who hear them. */
  readonly label: string
  /** As large as the screen allows: to be copied from across a table. */
  readonly large?: boolean
  readonly from?: number
}

/** Numbered words, in rows that are read from left to right. */
export function Words({ words, label, large = false, from = 1 }: Props) {
  return (
    <div className="words-place">
      <ol className={large ? 'words words-large' : 'words'} aria-label={label} start={from}>
        {words.map((word, place) => (
          // A word may stand in several places.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
          <li key={place} className="word">
            <span className="word-number">{from + place}</span> <span className="word-text">{word}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The words in one line, for where they only remind. */
export function WordLine({ words, label }: Pick<Props, 'words' | 'label'>) {
  return (
    <p className="word-line">
      <span className="word-line-label">{label}:</span> {words.join(' ')}
    </p>
  )
}

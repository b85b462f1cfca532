import type { Room } from '../../preload/views.ts'
import { useTexts } from '../language/language.ts'
import type { Step } from './panels/panel.ts'
import { personText } from './people.ts'
import './who.css'

type Word = 'acts' | 'confirmed' | 'missing' | 'proposed' | null

/** Who performs and who witnesses, each with what that person has said so far. */
export function Who({ room, step }: { readonly room: Room; readonly step: Step }) {
  const texts = useTexts().run
  return (
    <dl className="who">
      <div>
        <dt>{texts.performs}</dt>
        <dd>
          <Person room={room} part={step.performs} word={wordOf(room, step.performs)} />
        </dd>
      </div>
      {step.witnesses.length > 0 && (
        <div>
          <dt>{texts.witnesses}</dt>
          <dd>
            <ul>
              {step.witnesses.map((part) => (
                <li key={part}>
                  <Person room={room} part={part} word={wordOf(room, part)} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** What a person has said of what is at hand; null for whoever is not asked yet. */
export function wordOf({ proposal, asks }: Pick<Room, 'proposal' | 'asks'>, part: string): Word {
  if (proposal?.by === part) return 'proposed'
  if (proposal?.confirmed.includes(part)) return 'confirmed'
  if (proposal?.missing.includes(part)) return 'missing'
  return asks.some((ask) => ask.kind === 'answer' && ask.person === part) ? 'acts' : null
}

const marks = {
  acts: 'M5 3l7 5-7 5z',
  proposed: 'M3 8.5l3.5 3.5 6.5-8',
  confirmed: 'M3 8.5l3.5 3.5 6.5-8',
  missing: 'M4 8h8',
} as const

function Person({ room, part, word }: { readonly room: Room; readonly part: string; readonly word: Word }) {
  const texts = useTexts().run.word
  return (
    <span className={`person person-${word ?? 'waits'}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {word !== null && <path d={marks[word]} />}
      </svg>
      <span>
        {personText(room, part)} {word !== null && <span className="person-word">{texts[word]}</span>}
      </span>
    </span>
  )
}

import { Button } from 'react-aria-components/Button'
import type { Preparation } from '../../preload/views.ts'
import { useTexts } from '../language/language.ts'
import type { Drafting } from './draft.ts'
import { type Section, type SectionState, sections, stateOf } from './sections.ts'

interface Props {
  readonly section: Section
  readonly drafting: Drafting
  readonly preparation: Preparation
  readonly onGo: (section: Section) => void
}

const signs: Readonly<Record<SectionState, string>> = {
  done: 'M4 8.5l3 3 5-7',
  open: '',
  wrong: 'M8 4v5M8 11.6v.4',
}

/** In the others people read, and what is left to do there is not to fill something in. */
const filledIn: ReadonlySet<Section> = new Set(['kind', 'people', 'paper'])

/** The sections, and how far each is. */
export function Rail({ section, drafting, preparation, onGo }: Props) {
  const texts = useTexts().prepare
  const { draft, isModeChosen } = drafting
  return (
    <nav aria-label={texts.sections}>
      <ol className="rail">
        {sections.map((one, place) => {
          const state = stateOf(one, draft, isModeChosen, preparation)
          return (
            <li key={one}>
              <Button
                className={`rail-button rail-${state}`}
                {...(one === section && { 'aria-current': 'step' })}
                onPress={() => onGo(one)}
              >
                <svg className="rail-sign" viewBox="0 0 16 16" aria-hidden="true">
                  <circle cx="8" cy="8" r="7" />
                  <path d={signs[state]} />
                </svg>
                <span>
                  <span className="rail-number">{place + 1}</span> {texts.section[one]}
                  <span className="rail-state">
                    <span className="heard">: </span>
                    {state === 'open' && !filledIn.has(one) ? '' : texts.state[state]}
                  </span>
                </span>
              </Button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

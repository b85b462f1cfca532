import { useEffect, useRef, useState } from 'react'
import type { House, Preparation } from '../../preload/views.ts'
import { fill, useTexts } from '../language/language.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Frame } from '../ui/frame.tsx'
import { Refusal } from '../ui/notice.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import { CheckSection } from './check-section.tsx'
import { CompareSection } from './compare-section.tsx'
import { type Drafting, useDraft } from './draft.ts'
import { KindSection } from './kind-section.tsx'
import { PaperSection } from './paper-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { Rail } from './rail.tsx'
import { type Section, sections } from './sections.ts'
import './prepare.css'

interface Props {
  readonly house: House
  readonly script: House['scripts'][number]
  readonly onBack: () => void
}

/** From a script to a plan that the room has compared: five sections, in any order, each with what is wrong in it. */
export function PrepareScreen({ house, script, onBack }: Props) {
  const texts = useTexts().prepare
  const drafting = useDraft(script.file)
  const { draft, isModeChosen, preparation, refused } = drafting
  const [section, setSection] = useState<Section>('kind')
  const [visited, setVisited] = useState<ReadonlySet<Section>>(new Set())
  const title = useRef<HTMLHeadingElement>(null)
  const go = (next: Section) => {
    setVisited(new Set([...visited, section]))
    setSection(next)
  }
  // The screen's own title has the focus first; from then on it follows the sections: each way out of one makes a new set.
  useEffect(() => {
    if (visited.size > 0) {
      title.current?.focus({ preventScroll: true })
      window.scrollTo({ top: 0 })
    }
  }, [visited])

  const isSoftware = preparation?.hsms.some(({ certified }) => !certified) ?? false
  return (
    <Frame
      band={isModeChosen && <Band mode={draft.mode} softwareToken={isSoftware} />}
      actions={
        <Button look="quiet" onPress={onBack}>
          {texts.back}
        </Button>
      }
    >
      <ScreenTitle>{fill(texts.title, { title: script.title })}</ScreenTitle>
      <Refusal refused={refused} />
      {preparation === null ? (
        refused === null && <p>{texts.loading}</p>
      ) : (
        <div className="prepare">
          <Rail section={section} drafting={drafting} preparation={preparation} onGo={go} />
          <div className="stack prepare-section">
            <h2 ref={title} tabIndex={-1}>
              {texts.section[section]}
            </h2>
            <Shown {...{ section, house, drafting, preparation, visited, go }} />
            <Ways section={section} onGo={go} />
          </div>
        </div>
      )}
    </Frame>
  )
}

export interface SectionProps {
  readonly house: House
  readonly drafting: Drafting
  readonly preparation: Preparation
  /** Sections that people have left once: what is missing there is said. */
  readonly visited: ReadonlySet<Section>
  readonly go: (section: Section) => void
}

function Shown({ section, ...props }: SectionProps & { readonly section: Section }) {
  switch (section) {
    case 'kind':
      return <KindSection {...props} />
    case 'people':
      return <PeopleSection {...props} />
    case 'paper':
      return <PaperSection {...props} />
    case 'check':
      return <CheckSection {...props} />
    case 'compare':
      return <CompareSection {...props} />
  }
}

function Ways({ section, onGo }: { readonly section: Section; readonly onGo: (section: Section) => void }) {
  const texts = useTexts().prepare
  const place = sections.indexOf(section)
  const [before, next] = [sections[place - 1], sections[place + 1]]
  return (
    <div className="row">
      {before !== undefined && <Button onPress={() => onGo(before)}>{texts.before}</Button>}
      {next !== undefined && (
        <Button look="main" onPress={() => onGo(next)}>
          {fill(texts.next, { section: texts.section[next] })}
        </Button>
      )}
    </div>
  )
}

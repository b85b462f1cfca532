import { useEffect, useRef, useState } from 'react'
import { inLanguage } from '../../ceremonies/base/sentence.ts'
import type { House } from '../../preload/views.ts'
import { fill, useLanguage, useTexts } from '../language/language.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Frame } from '../ui/frame.tsx'
import { Refusal } from '../ui/notice.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import { CheckSection } from './check-section.tsx'
import { CompareSection } from './compare-section.tsx'
import { useDraft } from './draft.ts'
import { KindSection } from './kind-section.tsx'
import { PaperSection } from './paper-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { Rail } from './rail.tsx'
import type { SectionProps } from './section.ts'
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
  const language = useLanguage()
  const drafting = useDraft(script.file, language, JSON.stringify([house.tokens, house.printers]))
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
      <ScreenTitle>
        {fill(texts.title, { title: preparation?.title ?? inLanguage(script.title, language) })}
      </ScreenTitle>
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

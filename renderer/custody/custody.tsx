import { useState } from 'react'
import type { Group, Groups, Picture } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { counted } from '../language/wording.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { CustodyMap } from './custody-map.tsx'
import { type Chosen, isSame } from './chosen.ts'
import './custody.css'

/** The picture of one set, and beside it the groups that follow from it: a chosen one is shown in the picture. */
export function Custody({ picture, level }: { readonly picture: Picture; readonly level: 2 | 3 }) {
  const texts = useTexts().custody
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const choose = (next: Chosen) => setChosen(isSame(chosen, next) ? null : next)
  return (
    <div className="custody-around">
      <div className="custody">
        <CustodyMap picture={picture} chosen={chosen} level={level} />
        <div className="stack custody-groups">
          <GroupList
            level={level}
            groups={picture.coalitions}
            title={texts.coalitions}
            means={texts.coalitionsMean}
            none={texts.coalitionsNone}
            chosen={chosen}
            as="found"
            onChoose={choose}
          />
          <GroupList
            level={level}
            groups={picture.losses}
            title={texts.losses}
            means={texts.lossesMean}
            none={texts.lossesNone}
            chosen={chosen}
            as="lost"
            onChoose={choose}
          />
        </div>
      </div>
    </div>
  )
}

/** As many groups stand there before somebody asks for all. */
const AT_FIRST = 6

interface ListProps {
  readonly level: 2 | 3
  readonly groups: Groups
  readonly title: string
  readonly means: string
  readonly none: string
  readonly chosen: Chosen | null
  readonly as: Chosen['as']
  readonly onChoose: (chosen: Chosen) => void
}

function GroupList({ level, groups, title, means, none, chosen, as, onChoose }: ListProps) {
  const texts = useTexts().custody
  const say = useSay()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? groups.listed : groups.listed.slice(0, AT_FIRST)
  const hidden = groups.listed.length - shown.length
  const Heading = `h${level}` as const
  // The smallest loss of a key that is lost already is nothing at all.
  const isLost = groups.listed.some((group) => group.length === 0)
  return (
    <section>
      <Heading>{title}</Heading>
      {groups.refused && <p>{say(groups.refused)}</p>}
      {isLost && (
        <Notice tone="bad">
          <p>{texts.lost}</p>
        </Notice>
      )}
      {groups.refused === null && groups.listed.length === 0 && <p>{none}</p>}
      {groups.listed.length > 0 && !isLost && (
        <>
          <p className="soft small">{means}</p>
          <ol className="custody-list">
            {shown.map((group) => (
              <li key={keyOf(group)}>
                <button
                  type="button"
                  className={`custody-group custody-group-${as}`}
                  aria-pressed={isSame(chosen, { as, group })}
                  onClick={() => onChoose({ as, group })}
                >
                  <GroupText group={group} as={as} />
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
      {hidden > 0 && !isLost && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {fill(texts.all, { count: groups.listed.length })}
        </Button>
      )}
      {groups.more > 0 && hidden === 0 && <p className="soft">{counted(texts.more, groups.more)}</p>}
    </section>
  )
}

/** People first, then what they open; of a loss whatever is gone. */
function GroupText({ group, as }: { readonly group: Group; readonly as: Chosen['as'] }) {
  const texts = useTexts().custody
  const titles = (kinds: readonly Group[number]['kind'][]): string =>
    group
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ title }) => title)
      .join(', ')
  if (as === 'lost') return <strong>{titles(['person', 'safe', 'site', 'region'])}</strong>
  const safes = titles(['safe'])
  return (
    <>
      <strong>{titles(['person'])}</strong>
      {safes !== '' && <span className="small"> {fill(texts.opening, { safes })}</span>}
    </>
  )
}

const keyOf = (group: Group): string => group.map(({ kind, id }) => `${kind} ${id}`).join(' ')

import { useEffect, useState } from 'react'
import type { KnownSet } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { fill, useTexts } from '../language/language.ts'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Frame } from '../ui/frame.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import { Tag } from '../ui/tag.tsx'
import { Custody } from './custody.tsx'

/** Every set of shares that the register knows: where it is, who could bring its keys back, what they do not survive. */
export function CustodyScreen({ onBack }: { readonly onBack: () => void }) {
  const texts = useTexts().custody
  const { refused, ask } = useAsking()
  const [sets, setSets] = useState<readonly KnownSet[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, as the screen begins
  useEffect(() => {
    void ask(client.custody({})).then((answer) => answer && setSets(answer.value))
  }, [])
  return (
    <Frame
      actions={
        <Button look="quiet" onPress={onBack}>
          {texts.back}
        </Button>
      }
    >
      <ScreenTitle>{texts.title}</ScreenTitle>
      <Refusal refused={refused} />
      {sets === null && refused === null && <p>{texts.loading}</p>}
      {sets?.length === 0 && (
        <Notice>
          <p>{texts.none}</p>
        </Notice>
      )}
      <div className="stack custody-sets">
        {sets?.map((one) => (
          <Panel
            key={`${one.ceremony} ${one.set}`}
            title={titleOf(one, texts)}
            aside={one.mode === 'rehearsal' && <Tag look="rehearsal">{texts.rehearsal}</Tag>}
          >
            <Custody picture={one.picture} level={3} />
          </Panel>
        ))}
      </div>
      {sets !== null && sets.length > 0 && <p className="soft small">{texts.about}</p>}
    </Frame>
  )
}

/** By the keys that it brings back, or else by its own name. */
function titleOf({ keys, set, picture }: KnownSet, texts: ReturnType<typeof useTexts>['custody']): string {
  const { threshold, shares } = picture
  const named = keys.length === 0 ? fill(texts.setOf, { set }) : keys.join(', ')
  return fill(texts.keys, { keys: named, threshold, shares })
}

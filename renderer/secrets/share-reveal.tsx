import { useState } from 'react'
import { usualScheme } from '../../ceremonies/devices/scheme.ts'
import { client } from '../bridge.ts'
import { fill, useTexts } from '../language/language.ts'
import type { AskProps } from '../room/asks/ask-props.ts'
import { named } from '../room/named.ts'
import { personText } from '../room/people.ts'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choices.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Alone } from './alone.tsx'
import { textsOf } from './share-inputs.ts'
import { useUncovered } from './uncovered.ts'

/**
 * One share, to one custodian alone. Nothing is fetched before the press, and whatever takes the eyes off the window covers
 * the words again.
 */
export function ShareReveal({ room, asked: { first } }: AskProps<'show'>) {
  const { id, secret } = first
  const texts = textsOf(useTexts().secrets, secret.scheme ?? usualScheme).reveal
  const { place, isShown, wasShown, isGone, busy: isOnItsWay, refused: notShown, show, hide } = useUncovered(id)
  const [isWritten, setWritten] = useState(false)
  const { busy, refused, ask } = useAsking()
  const person = personText(room, secret.person)
  const finish = () => {
    hide()
    void ask(client.give({ id, answer: '' }))
  }
  return (
    <Alone person={person} title={fill(texts.title, { share: secret.share ?? 0, person })}>
      <p>{wasShown ? texts.write : texts.before}</p>
      <div className="row">
        <Button
          look={wasShown ? 'plain' : 'main'}
          size="large"
          isDisabled={isOnItsWay}
          onPress={() => (isShown ? hide() : void show())}
        >
          {isShown ? texts.hide : wasShown ? texts.again : texts.show}
        </Button>
        <span className="soft">{texts.once}</span>
      </div>
      <div className="share-cover">
        {!isShown && <p className="share-covered">{texts.covered}</p>}
        {/* React never sees the words: they are put here and taken away by hand, and no tree of it keeps them. */}
        <ol ref={place} className="share-words" aria-label={texts.words} aria-live="off" hidden={!isShown} />
      </div>
      {isGone && (
        <Notice tone="warn">
          <p>{texts.gone}</p>
        </Notice>
      )}
      <Tick label={texts.written} isSelected={isWritten} onChange={setWritten} isDisabled={!wasShown} />
      <Refusal refused={named(room, notShown ?? refused)} />
      <div className="row">
        <Button look="main" size="large" isDisabled={busy || !isWritten || !wasShown} onPress={finish}>
          {texts.finish}
        </Button>
      </div>
    </Alone>
  )
}

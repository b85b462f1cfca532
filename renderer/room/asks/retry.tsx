import { client } from '../../bridge.ts'
import { useSay, useTexts } from '../../language/language.ts'
import { useAsking } from '../../ui/asking.ts'
import { Button } from '../../ui/button.tsx'
import { Notice, Refusal } from '../../ui/notice.tsx'
import { Aloud } from '../aloud.tsx'
import { AskHeading } from '../ask-heading.tsx'
import { named } from '../named.ts'
import type { AskProps } from './ask-props.ts'

/** Something outside stands in the way; people see to it, and the program looks again. */
export function RetryAsk({ room, asked: { first } }: AskProps<'retry'>) {
  const texts = useTexts().run.ask
  const say = useSay()
  const { busy, refused, ask } = useAsking()
  const { code, parameters, complaint } = first
  const obstacle = named(room, { code, parameters })
  const last = named(room, complaint)
  return (
    <>
      <AskHeading>{texts.retry}</AskHeading>
      <Aloud text={texts.retryHow} />
      <Notice tone="warn">
        <p>{obstacle && say(obstacle)}</p>
        {last && (
          <p>
            {texts.retryLast} {say(last)}
          </p>
        )}
      </Notice>
      <Refusal refused={named(room, refused)} />
      <div className="row">
        <Button
          look="main"
          size="large"
          isDisabled={busy}
          onPress={() => void ask(client.give({ id: first.id, answer: '' }))}
        >
          {texts.retryButton}
        </Button>
      </div>
    </>
  )
}

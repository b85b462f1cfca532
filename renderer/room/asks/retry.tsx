import { client } from '../../bridge.ts'
import { useRefusedText, useTexts } from '../../language/language.ts'
import { useAsking } from '../../ui/asking.ts'
import { Button } from '../../ui/button.tsx'
import { Notice, Refusal } from '../../ui/notice.tsx'
import { AskHeading } from '../ask-heading.tsx'
import { named } from '../named.ts'
import type { AskProps } from './ask-props.ts'

/** Something outside stands in the way; people see to it, and the program looks again. */
export function RetryAsk({ room, asked: { first } }: AskProps<'retry'>) {
  const texts = useTexts().run.ask
  const refusedText = useRefusedText()
  const { busy, refused, ask } = useAsking()
  const { code, parameters, message, complaint } = first
  const obstacle = named(room, { code, parameters, message })
  const last = named(room, complaint)
  return (
    <>
      <AskHeading>{texts.retry}</AskHeading>
      <Notice tone="warn">
        <p>{obstacle && refusedText(obstacle)}</p>
        {last && (
          <p>
            {texts.retryLast} {refusedText(last)}
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

import type { Preparation } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { useSay, useTexts } from '../language/language.ts'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import type { SectionProps } from './section.ts'
import { titled } from './sections.ts'

const severities = [
  ['stops', 'bad'],
  ['warns', 'warn'],
  ['note', 'note'],
] as const

/** What was found of laptop, tokens and printers before anybody has filled in a name. */
export function Forewarned({ preparation, drafting: { change } }: Pick<SectionProps, 'preparation' | 'drafting'>) {
  const texts = useTexts().prepare
  const { busy, ask } = useAsking()
  const look = async () => {
    await ask(client.refresh({}))
    change({})
  }
  return (
    <Panel
      level={3}
      title={texts.forewarned}
      aside={
        <Button look="quiet" isDisabled={busy} onPress={() => void look()}>
          {texts.lookAgain}
        </Button>
      }
    >
      {severities.map(([severity, tone]) => (
        <Some key={severity} severity={severity} tone={tone} preparation={preparation} />
      ))}
    </Panel>
  )
}

interface Props {
  readonly severity: Preparation['forewarnings'][number]['severity']
  readonly tone: 'bad' | 'warn' | 'note'
  readonly preparation: Preparation
}

function Some({ severity, tone, preparation }: Props) {
  const texts = useTexts().prepare
  const say = useSay()
  const all = preparation.forewarnings.filter((one) => one.severity === severity)
  if (all.length === 0) return null
  return (
    <Notice tone={tone} title={texts.forewarnings[severity]}>
      <ul className="findings">
        {all.map(({ said }) => (
          <li key={JSON.stringify(said)}>{say(titled(said, preparation))}</li>
        ))}
      </ul>
    </Notice>
  )
}

import type { House } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { fill, useSay, useFirstTexts } from '../language/language.ts'
import { announce } from '../ui/announce.tsx'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

/** Tokens and printers in reach, and modules that are not well. */
export function Devices({ house }: { readonly house: House }) {
  const texts = useFirstTexts().home
  const say = useSay()
  const { busy, ask } = useAsking()
  const look = async () => {
    if ((await ask(client.refresh({}))) !== null) announce(texts.refreshed)
  }
  return (
    <Panel
      title={texts.devices}
      aside={
        <Button look="quiet" isDisabled={busy} onPress={() => void look()}>
          {texts.refresh}
        </Button>
      }
    >
      {house.tokens === null && <p>{texts.asking}</p>}
      {house.tokens?.length === 0 && <p>{texts.tokensNone}</p>}
      <ul className="devices">
        {house.tokens?.map((token) => (
          <li key={`${token.module} ${token.serial} ${token.label}`}>
            <strong>{token.label || texts.tokenBlank}</strong>
            <p className="soft small">
              {token.model}
              {token.serial !== '' && ` · ${fill(texts.serial, { serial: token.serial })}`}
            </p>
          </li>
        ))}
      </ul>
      {house.troubles.length > 0 && (
        <Notice tone="warn" title={texts.troubles}>
          {house.troubles.map(({ module, refused }) => (
            <div key={module} className="small">
              {!say(refused).includes(module) && <code>{module}</code>}
              <p>{say(refused)}</p>
            </div>
          ))}
        </Notice>
      )}
      <h3>{texts.printers}</h3>
      {house.printers.length === 0 && <p>{texts.printersNone}</p>}
      <ul className="devices">
        {house.printers.map((printer) => (
          <li key={printer}>{printer}</li>
        ))}
      </ul>
    </Panel>
  )
}

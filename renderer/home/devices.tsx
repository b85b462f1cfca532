import type { House } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { fill, useSay, useFirstTexts } from '../language/language.ts'
import { announce } from '../ui/announce.tsx'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

/** Tokens, cards and printers in reach, and modules that are not well. */
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
      <h3>{texts.cards}</h3>
      <Readers readers={house.readers} />
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

/** Each reader with its card, or with what to do. Whoever needs no cards needs no reader: none is no warning. */
function Readers({ readers: seen }: { readonly readers: House['readers'] }) {
  const texts = useFirstTexts().home
  const say = useSay()
  if (seen === null) return <p>{texts.cardsAsking}</p>
  return (
    <>
      {seen.refused && <p className="soft small">{say(seen.refused)}</p>}
      <ul className="devices">
        {seen.readers.map(({ reader, card, refused }) => (
          <li key={reader}>
            <strong>{reader}</strong>
            {card?.applets.map(({ applet, serial }) => (
              <p key={applet} className="soft small">
                {texts.applets[applet]} · {fill(texts.serial, { serial })}
              </p>
            ))}
            {refused && <p className="small">{say(refused)}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

import type { House } from '../../preload/views.ts'
import { useFirstTexts } from '../language/language.ts'
import { Digest } from '../ui/digest.tsx'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'

/** Which program this is: to compare with the preparation record. */
export function About({ about }: { readonly about: House['about'] }) {
  const texts = useFirstTexts().home
  return (
    <Panel title={texts.about}>
      <div className="small">
        <Facts
          of={[
            [texts.version, about.version],
            [texts.commit, <code key="commit">{about.commit}</code>],
            [texts.application, <Digest key="digest" hex={about.digest} />],
            [texts.runtime, about.runtime],
            [texts.node, about.node],
          ]}
        />
      </div>
    </Panel>
  )
}

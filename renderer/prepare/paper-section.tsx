import { useState } from 'react'
import type { House, Preparation } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { Choices, Tick } from '../ui/choices.tsx'
import { DigestInput } from '../ui/digest-input.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { TextInput } from '../ui/text-input.tsx'
import type { Drafting } from './draft.ts'
import type { SectionProps } from './section.ts'
import { titled } from './sections.ts'

/** What comes from outside: the last ceremony's note, the witnesses' values, tokens and a second medium. */
export function PaperSection({ house, drafting, preparation, visited }: SectionProps) {
  const all = useTexts()
  const texts = all.prepare
  const { draft, change } = drafting
  const isLeft = visited.has('paper')
  const say = useSay()
  const witnesses = preparation.parts.filter(({ brings }) => brings)
  return (
    <>
      <Panel level={3} title={texts.follows}>
        <Follows drafting={drafting} isLeft={isLeft} />
      </Panel>
      <Panel level={3} title={texts.brought}>
        <p className="soft">{texts.broughtHint}</p>
        <div className="people">
          {witnesses.map(({ id, title, broughtProblem }) => (
            <TextInput
              key={id}
              label={title}
              mono
              value={draft.brought[id] ?? ''}
              onChange={(value) => change({ brought: { ...draft.brought, [id]: value } })}
              problem={isLeft && broughtProblem !== null ? say(titled(broughtProblem, preparation)) : null}
            />
          ))}
        </div>
      </Panel>
      <Panel level={3} title={texts.devices}>
        {preparation.hsms.map((hsm) => (
          <Hsm key={hsm.name} hsm={hsm} house={house} drafting={drafting} isLeft={isLeft} />
        ))}
        {draft.mode === 'rehearsal' && Object.keys(draft.tokens).length > 0 && (
          <Tick
            label={texts.mayUseTokens}
            isSelected={draft.mayUseTokens}
            onChange={(mayUseTokens) => change({ mayUseTokens })}
          />
        )}
        <TextInput
          label={texts.mirror}
          hint={texts.mirrorHint}
          mono
          maxLength={1000}
          value={draft.mirror}
          onChange={(mirror) => change({ mirror })}
          problem={
            isLeft && preparation.mirrorProblem !== null ? say(titled(preparation.mirrorProblem, preparation)) : null
          }
        />
        {draft.mirror !== '' && (
          <Select
            label={texts.sameMedium}
            placeholder={texts.sameMediumNobody}
            options={[
              { id: nobody, text: texts.sameMediumNobody },
              ...preparation.parts.map(({ id, title, name }) => ({ id, text: title, note: name })),
            ]}
            value={draft.sameMedium === '' ? nobody : draft.sameMedium}
            onChange={(id) => change({ sameMedium: id === nobody ? '' : id })}
            problem={null}
          />
        )}
      </Panel>
    </>
  )
}

function Follows({ drafting: { draft, change }, isLeft }: { readonly drafting: Drafting; readonly isLeft: boolean }) {
  const all = useTexts()
  const texts = all.prepare
  const [kind, setKind] = useState<string | null>(
    draft.follows === '' ? null : draft.follows === 'none' ? 'first' : 'other',
  )
  const choose = (id: string) => {
    setKind(id)
    change({ follows: id === 'first' ? 'none' : '' })
  }
  const isWhole = /^[0-9a-f]{64}$/.test(draft.follows)
  return (
    <>
      <Choices
        label={texts.follows}
        labelHidden
        hint={texts.followsHint}
        options={[
          { id: 'first', text: texts.followsFirst },
          { id: 'other', text: texts.followsOther },
        ]}
        value={kind}
        onChange={choose}
        problem={isLeft && kind === null ? all.forms.missing : null}
      />
      {kind === 'other' && (
        <DigestInput
          label={texts.followsDigest}
          orNone={false}
          value={draft.follows}
          onChange={(digest) => change({ follows: digest.slice(0, 64) })}
          problem={isLeft && !isWhole ? all.forms.missing : null}
        />
      )}
    </>
  )
}

interface HsmProps {
  readonly hsm: Preparation['hsms'][number]
  readonly house: House
  readonly drafting: Drafting
  readonly isLeft: boolean
}

/** No part is called so. */
const nobody = '-'
const throwaway = 'throw-away'

/** The token for one HSM of the script. */
function Hsm({ hsm, house, drafting: { draft, change }, isLeft }: HsmProps) {
  const all = useTexts()
  const texts = all.prepare
  const say = useSay()
  const tokens = house.tokens ?? []
  const isRehearsal = draft.mode === 'rehearsal'
  const chosen = draft.tokens[hsm.name]
  const place = tokens.findIndex(
    ({ module, label, serial }) => module === chosen?.module && label === chosen.label && serial === chosen.serial,
  )
  const choose = (id: string) => {
    const { [hsm.name]: _, ...others } = draft.tokens
    const token = tokens[Number(id)]
    if (token !== undefined) others[hsm.name] = { module: token.module, label: token.label, serial: token.serial }
    // What was said of other tokens does not hold for these.
    change({ tokens: others, mayUseTokens: false })
  }
  const nothing = isRehearsal ? throwaway : null
  const problem = hsm.problem !== null && (isLeft || chosen !== undefined) ? say(hsm.problem) : null
  return (
    <div className="stack-close">
      <Select
        label={hsm.title}
        placeholder={texts.tokenChoose}
        options={[
          ...(isRehearsal ? [{ id: throwaway, text: texts.throwaway }] : []),
          ...tokens.map(({ label, serial, model }, at) => ({
            id: String(at),
            text: label === '' ? all.home.tokenBlank : label,
            note: serial === '' ? model : `${model} · ${fill(all.home.serial, { serial })}`,
          })),
        ]}
        value={place === -1 ? nothing : String(place)}
        onChange={choose}
        problem={problem}
      />
      {!hsm.certified && (
        <Notice tone="warn">
          <p>{texts.uncertified}</p>
        </Notice>
      )}
    </div>
  )
}

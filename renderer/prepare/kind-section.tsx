import type { Preparation } from '../../preload/views.ts'
import { fill, languageName, useSay, useTexts } from '../language/language.ts'
import { Choices } from '../ui/choices.tsx'
import { Digest } from '../ui/digest.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { Forewarned } from './forewarned.tsx'
import type { SectionProps } from './section.ts'
import { titled } from './sections.ts'

/** What is held: for what purpose, real or not, and with which parameters. */
export function KindSection({ drafting, preparation }: SectionProps) {
  const texts = useTexts().prepare
  const { draft, isModeChosen, change } = drafting
  const set = (name: string, value: string) => change({ settings: { ...draft.settings, [name]: value } })
  return (
    <>
      <Panel level={3} title={texts.purpose}>
        <p>{preparation.purpose}</p>
        <p className="small soft">
          <code>{draft.script}</code> · SHA-256 <Digest hex={preparation.digest} />
        </p>
      </Panel>
      {preparation.languages.length > 1 && (
        <Panel level={3} title={texts.language}>
          <Choices
            label={texts.language}
            labelHidden
            hint={texts.languageHint}
            across
            options={preparation.languages.map((id) => ({ id, text: languageName(id) }))}
            value={preparation.language}
            onChange={(language) => change({ language })}
          />
        </Panel>
      )}
      <Panel level={3} title={texts.mode}>
        <Choices
          label={texts.mode}
          labelHidden
          hint={texts.modeHint}
          options={[
            { id: 'rehearsal', text: texts.rehearsal, note: texts.rehearsalNote },
            { id: 'real', text: texts.real, note: texts.realNote },
          ]}
          value={isModeChosen ? draft.mode : null}
          onChange={(id) => change({ mode: id === 'real' ? 'real' : 'rehearsal' })}
        />
      </Panel>
      {isModeChosen && <Forewarned preparation={preparation} drafting={drafting} />}
      {preparation.parameters.length > 0 && (
        <Panel level={3} title={texts.parameters}>
          <div className="parameters">
            {preparation.parameters.map((parameter) => (
              <div key={parameter.name} className={isWide(parameter.type) ? 'parameter-wide' : ''}>
                <ParameterInput
                  parameter={parameter}
                  preparation={preparation}
                  value={draft.settings[parameter.name] ?? parameter.value}
                  onChange={(value) => set(parameter.name, value)}
                />
              </div>
            ))}
          </div>
        </Panel>
      )}
    </>
  )
}

const isWide = (type: Props['parameter']['type']) => type === 'subject' || type === 'text'

interface Props {
  readonly parameter: Preparation['parameters'][number]
  readonly preparation: Preparation
  readonly value: string
  readonly onChange: (value: string) => void
}

function ParameterInput({ parameter, preparation, value, onChange }: Props) {
  const texts = useTexts().prepare
  const say = useSay()
  const { type, title, options, min, max } = parameter
  const common = {
    label: title,
    value,
    onChange,
    problem: parameter.problem === null ? null : say(titled(parameter.problem, preparation)),
  }
  const words: Readonly<Record<string, string>> = texts.optionWords
  const all = options.map((id) => ({ id, text: words[id] ?? id }))
  switch (type) {
    case 'algorithm':
      return <Select {...common} options={all} />
    case 'choice':
      return <Choices {...common} across options={all} />
    case 'integer':
      return (
        <TextInput
          {...common}
          inputMode="numeric"
          maxLength={9}
          hint={min !== null && max !== null ? fill(texts.range, { min, max }) : undefined}
        />
      )
    case 'subject':
      return <TextInput {...common} mono maxLength={2000} hint={texts.subjectHint} />
    case 'text':
      return <TextInput {...common} maxLength={2000} />
  }
}

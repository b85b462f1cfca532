import { useEffect, useState } from 'react'
import type { Exported } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { fill, useTexts } from '../language/language.ts'
import { announce } from '../ui/announce.tsx'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { Verdict } from './verdict.tsx'

/** As it is typed into a shell, in the folder of this program. */
function verifyCommand(folder: string): string {
  const bundle = `${folder}/bundle`
  const typed = /^[\w/.,:@%+=-]+$/.test(bundle) ? bundle : `'${bundle.replaceAll("'", String.raw`'\''`)}'`
  return `bin/strongroom verify ${typed} --checkpoint words.txt`
}

/** Bundle and transcript into a new folder, read back and verified; as often as there are media. */
export function Export({ ceremony }: { readonly ceremony: string }) {
  const texts = useTexts().closing
  const [folder, setFolder] = useState('')
  const [exported, setExported] = useState<Exported | null>(null)
  const { busy, refused, ask } = useAsking()

  useEffect(() => {
    let isWanted = true
    void client.exportFolder({ ceremony }).then((outcome) => {
      // What somebody has typed meanwhile stays.
      if (isWanted && outcome.ok) setFolder((typed) => typed || outcome.value)
    })
    return () => {
      isWanted = false
    }
  }, [ceremony])

  const write = async () => {
    setExported(null)
    announce(texts.exporting)
    const answer = await ask(client.export({ ceremony, folder }))
    if (answer === null) return
    setExported(answer.value)
    announce(answer.value.valid ? texts.valid : texts.invalid)
  }
  return (
    <Panel title={texts.export}>
      <p className="soft">{texts.exportHow}</p>
      <TextInput
        label={texts.folder}
        hint={texts.folderHint}
        mono
        maxLength={1000}
        value={folder}
        onChange={setFolder}
      />
      <div className="row">
        <Button look="main" isDisabled={busy || folder.trim() === ''} onPress={() => void write()}>
          {texts.exportNow}
        </Button>
      </div>
      {busy && (
        <div className="stack-close">
          <p>{texts.exporting}</p>
          <progress className="progress" aria-label={texts.exporting} />
        </div>
      )}
      <Refusal refused={refused} />
      {exported !== null && (
        <>
          <Notice tone={exported.valid ? 'good' : 'bad'} title={fill(texts.exported, { folder: exported.folder })} />
          <Verdict exported={exported} />
          <p>{texts.elsewhere}</p>
          <p className="mono">{verifyCommand(exported.folder)}</p>
        </>
      )}
    </Panel>
  )
}

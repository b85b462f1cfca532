import { useTexts } from '../language/language.ts'
import './aloud.css'

/** What somebody reads to the room, from the screen and while standing; `language`: the script’s, where these are its words. */
export function Aloud({ text, language = null }: { readonly text: string; readonly language?: string | null }) {
  const texts = useTexts().run
  return (
    <div className="aloud">
      <h2>{texts.aloud}</h2>
      <blockquote lang={language ?? undefined}>{text}</blockquote>
    </div>
  )
}

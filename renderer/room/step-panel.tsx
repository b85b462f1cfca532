import { useId } from 'react'
import type { Room } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { Notice } from '../ui/notice.tsx'
import { Aloud } from './aloud.tsx'
import { happensOf, nameOf } from './kinds.ts'
import { named } from './named.ts'
import { News } from './news.tsx'
import { panelOf } from './panels/index.ts'
import type { Step } from './panels/panel.ts'
import { Who } from './who.tsx'
import './step.css'

/** The step at hand: who acts, what to say aloud, what will happen, and what exactly. */
export function StepPanel({ room, step }: { readonly room: Room; readonly step: Step }) {
  const texts = useTexts()
  const say = useSay()
  const { Body } = panelOf(step.kind)
  const happens = happensOf(texts, step)
  const failure = named(room, room.failure)
  const { number, of, minutes } = step
  // A fingerprint that has just come about is what a statement is about: people write it down from here.
  const isCopied = step.kind === 'attest'
  return (
    <section className="panel step" aria-labelledby="step-title">
      <header className="step-head">
        <p className="step-place">
          <strong>{fill(texts.run.place, { number, of })}</strong>
          <span>{nameOf(texts, step)}</span>
          <span>{fill(texts.run.about, { minutes })}</span>
        </p>
        <h1 id="step-title" tabIndex={-1} data-step-title>
          {say(step.title)}
        </h1>
      </header>
      <Who room={room} step={step} />
      {step.say !== null && <Aloud text={step.say} language={room.language} />}
      {failure && (
        <Notice tone="bad" title={texts.run.failed}>
          <p>{say(failure)}</p>
        </Notice>
      )}
      {happens !== null && <Happens text={happens} />}
      {isCopied && <News room={room} large />}
      <Body room={room} step={step} />
      {!isCopied && <News room={room} />}
    </section>
  )
}

function Happens({ text }: { readonly text: string }) {
  const texts = useTexts().run
  const id = useId()
  return (
    <section className="happens" aria-labelledby={id}>
      <h2 id={id}>{texts.happens}</h2>
      <p>{text}</p>
    </section>
  )
}

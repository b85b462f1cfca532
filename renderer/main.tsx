import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, isProjector } from './app.tsx'
import { client } from './bridge.ts'
import { beginLanguage } from './language/language.ts'
import { awaitScreens } from './later.ts'
import './styles/tokens.css'
import './styles/base.css'

const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no #app')
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
beginLanguage()
window.addEventListener('resize', keepFocusSeen)
if (isProjector) void fetchScreens()
else {
  // Both take time from the first frame; each module is asked by a process of its own.
  afterFrame(() => void fetchScreens().then(() => client.refresh({})))
}

/** A window that gets smaller, or larger letters, leaves what has the focus where it is seen (WCAG 2.2, 2.4.11). */
function keepFocusSeen(): void {
  const { activeElement } = document
  if (activeElement !== document.body) activeElement?.scrollIntoView({ block: 'nearest' })
}

function fetchScreens(): Promise<void> {
  return awaitScreens(import('./screens.ts'))
}

function afterFrame(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work))
}

/** What stands around every screen. */
export const app = {
  name: 'Strongroom',
  loading: 'One moment …',
  incomplete:
    'Part of this program cannot be loaded, so that no ceremony can be held here. Close it, and install it anew.',
  tones: { note: 'Note', good: 'In order', warn: 'Warning', bad: 'Problem' },
  band: {
    label: 'What this ceremony is',
    real: 'Real',
    realMeans: 'This ceremony counts.',
    rehearsal: 'Rehearsal',
    rehearsalMeans: 'Nothing made here may be relied on.',
    softwareToken: 'Software token',
    softwareTokenMeans: 'No certificate is recorded for this module. Nobody should rely on its keys.',
  },
  duration: { minutes: '{minutes} min', hours: '{hours} h', both: '{hours} h {minutes} min' },
  menu: { view: 'View' },
  settings: {
    open: 'Display',
    title: 'Display',
    language: 'Language',
    languages: { en: 'English', de: 'Deutsch' },
    theme: 'Colours',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    zoom: 'Size',
    close: 'Done',
  },
} as const

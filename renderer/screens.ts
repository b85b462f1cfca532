/** Everything that can wait until the first screen stands. */
export { catalogues } from '../ceremonies/texts/index.ts'
export { ClosingScreen, RoomClosing } from './closing/closing-screen.tsx'
export { OpenScript } from './home/open-script.tsx'
export { PrepareScreen } from './prepare/prepare-screen.tsx'
export { ProjectorScreen } from './projector/projector-screen.tsx'
export { RunScreen } from './room/run-screen.tsx'
export { HelpDialog } from './ui/help-dialog.tsx'
export { SettingsDialog } from './ui/settings-dialog.tsx'

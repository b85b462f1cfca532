/** Everything that can wait until the first screen stands. */
export { ClosingScreen, RoomClosing } from './closing/closing-screen.tsx'
export { PrepareScreen } from './prepare/prepare-screen.tsx'
export { ProjectorScreen } from './projector/projector-screen.tsx'
export { RunScreen } from './room/run-screen.tsx'
export { SettingsDialog } from './ui/settings-dialog.tsx'

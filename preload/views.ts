/** The shapes of what the screen shows. Main makes these values; the preload checks that they are what they claim to be. */
export { Course } from './views/course.ts'
export { Refused } from './views/common.ts'
export type { Message } from '../ceremonies/base/message.ts'
export { Draft, Ending, Exported, Preparation } from './views/draft.ts'
export { House } from './views/house.ts'
export { Projection } from './views/projection.ts'
export { type FormField, Room, type RoomAsk } from './views/room.ts'
export { Chosen, languages } from './views/chosen.ts'

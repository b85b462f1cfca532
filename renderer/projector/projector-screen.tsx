import type { Projection } from '../../preload/views.ts'

/** The public view, for a room to read from its chairs. */
export function ProjectorScreen({ projection }: { readonly projection: Projection | null }) {
  return <main>{projection?.title}</main>
}

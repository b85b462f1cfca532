import type { Hex } from '../base/crypto.ts'

/** The curves of the keys on cards to which shares are sealed. */
export const curves = ['P-256', 'P-384'] as const
export type Curve = (typeof curves)[number]

/** `lead`: DER of a SubjectPublicKeyInfo up to its point (RFC 5480: named curve, uncompressed). `coordinate`: bytes of x, and of y. */
const encodings: Readonly<Record<Curve, { readonly lead: Hex; readonly coordinate: number }>> = {
  'P-256': { lead: '3059301306072a8648ce3d020106082a8648ce3d030107034200', coordinate: 32 },
  'P-384': { lead: '3076301006072a8648ce3d020106052b81040022036200', coordinate: 48 },
}

/** Bytes of the x-coordinate, which is what a key agreement gives. */
export const coordinateLength = (curve: Curve): number => encodings[curve].coordinate

/** A point in lower-case hex: 04 ‖ x ‖ y (SEC 1 section 2.3.3). Whether it is on its curve no pattern can tell. */
export const pointPattern = (curve: Curve): RegExp => new RegExp(`^04[0-9a-f]{${4 * coordinateLength(curve)}}$`)

/** A public key on this curve in DER, in lower-case hex. */
export const spkiPattern = (curve: Curve): RegExp =>
  new RegExp(`^${encodings[curve].lead}04[0-9a-f]{${4 * coordinateLength(curve)}}$`)

/** Curve and point of a public key in DER; null for any other key or spelling. */
export function pointOfSpki(spki: Hex): { readonly curve: Curve; readonly point: Hex } | null {
  const curve = curves.find((one) => spkiPattern(one).test(spki))
  return curve ? { curve, point: spki.slice(encodings[curve].lead.length) } : null
}

/** The public key in DER; null for what has not the form of a point. */
export function spkiOfPoint(curve: Curve, point: Hex): Hex | null {
  return pointPattern(curve).test(point) ? encodings[curve].lead + point : null
}

/** When certificates and CRLs hold, against the moment of the ceremony. */
import { type Element, momentOf } from '../certificates/x509/der.ts'

/** A moment as `YYYY-MM-DDThh:mm:ssZ`, which orders as text does. Throws CERTIFICATE_UNREADABLE. */
export function isoMoment(time: Element): string {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(momentOf(time)) ?? []
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}

/** To the second, as certificates count. */
export function toSeconds(at: string): string {
  return `${at.slice(0, 19)}Z`
}

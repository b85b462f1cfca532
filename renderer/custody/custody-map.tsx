import { type ReactNode, useId } from 'react'
import type { Held, Picture } from '../../preload/views.ts'
import { fill, useTexts } from '../language/language.ts'
import { counted } from '../language/wording.ts'
import { type Chosen, markOf } from './chosen.ts'
import { Share } from './share.tsx'

type Region = Picture['regions'][number]
type Site = Region['sites'][number]
type Safe = Site['safes'][number]

/** Regions, the sites in them, the safes in those, and what is in each: lists in lists, so that it is read out as it is seen. */
export function CustodyMap({
  picture,
  chosen,
  level,
}: {
  readonly picture: Picture
  readonly chosen: Chosen | null
  readonly level: 2 | 3
}) {
  const texts = useTexts().custody
  const id = useId()
  const Heading = `h${level}` as const
  const { regions, people, nowhere, threshold, shares } = picture
  return (
    <figure className="custody-map" aria-labelledby={id}>
      <figcaption className="custody-caption">
        <Heading id={id}>{texts.map}</Heading>
        <span className="soft small">{fill(texts.oneOf, { threshold, shares })}</span>
      </figcaption>
      <ul className="custody-regions">
        {regions.map((region) => (
          <RegionBox key={region.id} region={region} chosen={chosen} />
        ))}
        {people.length > 0 && (
          <li className="custody-region">
            <p className="custody-region-name">{texts.people}</p>
            <ul className="custody-sites">
              {people.map(({ id: person, title, holds }) => (
                <Place key={person} mark={markOf(chosen, 'person', person)} sign={<PersonSign />} name={title}>
                  <Shares holds={holds} />
                </Place>
              ))}
            </ul>
          </li>
        )}
        {nowhere.length > 0 && (
          <li className="custody-region custody-nowhere">
            <p className="custody-region-name">{texts.nowhere}</p>
            <Shares holds={nowhere} />
          </li>
        )}
      </ul>
    </figure>
  )
}

function RegionBox({ region, chosen }: { readonly region: Region; readonly chosen: Chosen | null }) {
  const texts = useTexts().custody
  const mark = markOf(chosen, 'region', region.id)
  return (
    <li className="custody-region" data-mark={mark}>
      <p className="custody-region-name">
        {region.title ?? texts.noRegion}
        <Marked mark={mark} />
      </p>
      <ul className="custody-sites">
        {region.sites.map((site) => (
          <SiteBox key={site.id} site={site} chosen={chosen} />
        ))}
      </ul>
    </li>
  )
}

function SiteBox({ site, chosen }: { readonly site: Site; readonly chosen: Chosen | null }) {
  const texts = useTexts().custody
  const count = site.safes.reduce((sum, { holds }) => sum + holds.length, 0)
  const aside = <span className="soft small">{counted(texts.inSite, count)}</span>
  return (
    <Place mark={markOf(chosen, 'site', site.id)} sign={<SiteSign />} name={site.title} aside={aside}>
      <ul className="custody-safes">
        {site.safes.map((safe) => (
          <SafeBox key={safe.id} safe={safe} mark={markOf(chosen, 'safe', safe.id)} />
        ))}
      </ul>
    </Place>
  )
}

function SafeBox({ safe, mark }: { readonly safe: Safe; readonly mark: Chosen['as'] | undefined }) {
  const { opens: texts } = useTexts().custody
  const { title, opens, together, holds } = safe
  const how = opens.length === 1 ? texts.one : together === 1 ? texts.any : texts.together
  return (
    <li className="custody-safe" data-mark={mark}>
      <p className="custody-name">
        <SafeSign />
        <strong>{title}</strong>
        <Marked mark={mark} />
      </p>
      <p className="soft small">{fill(how, { people: opens.join(', '), count: together })}</p>
      <Shares holds={holds} />
    </li>
  )
}

/** A building, or a person, with what is there. */
function Place(props: {
  readonly mark: Chosen['as'] | undefined
  readonly sign: ReactNode
  readonly name: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  const { mark, sign, name, aside, children } = props
  return (
    <li className="custody-site" data-mark={mark}>
      <p className="custody-name custody-site-name">
        {sign}
        <strong>{name}</strong>
        {aside}
        <Marked mark={mark} />
      </p>
      {children}
    </li>
  )
}

function Shares({ holds }: { readonly holds: readonly Held[] }) {
  return (
    <ul className="custody-shares">
      {holds.map((held) => (
        <Share key={held.share} held={held} />
      ))}
    </ul>
  )
}

/** What the frame around it says, in words for whoever does not see it. */
function Marked({ mark }: { readonly mark: Chosen['as'] | undefined }) {
  const texts = useTexts().custody
  return mark === undefined ? null : <span className="heard"> ({texts.inGroup})</span>
}

function SafeSign() {
  return (
    <svg className="custody-sign" viewBox="0 0 20 20" aria-hidden="true">
      <rect x="2" y="2" width="16" height="14" rx="1.5" />
      <circle cx="10" cy="9" r="3.4" />
      <path d="M10 5.6v2M10 10.4v2M6.6 9h2M11.4 9h2M5 16v2M15 16v2" />
    </svg>
  )
}

function SiteSign() {
  return (
    <svg className="custody-sign" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M2 18V8l8-5.5L18 8v10zM8 18v-5h4v5M5.5 10h2M12.5 10h2" />
    </svg>
  )
}

function PersonSign() {
  return (
    <svg className="custody-sign" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="6" r="3.5" />
      <path d="M3 18c0-4 3-6.5 7-6.5s7 2.5 7 6.5" />
    </svg>
  )
}

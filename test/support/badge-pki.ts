/** Authorities, badges and lists of revocations made by OpenSSL, which shares no code with the program. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Key } from '../../native/softcard/memory.ts'

/** Everything is valid around this moment unless it is asked for otherwise. */
export const NOW = '2026-06-15T12:00:00Z'
const usual = { from: '20260101000000Z', until: '20270101000000Z' } as const

const authorityExtensions = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n'
export const badgeExtensions =
  'keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth,1.3.6.1.4.1.311.20.2.2\n'

export interface Made {
  /** What it is called among its files. */
  readonly id: string
  readonly pem: string
  /** In hex. */
  readonly der: string
}

export interface Wanted {
  readonly subject?: string
  readonly extensions?: string
  readonly from?: string
  readonly until?: string
  readonly digest?: string
  /** For `openssl req -newkey`. */
  readonly key?: readonly string[]
}

const p256 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] as const

export class BadgePki {
  readonly #folder: string
  #count = 0
  readonly #requests = new Map<string, string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** An authority, of its own or below another. */
  authority(subject: string, by: Made | null = null, wanted: Wanted = {}): Made {
    return this.#certificate(by, { subject, extensions: authorityExtensions, ...wanted })
  }

  /** Badges of one name have one key, unless they are asked for otherwise. */
  badge(by: Made, wanted: Wanted = {}): Made {
    return this.#certificate(by, { subject: '/O=Example/CN=Jo Doe', extensions: badgeExtensions, ...wanted })
  }

  revoke(by: Made, made: Made): void {
    this.#openssl(by, 'ca', '-config', this.#config(by), '-revoke', this.#path(made.id, 'pem'))
  }

  /** Its list, in DER and hex; `extensions` as OpenSSL's configuration has them. */
  crl(by: Made, { from = '20260601000000Z', until = '20260701000000Z', extensions = '' } = {}): string {
    const file = this.#path(by.id, `crl-${this.#count++}`)
    const dates = ['-crl_lastupdate', from, '-crl_nextupdate', until]
    const own = extensions === '' ? [] : ['-crlexts', 'asked']
    this.#openssl(
      by,
      'ca',
      '-config',
      this.#config(by, extensions),
      '-gencrl',
      '-md',
      'sha256',
      ...dates,
      ...own,
      '-out',
      file,
    )
    return hexOf(readFileSync(file, 'utf8'))
  }

  /** As a software card keeps it. */
  keyOf({ id }: Made, algorithm: Key['algorithm'] = 'P-256'): Key {
    const pkcs8 = execFileSync('openssl', [
      'pkcs8',
      '-topk8',
      '-nocrypt',
      '-in',
      this.#path(id, 'key'),
      '-outform',
      'DER',
    ])
    return { algorithm, pkcs8: pkcs8.toString('hex') }
  }

  #certificate(by: Made | null, wanted: Wanted): Made {
    const id = `made-${this.#count++}`
    const {
      subject = '',
      extensions = '',
      from = usual.from,
      until = usual.until,
      digest = 'sha256',
      key = p256,
    } = wanted
    const request = this.#request(id, subject, key, extensions.includes('cRLSign') || extensions.includes('CA:TRUE'))
    const own: Made = { id, pem: '', der: '' }
    const issuer = by ?? own
    const dates = ['-startdate', from, '-enddate', until]
    const selfSigned = by === null ? ['-selfsign'] : []
    const config = this.#config(issuer, extensions)
    const how = ['-batch', '-notext', '-md', digest, '-extensions', 'asked', '-preserveDN', '-utf8']
    const out = this.#path(id, 'pem')
    this.#openssl(issuer, 'ca', '-config', config, ...selfSigned, ...how, ...dates, '-in', request, '-out', out)
    const pem = readFileSync(out, 'utf8')
    return { id, pem, der: hexOf(pem) }
  }

  /** Who asks for the same again has the same key. */
  #request(id: string, subject: string, key: readonly string[], isAuthority: boolean): string {
    const name = JSON.stringify([subject, key])
    const known = this.#requests.get(name) ?? id
    const [request, own] = [this.#path(known, 'csr'), this.#path(known, 'key')]
    if (known === id) {
      const fresh = ['-newkey', ...key, '-nodes', '-keyout', own]
      const asked = ['req', '-new', ...fresh, '-subj', subject, '-utf8', '-out', request]
      execFileSync('openssl', asked, { stdio: 'pipe' })
      // Two authorities of one name are two.
      if (!isAuthority) this.#requests.set(name, id)
    } else copyFileSync(own, this.#path(id, 'key'))
    return request
  }

  #openssl({ id }: Made, command: string, ...rest: readonly string[]): void {
    const by = [
      '-keyfile',
      this.#path(id, 'key'),
      ...(existsSync(this.#path(id, 'pem')) ? ['-cert', this.#path(id, 'pem')] : []),
    ]
    execFileSync('openssl', [command, ...rest, ...by], { stdio: 'pipe' })
  }

  #config({ id }: Made, extensions = ''): string {
    const database = join(this.#folder, `${id}-database`)
    mkdirSync(join(database, 'new'), { recursive: true })
    for (const name of ['index', 'index.attr']) {
      const file = join(database, name)
      if (!existsSync(file)) writeFileSync(file, name === 'index' ? '' : 'unique_subject = no\n')
    }
    const policy = 'commonName=optional\norganizationName=optional\n'
    const authority = `database=${database}/index\nnew_certs_dir=${database}/new\npolicy=any\ndefault_days=1\ndefault_md=sha256\nrand_serial=yes\n`
    const file = join(database, 'config')
    writeFileSync(
      file,
      `[ca]\ndefault_ca=own\n[own]\n${authority}string_mask=utf8only\n[any]\n${policy}[asked]\n${extensions}`,
    )
    return file
  }

  #path(id: string, kind: string): string {
    return join(this.#folder, `${id}.${kind}`)
  }
}

export function hexOf(pem: string): string {
  return Buffer.from(pem.replace(/-----[A-Z0-9 ]+-----|\s/g, ''), 'base64').toString('hex')
}

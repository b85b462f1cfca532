import { discover } from '../../devices/index.ts'
import { isIdle, usualModules } from '../../devices/usual.ts'
import { exits, report } from '../failure.ts'
import { handedOn } from '../../devices/environment.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { stdout } from '../../output.ts'

type Found = Awaited<ReturnType<typeof discover>>

export interface DevicesOptions {
  readonly module: readonly string[]
  readonly env: readonly string[]
  readonly json?: boolean
}

/** What each PKCS#11 module holds: slots, tokens by label and serial, mechanisms. Nobody is logged in and nothing is changed. */
export async function devices({ module, env, json }: DevicesOptions): Promise<number> {
  const paths = module.length > 0 ? module : usualModules()
  const environment = handedOn(env, 'every module')
  const found: Found[] = []
  let exit: number = exits.done
  for (const path of paths) {
    try {
      found.push(await discover({ module: path, environment }))
    } catch (error) {
      if (isIdle(path, module, error)) {
        if (json !== true) stdout.line(`${shown(path)}\n  not set up here; --module ${shown(path)} says what it lacks`)
        continue
      }
      // One module that is not well does not hide the others.
      exit = report(error, json === true)
    }
  }
  if (json && found.length > 0) stdout.json(found)
  else stdout.text(found.map((one) => text(one, env)).join('\n'))
  return exit
}

/** Which variables the module was given, and how another is passed: without its own a module shows nothing, or another thing. */
function given(env: readonly string[]): string {
  if (env.length > 0) return `  variables passed on: ${env.map(shown).join(', ')}`
  return '  no variables passed on; --env NAME passes one, such as SOFTHSM2_CONF'
}

function text({ module, slots }: Found, env: readonly string[]): string {
  const lines = slots.map(({ slot, token, mechanisms }) => {
    const name = token?.initialised
      ? shown(`“${token.label}”, serial ${token.serial}, ${token.model}`)
      : 'no initialised token'
    return `  ${shown(slot.description.trim())}: ${name}; ${mechanisms.length} mechanisms`
  })
  return `${[shown(module.path), `  ${shown(module.description)} ${shown(module.version)}, SHA-256 ${module.sha256}`, given(env), ...lines].join('\n')}\n`
}

import type { Command } from 'commander'
import { stdout } from '../output.ts'
import { exits } from './failure.ts'

/** Writes bash completion made from the command tree: `strongroom completion bash > /etc/bash_completion.d/strongroom`. */
export function printCompletion(root: Command): number {
  stdout.text(bashCompletion(root))
  return exits.done
}

export function bashCompletion(root: Command): string {
  const cases = pathsOf(root).map(({ path, command }) => `    '${path}') words='${wordsOf(command).join(' ')}' ;;`)
  return `# Completion of strongroom for bash; made by: strongroom completion bash
_strongroom() {
  local current=\${COMP_WORDS[COMP_CWORD]} path= word words=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in -*) break ;; *) path="$path $word" ;; esac
    [[ $path == ' shares' ]] || break
  done
  case "\${path# }" in
${cases.join('\n')}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  [[ $current == -* || -z $path ]] || mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
}
complete -o filenames -F _strongroom strongroom
`
}

function pathsOf(command: Command, path = ''): { readonly path: string; readonly command: Command }[] {
  return [{ path, command }, ...command.commands.flatMap((child) => pathsOf(child, `${path} ${child.name()}`.trim()))]
}

function wordsOf(command: Command): string[] {
  const options = command.options.flatMap(({ long }) => (long ? [long] : []))
  const choices = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? [])
  const help = command.commands.length > 0 ? ['help'] : []
  return [...command.commands.map((child) => child.name()), ...help, ...choices, ...options, '--help']
}

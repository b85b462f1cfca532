# Completion of strongroom for bash; made by: strongroom completion bash
_strongroom() {
  local current=${COMP_WORDS[COMP_CWORD]} path= word words=
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in -*) break ;; *) path="$path $word" ;; esac
    [[ $path == ' shares' ]] || break
  done
  case "${path# }" in
    '') words='check print rehearse run resume export verify disclose shares register custody devices cards manual completion help --version --help' ;;
    'check') words='--set --json --help' ;;
    'print') words='--out --document --set --language --help' ;;
    'rehearse') words='--out --set --language --card --answers --json --help' ;;
    'run') words='--set --language --name --device --out --plan-sheet --mirror --same-medium --earlier --badges --data --rehearsal --rehearse-on --answers --help' ;;
    'resume') words='--list --json --device --out --mirror --same-medium --earlier --badges --data --answers --help' ;;
    'export') words='--out --language --data --json --help' ;;
    'verify') words='--checkpoint --require --all --json --help' ;;
    'disclose') words='--level --out --json --help' ;;
    'shares') words='combine split inspect help --help' ;;
    'shares combine') words='--passphrase-file --kcv --help' ;;
    'shares split') words='--threshold --shares --passphrase-file --help' ;;
    'shares inspect') words='--json --help' ;;
    'register') words='--rebuild --data --json --help' ;;
    'custody') words='coalitions help --data --json --help' ;;
    'custody coalitions') words='--data --json --help' ;;
    'devices') words='--module --env --json --help' ;;
    'cards') words='--json --help' ;;
    'manual') words='--help' ;;
    'completion') words='bash --help' ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  [[ $current == -* || -z $path ]] || mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
}
complete -o filenames -F _strongroom strongroom

#compdef dssrun
# dssrun completion for zsh. Load it with: source <(dssrun completion zsh)
# or put it as _dssrun into a folder of $fpath.

_dssrun() {
  local line files='' program=${~words[1]}
  local -a candidates joined
  while IFS= read -r line; do
    if [[ $line == :* ]]; then
      files=${line#:}
    elif [[ $line == *=$'\t'* || $line == *= ]]; then
      joined+=("${line%%$'\t'*}")
    else
      line=${line//:/\\:}
      candidates+=("${line/$'\t'/:}")
    fi
  done < <("$program" __complete "=${PREFIX}" "${(@)words[2,CURRENT-1]}" 2>/dev/null)

  (( ${#candidates} )) && _describe -o 'dssrun' candidates
  (( ${#joined} )) && compadd -S '' -- "${joined[@]}"
  if [[ -n $files && $PREFIX == -*=* ]]; then
    compset -P '*='
  fi
  case $files in
    scripts) _files -g '*.(ts|js|mjs|cjs|mts|cts|tsx|jsx)(-.)' ;;
    files) _files ;;
    folders) _files -/ ;;
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _dssrun "$@"
else
  compdef _dssrun dssrun
fi

# dssrun completion for bash. Load it with: source <(dssrun completion bash)

_dssrun() {
  # Bash breaks words at "=" and ":"; put them together again.
  local words=() word glue='' i
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((${#words[@]})) && [[ $glue || $word == [=:]* ]] && [[ ${words[-1]} == -* ]]; then
      words[-1]+=$word
    else
      words+=("$word")
    fi
    glue=''
    [[ $word == *[=:] ]] && glue=1
  done
  local current=${words[-1]} before=("${words[@]:0:${#words[@]}-1}")
  # What bash replaces is only what stands behind the last "=" or ":".
  local shown=${COMP_WORDS[COMP_CWORD]}
  [[ $shown == [=:] ]] && shown=''
  local prefix=${current%"$shown"}

  local program=${COMP_WORDS[0]/#\~/$HOME} line files=''
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :*) files=${line#:} ;;
      *) line=${line%%$'\t'*}; COMPREPLY+=("${line#"$prefix"}") ;;
    esac
  done < <("$program" __complete "=$current" "${before[@]}" 2>/dev/null)

  if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *= ]]; then
    compopt -o nospace 2>/dev/null
  fi
  [[ $files ]] || return 0
  compopt -o filenames 2>/dev/null
  local kind=-f
  [[ $files == folders ]] && kind=-d
  while IFS= read -r line; do
    if [[ $files == scripts && ! -d $line && ! $line =~ \.[mc]?[jt]sx?$ ]]; then
      continue
    fi
    COMPREPLY+=("$line")
  done < <(compgen "$kind" -- "$shown")
}

complete -F _dssrun dssrun

// bureau completion: what a shell offers while a command line is typed.

#include "base/error.h"
#include "base/text.h"
#include "cli/office/candidates.h"
#include "cli/shell/commands.h"

#include <algorithm>

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> words{};
};

// The shells ask the program for everything: what is offered is what it takes.
constexpr std::string_view bash =
    R"end(# bash completion of bureau: eval "$(bureau completion bash)"
_bureau() {
  local lines line words=() i
  for ((i = 1; i <= COMP_CWORD; i++)); do
    # Bash parts words at '=': --unit=后勤处 comes as three.
    [[ ${COMP_WORDS[i]} == '=' ]] || words+=("${COMP_WORDS[i]}")
  done
  [[ ${COMP_WORDS[COMP_CWORD]} == '=' ]] && words+=('')
  mapfile -t lines < <("${COMP_WORDS[0]}" completion words -- "${words[@]}" 2>/dev/null)
  COMPREPLY=()
  for line in "${lines[@]}"; do
    local word=${line%%$'\t'*} told=
    [[ $line == *$'\t'* ]] && told=${line#*$'\t'}
    word=${word// /\\ }
    # Of several what they are is shown; only what they have in common is typed.
    ((${#lines[@]} > 1)) && [[ $told ]] && word="$word  ($told)"
    COMPREPLY+=("$word")
  done
  # What is no list of ours may be a file.
  if ((${#COMPREPLY[@]} == 0)); then compopt -o default 2>/dev/null || true; fi
}
complete -o nosort -F _bureau bureau
)end";

constexpr std::string_view zsh = R"end(#compdef bureau
# zsh completion of bureau: put it as _bureau into a folder of $fpath
_bureau() {
  local -a lines entries
  local line
  lines=("${(@f)$(${words[1]} completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    [[ -n $line ]] && entries+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  if (( $#entries )); then
    _describe -V bureau entries
  else
    _files
  fi
}
if [[ $funcstack[1] == _bureau ]]; then _bureau "$@"; else compdef _bureau bureau; fi
)end";

constexpr std::string_view fish =
    R"end(# fish completion of bureau: put it into ~/.config/fish/completions/bureau.fish
function __bureau_words
    set -l words (commandline -opc) (commandline -ct)
    $words[1] completion words -- $words[2..-1] 2>/dev/null
end
complete -c bureau -f -n 'test (count (__bureau_words)) -gt 0' -a '(__bureau_words)'
)end";

Outcome run(const Args& args, Session& session) {
  const std::string shell = args.words.empty() ? "" : args.words.front();
  if (shell == "words") {
    Outcome outcome;
    for (const Candidate& one : candidates({args.words.begin() + 1, args.words.end()}, session)) {
      outcome.text += cleaned(one.word);
      outcome.text += one.told.empty() ? "\n" : "\t" + cleaned(one.told) + "\n";
    }
    return outcome;
  }
  if (args.words.size() != 1) {
    throw Error(ErrorKind::usage, "say for which shell: 'bureau completion bash', zsh or fish");
  }
  for (const auto& [name, script] :
       {std::pair{"bash", bash}, std::pair{"zsh", zsh}, std::pair{"fish", fish}}) {
    if (shell == name) {
      return {.text = std::string{script}};
    }
  }
  throw Error(ErrorKind::usage, "there is no completion for '{}': use bash, zsh or fish", shell);
}

}  // namespace

Command completion() {
  return reading<Args>(
      {.noun = Noun::office,
       .verb = "completion",
       .summary = "What a shell needs to complete command lines: bash, zsh or fish",
       .examples = {"bureau completion bash"},
       .usage = "bash|zsh|fish"},
      [](Fields& fields, Args& args) { fields.text("shell", args.words, "bash, zsh or fish"); },
      run);
}

}  // namespace bureau::cli

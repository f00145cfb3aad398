// bureau answer: the answer to the origin.

#include "ops/matter/answer.h"

#include "cli/session/each.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

Command answer(Noun noun) {
  return writing<With<AnswerInput>>({.noun = noun,
                                     .verb = "answer",
                                     .summary = "Record the answer to its origin",
                                     .examples = {"bureau answer D1 --with D2 --also T1 整改完成"},
                                     .usage = "REF… [TEXT] [--with PAPER] [--also REF]"},
                                    declare_input,
                                    [](const With<AnswerInput>& args, const std::vector<Ref>& refs,
                                       Deed& deed, Session& session) {
                                      return each(refs, "answer", deed, session, [&](Ref ref) {
                                        answer_matter(deed, ref, args.input);
                                      });
                                    });
}

}  // namespace bureau::cli

#include "ops/answer.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/around.h"
#include "ops/authority.h"

namespace bureau {

namespace {

Ref carrier_of(Ref ref, const std::string& with) {
  const auto paper = parse<Ref>(with);
  if (paper.reg != Register::doc || paper == ref) {
    throw Error(ErrorKind::usage, "--with {}: the answer to {} is carried by another paper (D2)",
                paper, ref);
  }
  return paper;
}

Matter record_answer(Deed& deed, Matter matter, const AnswerInput& input) {
  const Ref ref = matter.ref;
  if (matter.answered_at) {
    throw Error(ErrorKind::refused,
                "{} was answered on {}: use 'bureau correct {} answer=…' to mend it", ref,
                to_short_text(*matter.answered_at), ref);
  }
  if (!input.waive.empty()) {
    matter.waiver = normalized("reason", input.waive);
    if (matter.waiver.empty()) {
      throw Error(ErrorKind::usage, "say why no answer to {} is owed: --waive REASON", ref);
    }
    deed.save(matter);
    return matter;
  }
  if (matter.opened_at && deed.happened() < *matter.opened_at) {
    throw Error(ErrorKind::refused, "{} was opened {}: it was not answered on {}", ref,
                to_short_text(*matter.opened_at), to_short_text(deed.happened()));
  }
  matter.answered_at = deed.happened();
  matter.answer = deed.words(matter, "answer", input.text);
  if (!input.with.empty()) {
    const Matter paper = deed.referred(carrier_of(ref, input.with));
    add_link(deed, {.from = paper.ref, .kind = "answers", .to = ref});
    if (matter.answer.empty()) {
      // The answer is read by whoever may read the matter: no title of a paper above it.
      matter.answer = paper.secrecy.level > matter.secrecy.level ? to_text(paper.ref)
                      : paper.number.empty()                     ? paper.title
                                             : paper.title + "（" + paper.number + "）";
    }
  }
  if (matter.answer.empty()) {
    if (!deed.is_wordless(matter)) {
      throw Error(ErrorKind::usage,
                  "say what the answer to {} is: a text, --with PAPER, or --waive REASON", ref);
    }
    matter.answer = cover_text(matter);
  }
  deed.save(matter);
  return matter;
}

}  // namespace

void declare(Fields& fields, AnswerInput& input) {
  fields.text("text", input.text, "The answer");
  fields.reference("--with", input.with, "The paper that carries it");
  fields.reference("--also", input.also,
                   "Another matter that it answers too; may be given several times");
  fields.option("--waive", input.waive, "Why no answer is owed after all");
}

Matter answer_matter(Deed& deed, Ref ref, const AnswerInput& input) {
  Matter matter = deed.get(ref);
  check_not_outsider(deed, matter, "answer", deed.by(deed.office().name()));
  matter = record_answer(deed, std::move(matter), input);
  for (const std::string& other : input.also) {
    record_answer(deed, deed.referred(parse<Ref>(other)), input);
  }
  return matter;
}

}  // namespace bureau

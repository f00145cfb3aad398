// The verbs of every register that change what is recorded: assign, edit, correct, note, attach,
// link, cancel, reopen, answer, and the steps that kinds declare.

#include "base/error.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "ops/answer.h"
#include "ops/around.h"
#include "ops/assign.h"
#include "ops/close.h"
#include "ops/correct_item.h"
#include "ops/edit.h"
#include "ops/reopen.h"
#include "ops/step.h"
#include "settings/settings.h"

#include <algorithm>
#include <functional>

namespace bureau::cli {

namespace {

void need_refs(const std::vector<Ref>& refs, std::string_view verb) {
  if (refs.empty()) {
    throw Error(ErrorKind::usage, "'{}' needs a ref: 'bureau {} T1', or --where", verb, verb);
  }
}

/// Runs one operation for each ref.
template <class Operation>
Outcome each(const std::vector<Ref>& refs, std::string_view verb, Deed& deed, Session& session,
             Operation operation) {
  need_refs(refs, verb);
  for (const Ref ref : refs) {
    operation(ref);
  }
  return changed(session, deed.database(), refs, false);
}

/// Says where a matter stands now.
void say_state(Deed& deed, const Matter& matter) {
  deed.say(
      localized("{}: {}", matter.ref, deed.office().kind_of(matter).word_of_state(matter.state)));
}

struct TextArgs : WriteArgs {
  std::string text{};
};

void declare_reason(Fields& fields, TextArgs& args) {
  fields.text("reason_text", args.text, "Why");
}

void declare_note(Fields& fields, TextArgs& args) {
  fields.text("text", args.text, "What is to be remembered");
}

struct PairArgs : WriteArgs {
  PairArgs() { takes_items = true; }
  std::string pairs{};
};

void declare_pairs(Fields& fields, PairArgs& args) {
  fields.text("pairs", args.pairs,
              "FIELD=VALUE, several divided by blanks that begin a new FIELD=");
}

/// "received_at=2026-11-20 16:50 title=公式 y=x": a pair begins at a word whose left side is a
/// field.
std::vector<std::string> split_pairs(const std::string& text,
                                     const std::function<bool(std::string_view)>& is_field) {
  std::vector<std::string> pairs;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t space = std::min(text.find(' ', from), text.size());
    const std::string word = text.substr(from, space - from);
    const std::size_t equals = word.find('=');
    const bool begins = equals != std::string::npos && is_field(word.substr(0, equals));
    if (begins || pairs.empty()) {
      pairs.push_back(word);
    } else {
      pairs.back() += " " + word;
    }
    from = space + 1;
  }
  return pairs;
}

struct AttachArgs : WriteArgs {
  std::string files{};
};

struct LinkArgs : WriteArgs {
  std::string kind = "cites";
  std::string to{};
};

}  // namespace

Command assign(Noun noun) {
  return writing<With<AssignInput>>({.noun = noun,
                                     .verb = "assign",
                                     .summary = "Say who does it",
                                     .examples = {"bureau assign T4 --unit 后勤处 --co 保卫处"},
                                     .usage = "REF… --unit UNIT [OPTIONS]"},
                                    declare_input,
                                    [](const With<AssignInput>& args, const std::vector<Ref>& refs,
                                       Deed& deed, Session& session) {
                                      return each(refs, "assign", deed, session, [&](Ref ref) {
                                        assign_matter(deed, ref, args.input);
                                      });
                                    });
}

namespace {

void need_change(const EditInput& input) {
  const bool sets = std::ranges::any_of(
      input.values, [](const auto& field_and_value) { return field_and_value.second.has_value(); });
  if (!sets && input.tags.empty() && input.untag.empty() && input.fields.empty()) {
    throw Error(ErrorKind::usage, "say what is changed: 'bureau edit T4 --due fri'");
  }
}

}  // namespace

Command edit(Noun noun) {
  return writing<With<EditInput>>(
      {.noun = noun,
       .verb = "edit",
       .summary = "Change what is recorded of an open matter",
       .examples = {"bureau edit T4 --due 月底 --urgency 加急"},
       .usage = "REF… OPTIONS"},
      declare_input,
      [](const With<EditInput>& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        need_change(args.input);
        return each(refs, "edit", deed, session,
                    [&](Ref ref) { edit_matter(deed, ref, args.input); });
      });
}

namespace {

/// M1/d1 is an item, D1 and 市应急〔2026〕15号 are matters.
Outcome run_correct(const PairArgs& args, const std::vector<std::string>& words, Deed& deed,
                    Session& session) {
  const std::vector<Ref> refs = resolve_refs(words, deed.database());
  need_refs(refs, "correct");
  for (const std::string& word : words) {
    if (looks_like_ref(word) && word.find('/') != std::string::npos) {
      correct_item(deed, parse<SubRef>(word), split_pairs(args.pairs, is_item_field));
      continue;
    }
    const Ref ref = resolve_refs({word}, deed.database()).front();
    const Kind& kind = deed.office().kind_of(get_matter(deed.database(), ref));
    correct_matter(deed, ref, split_pairs(args.pairs, [&](std::string_view field) {
                     const std::vector<std::string_view> fields = settable_fields();
                     return std::ranges::find(fields, field) != fields.end() ||
                            std::ranges::find(kind.fields, field, &KindField::id) !=
                                kind.fields.end();
                   }));
  }
  return changed(session, deed.database(), refs, false);
}

}  // namespace

Command correct(Noun noun) {
  return writing_words<PairArgs>(
      {.noun = noun,
       .verb = "correct",
       .summary = "Mend a wrong entry, also of an ended matter or of an item in it",
       .examples = {"bureau correct D1 received_at=2026-11-20T16:50 --reason 登记笔误",
                    "bureau correct M1/d1 text=后勤处12月8日前完成北楼改造 --reason 日期听错"},
       .usage = "REF… FIELD=VALUE… --reason WHY"},
      declare_pairs, run_correct);
}

Command note(Noun noun) {
  return writing<TextArgs>(
      {.noun = noun,
       .verb = "note",
       .summary = "Write a note on it",
       .examples = {"bureau note D1 已电话告知对方"},
       .usage = "REF… TEXT"},
      declare_note,
      [](const TextArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        Outcome outcome = each(refs, "note", deed, session, [](Ref /*ref*/) {});
        outcome.refs.clear();
        for (const Ref ref : refs) {
          outcome.refs.push_back(to_text(note_matter(deed, ref, args.text).ref));
        }
        outcome.created = true;
        return outcome;
      });
}

Command attach(Noun noun) {
  return writing<AttachArgs>(
      {.noun = noun,
       .verb = "attach",
       .summary = "Keep a file with it",
       .examples = {"bureau attach T1 报告.pdf"},
       .usage = "REF FILE"},
      [](Fields& fields, AttachArgs& args) { fields.text("file", args.files, "The file"); },
      [](const AttachArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        if (args.files.empty()) {
          throw Error(ErrorKind::usage, "say which file is attached: 'bureau attach T1 FILE'");
        }
        deed.by(deed.office().name());
        return each(refs, "attach", deed, session,
                    [&](Ref ref) { attach_files(deed, deed.get(ref), {args.files}); });
      });
}

Command link(Noun noun) {
  return writing<LinkArgs>(
      {.noun = noun,
       .verb = "link",
       .summary = "Tie it to another matter",
       .examples = {"bureau link T2 --to D1 --kind implements"},
       .usage = "REF… --to REF [--kind KIND]"},
      [](Fields& fields, LinkArgs& args) {
        fields.reference("--to", args.to, "The other matter, or an item of it: M1/d1");
        fields.option("--kind", args.kind,
                      "answers, implements, decided-at, cites, replaces or part-of");
      },
      [](const LinkArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        if (args.to.empty()) {
          throw Error(ErrorKind::usage, "say what it is tied to: --to REF");
        }
        return each(refs, "link", deed, session,
                    [&](Ref ref) { link_matters(deed, ref, args.kind, args.to); });
      });
}

Command cancel(Noun noun) {
  return writing<TextArgs>(
      {.noun = noun,
       .verb = "cancel",
       .summary = "End it without an answer, with the reason",
       .examples = {"bureau cancel T4 并入T5一并办理"},
       .usage = "REF… REASON"},
      declare_reason,
      [](const TextArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        return each(refs, "cancel", deed, session,
                    [&](Ref ref) { say_state(deed, cancel_matter(deed, ref, args.text)); });
      });
}

Command reopen(Noun noun) {
  return writing<TextArgs>(
      {.noun = noun,
       .verb = "reopen",
       .summary = "Open an ended matter again, with the reason",
       .examples = {"bureau reopen T4 回头看发现问题反弹"},
       .usage = "REF… REASON"},
      declare_reason,
      [](const TextArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        return each(refs, "reopen", deed, session,
                    [&](Ref ref) { say_state(deed, reopen_matter(deed, ref, args.text)); });
      });
}

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

namespace {

struct StepArgs : WriteArgs {
  StepInput input{};
  std::string answer{};
  bool close = false;
};

void declare_step(Fields& fields, StepArgs& args) {
  declare(fields, args.input);
  fields.option("--answer", args.answer, "Record this answer too");
  fields.flag("--close", args.close, "Close it as well");
}

Outcome run_step(const std::string& verb, const StepArgs& args, const std::vector<Ref>& refs,
                 Deed& deed, Session& session) {
  return each(refs, verb, deed, session, [&](Ref ref) {
    if (!args.answer.empty()) {
      record_answer(deed, ref, {.text = args.answer});  // before: the step may need it
    }
    const std::string number = get_matter(deed.database(), ref).number;
    Matter matter = take_step(deed, ref, verb, args.input);
    if (matter.number != number) {
      deed.say(localized("{}: {}", ref, matter.number));
    }
    if (!args.answer.empty()) {
      take_step_of(deed, ref, "answer", args.answer);
    }
    if (args.close) {
      matter = close_matter(deed, ref, args.input.waive);
    }
    say_state(deed, get_matter(deed.database(), matter.ref));
  });
}

}  // namespace

Command step(std::string_view verb, Noun noun, Kinds& kinds) {
  Command command{.noun = noun, .verb = std::string{verb}, .usage = "REF… [TEXT] [OPTIONS]"};
  for (const std::string& id : kinds.with_step(verb)) {
    const Kind& kind = kinds.get(id);
    const auto found = std::ranges::find(kind.steps, verb, &Step::verb);
    const bool of_noun = noun == Noun::office || word_of(noun) == to_text(kind.reg);
    if (found != kind.steps.end() && of_noun && command.summary.empty()) {
      command.summary = found->help.shown().empty() ? found->name.shown() : found->help.shown();
      command.examples = {fmt::format("bureau {} {}1", verb, letter_of(kind.reg))};
    }
  }
  if (command.summary.empty()) {
    command.summary = verb;  // a kind need not say more
  }
  // The verb travels by value: a step has no function of its own.
  return writing_words<StepArgs>(
      std::move(command), declare_step,
      [name = std::string{verb}](const StepArgs& args, const std::vector<std::string>& words,
                                 Deed& deed, Session& session) {
        return run_step(name, args, resolve_refs(words, deed.database()), deed, session);
      });
}

}  // namespace bureau::cli

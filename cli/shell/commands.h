// Every command there is: one declaration here, one line in commands.cpp.
#pragma once

#include "cli/shell/writing.h"
#include "settings/reports.h"
#include "settings/settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

Command task_add();
Command doc_receive();
Command doc_draft();
Command doc_waiting();
Command meeting_plan();
Command meeting_decide();
Command meeting_decisions();

Command list(Noun noun);
Command show(Noun noun);
Command answer(Noun noun);
Command instruct(Noun noun);
Command progress();
Command extend();
Command adjust();
Command present(Noun noun);
Command urge(Noun noun);
Command assign(Noun noun);
Command edit(Noun noun);
Command correct(Noun noun);
Command note(Noun noun);
Command attach(Noun noun);
Command link(Noun noun);
Command cancel(Noun noun);
Command reopen(Noun noun);

Command morning();
Command init();
Command inbox();
Command search();
Command trace();
Command where();
Command why();
Command log();
Command watch();
Command schema();
Command forecast();
Command undo();
Command handover();
Command kinds();
Command completion();
Command apply();
Command import_csv();
Command import_jsonl();
Command export_jsonl();
Command attachment_list();
Command attachment_save();
Command attachment_remove();
Command calendar_show();
Command calendar_is();
Command calendar_count();
Command calendar_due();
Command calendar_import();
Command calendar_recount();
Command directory_list();
Command directory_show();
Command directory_check();
Command directory_away();
Command directory_rename();
Command directory_merge();
Command config_show();
Command config_check();

/// The registers that have a verb of the program's own; none when each has it, or when it is a
/// step.
std::vector<Register> registers_with(std::string_view verb);

/// "D1 is a document, not a task", with the command that takes it.
[[noreturn]] void refuse_register(const std::string& ref, Noun noun, const std::string& verb);

/// Fills a new store with the demonstration office of examples/demo.
void fill_demo(Session& session);

Command report_audit();
Command report_list();
Command report_check();

/// A report that a file declares, as a command: `bureau report weekly`.
Command report_named(const ReportAsked& report);

/// A step that a kind declares, as a command: `bureau accept T1`.
Command step(std::string_view verb, Noun noun, Kinds& kinds);

/// In the order of the help text, the steps of these kinds and the reports among them.
std::vector<Command> all_commands(Kinds& kinds, Reports& reports);

/// The command of a noun and a verb; without a noun the office's own, then the verb of any noun
/// (found by the ref that follows), then a step, then a report. Throws Error(usage), with the
/// nearest verb.
Command find_command(std::optional<Noun> noun, const std::string& verb,
                     const std::vector<std::string>& rest, Kinds& kinds, Reports& reports);

}  // namespace bureau::cli

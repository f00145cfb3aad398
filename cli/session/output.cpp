#include "cli/session/output.h"

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/session/paging.h"

#include <filesystem>
#include <istream>
#include <ostream>
#include <utility>

namespace bureau::cli {

void Output::settle() {
  if (globals_.output.empty() || globals_.output == "-") {
    return;
  }
  if (globals_.output.find_first_of("./") == std::string::npos) {
    format_ = parse<Format>(globals_.output);
    return;
  }
  file_ = globals_.output;
  const std::string ending = std::filesystem::path{file_}.extension().string();
  if (ending.size() < 2) {
    throw Error(ErrorKind::usage, "the ending of {} names no format: write {}.csv, .json, .html …",
                file_, file_);
  }
  const std::string name = ending.substr(1);
  format_ = name == "txt" ? Format::table : name == "htm" ? Format::html : parse<Format>(name);
}

Screen Output::screen(Instant now) const {
  Screen screen;
  const bool is_terminal = environment_.out_is_terminal && file_.empty();
  screen.width = is_terminal ? environment_.width : 0;
  const bool never =
      globals_.color == "never" || !environment_.variable("NO_COLOR").value_or("").empty();
  screen.colour = globals_.color == "always" || (!never && is_terminal);
  screen.bom = globals_.bom;
  screen.raw_csv = globals_.raw;
  screen.translated = !globals_.headers.empty();
  screen.year = local(now).date.year();
  return screen;
}

void Output::say(std::string_view text) {
  if (hushed) {
    return;
  }
  if (holds_) {
    pending_.emplace_back(text);
  } else if (!globals_.quiet && said_.insert(std::string{text}).second) {
    environment_.err << "bureau: " << cleaned(text) << '\n';
  }
}

void Output::note_recorded(std::string_view what) {
  if (environment_.recorded != nullptr) {
    *environment_.recorded += (environment_.recorded->empty() ? "" : ", ") + std::string{what};
  }
}

void Output::echo(std::string_view text) {
  echoes_.emplace_back(text);
}

void Output::say_echoes() {
  for (const std::string& text : std::exchange(echoes_, {})) {
    say(text);
  }
}

void Output::say_nothing_found(std::string_view text) {
  if (environment_.out_is_terminal && !text.empty()) {
    say(text);
  }
}

void Output::confirm(std::string_view question) {
  if (globals_.yes || globals_.propose || !globals_.confirm.empty()) {
    return;
  }
  if (!environment_.in_is_terminal || globals_.no_input) {
    throw Error(ErrorKind::usage, "{} Give --yes", question);
  }
  say_echoes();
  environment_.err << question << ' ' << tr("[y/N]") << ' ' << std::flush;
  std::string answer;
  std::getline(environment_.in, answer);
  if (answer != "y" && answer != "yes" && answer != "是") {
    throw Error(ErrorKind::refused, "nothing was changed");
  }
}

void Output::release() {
  holds_ = false;
  say_echoes();
  for (const std::string& text : std::exchange(pending_, {})) {
    say(text);
  }
}

void Output::drop() {
  holds_ = false;
  pending_.clear();
}

std::size_t Output::write(const Outcome& outcome, Instant now, const Sink& sink) {
  if (outcome.view) {
    View view = *outcome.view;
    if (!globals_.fields.empty()) {
      view = with_fields(std::move(view), split_list(globals_.fields, U","));
    }
    if (!view.note.empty()) {
      say(view.note);
    }
    if (!globals_.template_text.empty()) {
      return render_template(view, globals_.template_text, sink);
    }
    if (format(Format::table) == Format::table) {
      const std::string nothing_found = std::exchange(view.empty_text, {});
      const std::size_t rows = render(view, Format::table, screen(now), sink);
      if (rows == 0) {
        say_nothing_found(nothing_found);
      }
      return rows;
    }
    return render(view, format(Format::table), screen(now), sink);
  }
  if (!outcome.text.empty()) {
    sink(outcome.text);
  } else if (outcome.created || format_ == Format::refs) {
    for (const std::string& ref : outcome.refs) {
      sink(ref + '\n');
    }
  }
  return 0;
}

void Output::make_ready(Outcome& outcome, Instant now) {
  if (outcome.nothing) {
    return;
  }
  std::string text;
  write(outcome, now, [&](std::string_view piece) { text += piece; });
  outcome.text = std::move(text);
  outcome.view.reset();
  if (!file_.empty() && !globals_.dry_run && !outcome.text.empty()) {
    check_can_be_written(file_);
  }
}

int Output::print(const Outcome& outcome, Instant now) {
  say_echoes();
  if (outcome.nothing) {
    return outcome.status;
  }
  std::size_t rows = 0;
  const auto write_all = [&](const Sink& sink) { rows = write(outcome, now, sink); };
  if (!file_.empty() && !globals_.dry_run) {
    write_file(file_, write_all, true);
  } else {
    const std::string pager = for_program ? "" : pager_wanted(environment_, globals_, settings_);
    Paging paging{environment_, pager};
    write_all([&](std::string_view piece) { paging.write(piece); });
    paging.finish();
  }
  if (outcome.status != 0) {
    return outcome.status;
  }
  return globals_.exit_code && (rows > 0 || outcome.finds) ? static_cast<int>(ErrorKind::findings)
                                                           : 0;
}

void Output::print_page(std::string_view text) {
  const std::string pager = pager_wanted(environment_, globals_, settings_);
  Paging paging{environment_, pager};
  paging.write(text);
  paging.finish();
}

}  // namespace bureau::cli

#include "cli/calendar/days.h"

#include "base/error.h"
#include "base/text.h"

namespace bureau::cli {

Date date_of(const std::string& text, Session& session) {
  return read_date(text, session.words(Direction::forward));
}

std::vector<std::string> words_of(const std::string& text, std::size_t most, const char* command) {
  std::vector<std::string> words = split_list(text, U" ");
  if (words.size() > most) {
    throw Error(ErrorKind::usage, "'{}' takes no '{}': 'bureau {} --help' shows what it takes",
                command, words[most], command);
  }
  return words;
}

void say_unknown(const WorkCalendar& calendar, int year, Session& session) {
  if (!calendar.knows(year)) {
    session.output().say(
        localized("the schedule of {} is not published: provisional", year));
  }
}

View one_answer(const std::vector<std::pair<const char*, Cell>>& members) {
  View view{.rows = {{}}, .one = true};
  for (const auto& [name, value] : members) {
    view.columns.push_back({.name = name});
    view.rows.front().cells.push_back(value);
  }
  return view;
}

std::size_t take_out_final(std::vector<MovedLimit>& moved) {
  return std::erase_if(moved, [](const MovedLimit& one) { return one.before == one.after; });
}

View moved_view(const std::vector<MovedLimit>& moved) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "limit", .title = tr("Limit")},
                        {.name = "before", .title = tr("Due")},
                        {.name = "after", .title = tr("By the new calendar")}},
            .empty_text = tr("no open limit moves")};
  for (const MovedLimit& one : moved) {
    view.rows.push_back({.cells = {to_text(one.ref),
                                   one.of_state ? Term{"state", tr("of the state")}
                                                : Term{"matter", tr("of the matter")},
                                   one.before, one.after}});
  }
  return view;
}

}  // namespace bureau::cli

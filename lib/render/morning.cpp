#include "render/morning.h"

#include "base/json.h"
#include "base/text_form.h"

#include <algorithm>
#include <iterator>

namespace bureau {

std::string morning_text(const Morning& sheet, const std::string& office, const Screen& screen,
                         const FindKind& kind) {
  Screen rows = screen;
  rows.headers = false;
  std::string text = localized("{}, {}", office, to_short_text(sheet.now)) + "\n\n";
  for (const MorningPart& part : sheet.parts) {
    if (part.refs.empty()) {
      continue;
    }
    text += localized("{} ({})", tr(part.title), part.refs.size()) + "\n" +
            render(list_view(part.first, part.columns, sheet.now, kind), Format::table, rows);
    if (part.refs.size() > part.first.size()) {
      text += localized("… and {} more", part.refs.size() - part.first.size()) + "\n";
    }
    text += "\n";
  }
  return text;
}

std::string morning_json(const Morning& sheet) {
  Json::Object object{{"date", to_text(local(sheet.now).date)}};
  for (const MorningPart& part : sheet.parts) {
    Json::Array refs;
    std::ranges::transform(part.refs, std::back_inserter(refs),
                           [](Ref ref) { return Json{to_text(ref)}; });
    object.emplace_back(std::string{part.name}, std::move(refs));
  }
  return to_pretty_json(Json{std::move(object)}) + "\n";
}

View morning_view(const Morning& sheet, const FindKind& kind) {
  View all{.columns = {{.name = "part", .title = tr("Part")}}};
  for (const MorningPart& part : sheet.parts) {
    View view = list_view(part.first, {"ref", "lamp", "due", "starts_at", "unit", "place", "title"},
                          sheet.now, kind);
    if (all.columns.size() == 1) {
      std::ranges::move(view.columns, std::back_inserter(all.columns));
    }
    view = gathered(std::move(view));
    for (ViewRow& row : view.rows) {
      row.cells.insert(row.cells.begin(), Term{std::string{part.name}, tr(part.title)});
      all.rows.push_back(std::move(row));
    }
  }
  return all;
}

}  // namespace bureau

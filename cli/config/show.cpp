// bureau config show: the settings in force.

#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "settings/settings.h"

namespace bureau::cli {

namespace {

struct Args {
  bool origin = false;
};

Outcome run(const Args& args, Session& session) {
  View view{.columns = {{.name = "key", .title = tr("Setting")},
                        {.name = "value", .title = tr("Set to"), .shrinks = true}}};
  if (args.origin) {
    view.columns.push_back({.name = "origin", .title = tr("Comes from")});
  }
  for (const SettingOrigin& setting : setting_origins(session.sources())) {
    ViewRow& row = view.rows.emplace_back();
    row.cells = {setting.key, setting.value};
    if (args.origin) {
      row.cells.emplace_back(setting.origin);
    }
  }
  return {.view = std::move(view)};
}

}  // namespace

Command config_show() {
  return reading<Args>(
      {.noun = Noun::config,
       .verb = "show",
       .summary = "The settings in force",
       .examples = {"bureau config show --origin"},
       .usage = "[--origin]"},
      [](Fields& fields, Args& args) {
        fields.flag("--origin", args.origin, "Say where each value comes from");
      },
      run);
}

}  // namespace bureau::cli

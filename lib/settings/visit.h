// Every setting by its key, said once: reading, --set, showing and the built-in defaults walk this.
#pragma once

#include "settings/settings.h"

#include <utility>

namespace bureau::schema {

/// Calls visit(key, member) for each. `SettingsLike` is Settings or const Settings.
template <class SettingsLike, class Visit>
void visit_settings(SettingsLike& settings, Visit&& visit) {
  visit("store", settings.store);
  visit("user", settings.user);
  visit("office", settings.office);
  visit("leader", settings.leader);
  visit("language", settings.language);
  visit("timezone", settings.timezone);
  visit("pager", settings.pager);
  visit("editor", settings.editor);
  visit("calendar", settings.calendar);
  visit("day_end", settings.hours.day_end);
  visit("rest_day_moves", settings.hours.rest_day_moves);
  visit("week_cutoff", settings.week_cutoff);
  visit("back_days", settings.back_days);
  visit("busy_seconds", settings.busy_seconds);
  visit("ceiling", settings.ceiling);
  visit("overdue_is_urgent", settings.overdue_is_urgent);
  visit("units", settings.units);
  visit("attachment_limit", settings.attachment_limit);
  visit("secret_bodies", settings.secret_bodies);
  visit("task_cycle", settings.task_cycle);
  visit("stuck_factor", settings.stuck_factor);
  visit("idle_days", settings.idle_days);
  visit("reply_days", settings.reply_days);
  visit("archive_days", settings.archive_days);
  visit("near_workdays", settings.near_workdays);
  visit("order_words", settings.order_words);
  visit("lamps", settings.lamps);
  visit("alias", settings.aliases);
  visit("filter", settings.filters);
}

}  // namespace bureau::schema

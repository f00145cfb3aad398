// The office (办公室) in which everything is done: its settings, its kinds with the versions that
// matters go by, its directory, its working calendar, and what may be shown of it.
#pragma once

#include "model/filter.h"
#include "model/lamp.h"
#include "settings/settings.h"
#include "store/party_records.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

struct MatterWords;

class Office {
 public:
  /// `store` gives the store as it is read at the moment, nullptr while there is none: in a
  /// transaction it is the one that writes. What stands in files is read when it is first asked
  /// for.
  Office(Settings settings, ConfigSources sources, std::function<Database*()> store);
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  const Settings& settings() const { return settings_; }
  Settings& settings() { return settings_; }
  const std::string& name() const { return settings_.office; }  ///< whose act the office's are
  const std::string& leader() const { return settings_.leader; }
  const OfficeHours& hours() const { return settings_.hours; }

  Kinds& kinds() const { return kinds_; }
  const Kind& kind(std::string_view id) const { return kinds_.get(id); }  ///< throws not_found

  /// The kind that a matter goes by: the newest while it has the matter's state, else the version
  /// that the matter is pinned to; nullptr when it is not known any more.
  const Kind* find_kind(const Matter& matter) const;
  const Kind& kind_of(const Matter& matter) const;  ///< throws Error(not_found)
  /// What its state means: as it was recorded, or before that was done, as its kind says.
  Phase phase_of(const Matter& matter) const;
  Ending ending_of(const Matter& matter) const;  ///< how it ended, if it has
  std::vector<Matter> stranded() const;  ///< open ones, in a state that the newest kind has not

  /// The directory of the files, with the names that the day has.
  const Directory& directory() const;
  /// The name of the day of what a record keeps of a unit or a person: its code, or what it was
  /// called then.
  std::string called(std::string_view kept) const;
  /// All that records may keep of whom this word means.
  std::vector<std::string> kept_for(std::string_view word) const;
  /// Whether both mean the same unit or person.
  bool is_same(std::string_view one, std::string_view other) const;
  const Renamings& renamings() const;
  const std::vector<KnownAbsence>& absences() const;  ///< that were recorded
  /// The day whose names are shown; without one, the latest.
  void stand_on(Date day);

  /// The calendar of the files with what was imported into the store.
  const WorkCalendar& calendar() const;
  /// From now on by the days that had been imported then, and by the names.
  void count_as_of(const History& history);
  void forget_imported_days() { calendar_.reset(); }
  void forget_party_records() const;  ///< they are read anew

  /// In place of what the files say.
  void use(Directory directory);
  void use(WorkCalendar calendar) { calendar_ = std::move(calendar); }

  /// A filter of the command line, of a report or of the settings, by its text or by the name that
  /// the settings give it. Kinds, states, units and people are known in it by all they are called.
  /// Throws Error(usage).
  Filter filter(std::string_view expression) const;
  /// How matters are filtered and sorted by a field, their own or of a kind; nothing: there is
  /// none.
  std::optional<FilterField> field(std::string_view name) const;
  FilterAt at(const Filter& filter, Instant instant) const;

  /// The lamp of a matter at an instant, by the rules of its kind, else of the office.
  LampVerdict lamp(const Matter& matter, Instant instant) const;

  Level ceiling() const { return settings_.ceiling; }
  bool may_show(Level level) const { return level <= ceiling(); }
  bool may_show(const Matter& matter) const { return may_show(matter.secrecy.level); }
  /// Throws Error(refused) with the option that shows it when the matter is above the ceiling.
  void check_ceiling(const Matter& matter) const;

  // The one way out of the store: what may be shown, with the names of the day.

  /// Leaves out what is above the ceiling; gives how many.
  std::size_t reveal(std::vector<Matter>& matters) const;
  /// Units and people by the names of the day, of what may be shown.
  void name_parties(Matter& matter) const;
  void name_parties(Item& item) const;
  void name_parties(std::vector<std::string>& who) const;

 private:
  /// The rules of a kind, or of the office, with their conditions as they stand at an instant.
  struct RulesAt {
    std::optional<Instant> instant{};
    std::vector<LampRule> rules{};
  };

  std::vector<const Kind*> stranded_kinds() const;
  MatterWords matter_words() const;
  RulesAt& rules_of(std::string_view kind) const;

  Settings settings_;
  ConfigSources sources_;
  std::function<Database*()> store_;
  mutable Kinds kinds_;
  mutable std::map<std::int64_t, std::optional<Kind>> pinned_{};  ///< older kinds, by version
  mutable std::map<std::string, RulesAt, std::less<>> lamps_{};   ///< "" is the office
  mutable std::optional<Directory> file_{};                       ///< as the files have it
  mutable std::optional<Directory> directory_{};                  ///< with the names of the day
  mutable std::optional<PartyRecords> records_{};
  std::optional<Date> day_{};
  mutable std::optional<WorkCalendar> calendar_{};
};

}  // namespace bureau

#include "cli/session/writer.h"

#include "base/error.h"
#include "base/hash.h"
#include "store/transaction.h"
#include "store/versions.h"

namespace bureau::cli {

Outcome Writer::transact(const std::string& once,
                         const std::function<Outcome(Database&, JournalHead&)>& work) {
  if (store_) {
    return work(store_->database(), *head_);
  }
  try {
    store_.emplace(open_());
    output_.hold();
    Outcome outcome = write(once, work);
    store_.reset();
    output_.release();
    return outcome;
  } catch (...) {
    store_.reset();
    output_.drop();
    throw;
  }
}

std::optional<Outcome> Writer::earlier(Database& database, const std::string& once) const {
  const std::optional<EarlierResult> earlier =
      once.empty() ? std::nullopt : earlier_result(database, once, command);
  if (!earlier) {
    return std::nullopt;
  }
  if (!earlier->same) {
    throw Error(ErrorKind::conflict, "the key '{}' was used for another command: give another key",
                once);
  }
  if (earlier->undone) {
    throw Error(ErrorKind::conflict, "what was done with the key '{}' was undone: give another key",
                once);
  }
  return Outcome{.text = earlier->result, .again = true};
}

bool Writer::tells_command() const {
  return !globals_.once.empty() || globals_.propose || !globals_.confirm.empty();
}

void Writer::note_read(std::string_view bytes) {
  if (tells_command()) {
    command += '\x1f' + to_hex(bytes_of(hash_of(bytes)));
  }
}

Outcome Writer::write(const std::string& once,
                      const std::function<Outcome(Database&, JournalHead&)>& work) {
  Database& database = store_->database();
  Transaction transaction{database};
  head_ = journal_head(database);
  if (std::optional<Outcome> done = earlier(database, once)) {
    return *std::move(done);
  }
  const std::int64_t before = head_->seq;
  Outcome outcome = work(database, *head_);
  if (std::optional<Outcome> instead = weigh ? weigh(database, before) : std::nullopt) {
    output_.make_ready(*instead, now_);
    return *std::move(instead);
  }
  // Refs are kept, from which any format is made when it is told again.
  const bool of_refs = outcome.text.empty() && (outcome.created || outcome.view);
  output_.make_ready(outcome, now_);
  if (globals_.dry_run) {
    output_.say(tr("a dry run: nothing was changed"));
    return outcome;
  }
  if (!once.empty()) {
    const bool keeps_refs = of_refs && !outcome.refs.empty();
    keep_result(database, once, command,
                keeps_refs ? fmt::format("{}\n", fmt::join(outcome.refs, "\n")) : outcome.text,
                head_->seq);
  }
  transaction.commit();
  if (head_->seq > before) {
    constexpr std::size_t few = 10;
    const std::string entries =
        head_->seq == before + 1
            ? localized("recorded as entry {}", head_->seq)
            : localized("recorded as entries {} to {}", before + 1, head_->seq);
    output_.note_recorded(outcome.refs.empty() || outcome.refs.size() > few
                              ? entries
                              : fmt::format("{} ({})", entries, fmt::join(outcome.refs, " ")));
    if (globals_.verbose) {
      output_.say(entries);
    }
  }
  return outcome;
}

}  // namespace bureau::cli

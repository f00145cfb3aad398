#include "ops/matter/files.h"

#include "base/error.h"
#include "base/text.h"
#include "store/contents.h"
#include "store/series.h"

#include <filesystem>

namespace bureau {

void attach_files(Deed& deed, const Matter& matter, const std::vector<std::string>& files) {
  if (!files.empty() && is_state_secret(matter.secrecy.level) &&
      !deed.office().settings().secret_bodies) {
    throw Error(ErrorKind::refused,
                "a file of a {} paper does not belong on an ordinary computer: {} takes none",
                word_of(matter.secrecy.level), matter.ref);
  }
  for (const std::string& file : files) {
    const StoredContent content =
        store_content(deed.database(), file, deed.office().settings().attachment_limit);
    const Item attachment{
        .ref = {matter.ref, 'f', next_item(deed.database(), matter.ref, 'f')},
        .at = deed.happened(),
        .by = deed.actor(),
        .text = normalized("file name", std::filesystem::path{file}.filename().string()),
        .size = content.size,
        .hash = content.hash};
    deed.journal().insert(item_table(), row_of(attachment));
  }
}

void remove_file(Deed& deed, const SubRef& file) {
  deed.get(file.ref);
  const std::optional<Item> item = find_item(deed.database(), file);
  if (!item || file.letter != 'f') {
    throw Error(ErrorKind::not_found,
                "there is no {}: 'bureau attachment list {}' shows what it has", file, file.ref);
  }
  if (deed.options().reason.empty()) {
    throw Error(ErrorKind::refused, "{} is not taken off without a reason: --reason WHY", file);
  }
  deed.acts_for(deed.office().name());
  deed.journal().remove(item_table(), row_of(*item));
}

}  // namespace bureau

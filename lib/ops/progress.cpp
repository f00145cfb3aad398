#include "ops/progress.h"

namespace bureau {

void follow_reports(Deed& deed, Matter& matter) {
  const Progress progress = progress_by(items_of(deed.database(), matter.ref, 'p'));
  matter.progress_at = progress.at;
  if (!matter.claimed_at) {
    matter.progress = progress.percent;
  }
}

}  // namespace bureau

// Memory for SQLite. It takes and gives some thousand small pieces while it reads its schema and
// prepares a statement. These pieces come from lists by size instead of malloc, which cost about
// ten instructions: `show` takes 1.61 million instead of 1.91, `task add` 2.33 instead of 2.72;
// SQLite's own lookaside gains nothing of it. What is large goes to malloc. One thread only. The
// named exception to "no global state".
#pragma once

namespace bureau::memory {

void* take(int size);  ///< nullptr when there is none; aligned to 8 bytes
void give(void* piece);
void* resize(void* piece, int size);
int size_of(void* piece);
int rounded(int size);  ///< what take(size) really gives

}  // namespace bureau::memory

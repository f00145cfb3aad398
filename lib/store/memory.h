// Memory for SQLite. It takes and gives some thousand small pieces while it reads its schema and
// prepares a statement: a list spends a seventh of its time in malloc. These pieces come from lists
// by size instead, which cost about ten instructions; what is large goes to malloc. One thread
// only. The named exception to "no global state".
#pragma once

namespace bureau::memory {

void* take(int size);  ///< nullptr when there is none; aligned to 8 bytes
void give(void* piece);
void* resize(void* piece, int size);
int size_of(void* piece);
int rounded(int size);  ///< what take(size) really gives

}  // namespace bureau::memory

// Secrecy: levels, their periods, and the mark 秘密★10年.
#pragma once

#include "time/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace bureau {

/// State secrets are the last three (保守国家秘密法 2024, art 14).
enum class Level { open, internal, secret, highly_secret, top_secret };

std::string to_text(Level level);  ///< open internal secret highly-secret top-secret
void from_text(std::string_view text, Level& level);  ///< also 公开 内部 秘密 机密 绝密
std::string word_of(Level level);

inline bool is_state_secret(Level level) {
  return level >= Level::secret;
}

/// A level and how long it holds. The text form is the mark: 秘密★10年, 机密★6个月, 绝密 (without a
/// period: the level's maximum), internal, open; input takes ids too: secret★10年, secret*10y.
/// Throws Error(usage): unknown level, a look-alike with hidden characters, Chinese numerals as
/// period, a period on what is no state secret (art 22), a period over the maximum of 30, 20, 10
/// years (art 20).
struct Secrecy {
  Level level = Level::open;
  int months = 0;  ///< 0: none given
  friend bool operator==(const Secrecy&, const Secrecy&) = default;
};

std::string to_text(const Secrecy& secrecy);
std::string word_of(const Secrecy& secrecy);  ///< for people: "highly secret★10年"
void from_text(std::string_view text, Secrecy& secrecy);

}  // namespace bureau

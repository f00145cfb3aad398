// Text for people and machines: width, clipping, cleaning. utf8proc stays in text.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

bool is_utf8(std::string_view text);

/// Byte offset of the first byte that is not UTF-8; npos when all of it is.
std::size_t first_bad_utf8(std::string_view text);

/// Broken bytes become U+FFFD.
std::u32string to_code_points(std::string_view text);
void append_code_point(std::string& text, char32_t code);

/// Columns on a terminal: Han and full-width forms take two, combining marks none, a joined emoji
/// two. Pure ASCII is counted without looking anything up.
std::size_t width(std::string_view text);

/// The text cut to at most `columns`, at the border of a character as people see it, with "…" at
/// the end when something was cut.
std::string clip(std::string_view text, std::size_t columns);

/// The text filled with spaces to `columns`; never cut.
std::string pad(std::string_view text, std::size_t columns);
std::string pad_left(std::string_view text, std::size_t columns);

/// Lines of at most `columns`, broken at spaces and between Han characters.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

/// Text from records made harmless for people: C0, C1, DEL, U+2028/2029, zero-width and
/// bidirectional controls and broken bytes become visible \uXXXX. Line breaks and tabs too, unless
/// `keep_lines`.
std::string cleaned(std::string_view text, bool keep_lines = false);

/// True for what cleaned() makes visible: a control, or something that cannot be seen.
bool is_hidden(char32_t code);

/// NFC without leading or trailing blanks. Throws Error(usage) on broken UTF-8 or NUL; `what` names
/// it.
std::string normalized(std::string_view what, std::string_view text);

/// The key under which names and numbers are equal for people: NFKC, case folded, blanks out, every
/// pair of brackets 〔〕 [] 【】 () （） ［］ {} the same.
std::string compare_key(std::string_view text);

/// Terms for the full-text index: a Han run ABC becomes "AB BC C", other words pass, all case
/// folded.
std::string bigrams(std::string_view text);

/// A word as a shell takes it: as it is where nothing in it means anything to one, else in quotes.
std::string shell_word(std::string_view text);

/// The words of a command line as a shell divides it: at blanks that neither quotes nor a backslash
/// keep. Throws Error(usage) for a quote that is not closed.
std::vector<std::string> shell_words(std::string_view text);

bool is_han(char32_t code);

/// Parts of "a、b，c" or "a,b;c": divided by any of the code points in `separators`, blanks
/// trimmed, empty ones out.
std::vector<std::string> split_list(std::string_view text,
                                    std::u32string_view separators = U"、，,;；");

std::string_view trimmed(std::string_view text);

}  // namespace bureau

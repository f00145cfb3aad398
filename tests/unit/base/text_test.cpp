#include "base/text.h"

#include "base/cluster.h"
#include "test_support.h"

#include <random>

namespace bureau {

namespace {

/// Text of everything that is awkward, broken bytes too.
std::string random_text(std::mt19937& random, bool broken = true) {
  static const std::vector<std::string> pieces{"a",
                                               "B",
                                               " ",
                                               "\t",
                                               "中",
                                               "文",
                                               "，",
                                               "〔",
                                               "]",
                                               "e\u0301",
                                               "👨‍👩‍👧",
                                               "🇨🇳",
                                               "✔️",
                                               "\u200b",
                                               "\u202e",
                                               "\x1b[",
                                               "\u3000",
                                               "\u0085",
                                               "\U000E0041",
                                               "葛\U000E0100",
                                               "Ａ",
                                               "\n",
                                               "ß",
                                               "ﬁ",
                                               "\u00ad",
                                               "㈱",
                                               "2026",
                                               "ｶﾞ",
                                               "\xff",
                                               "\xe4\xb8"};
  std::string text;
  const std::size_t usable = broken ? pieces.size() : pieces.size() - 2;
  for (std::size_t left = random() % 12; left > 0; --left) {
    text += pieces[random() % usable];
  }
  return text;
}

}  // namespace

TEST_CASE("width counts columns as terminals do") {
  CHECK(width("") == 0);
  CHECK(width("abcd") == 4);
  CHECK(width("中文") == 4);
  CHECK(width("ＡＢ") == 4);
  CHECK(width("《，。》") == 8);
  CHECK(width("\U00020000") == 2);
  CHECK(width("ｶﾅ") == 2);
  CHECK(width("😀") == 2);
  CHECK(width("👨‍👩‍👧") == 2);
  CHECK(width("🇨🇳") == 2);
  CHECK(width("✔️") == 2);
  CHECK(width("1️⃣") == 2);
  CHECK(width("e\u0301") == 1);
  CHECK(width("a\u200bb") == 2);
  CHECK(width("a\u00adb") == 2);
  CHECK(width("·—…") == 3);
  CHECK(width("─│①") == 3);
  CHECK(width("葛\U000E0100") == 2);
  CHECK(width("\u1112\u1161\u11ab") == 2);
  CHECK(width("\xff") == 1);
}

TEST_CASE("the width of a text is that of its characters, one after the other") {
  std::mt19937 random{20261126};
  for (int round = 0; round < 2000; ++round) {
    const std::string text = random_text(random);
    CAPTURE(text);
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
      const Cluster cluster = cluster_at(text, at);
      columns += cluster.columns;
      at += cluster.size;
    }
    CHECK(width(text) == columns);
  }
}

TEST_CASE("clipped text is never wider than asked and never ends inside a character") {
  CHECK(clip("整改消防通道", 12) == "整改消防通道");
  CHECK(clip("整改消防通道", 11) == "整改消防通…");
  CHECK(clip("整改消防通道", 10) == "整改消防…");
  CHECK(clip("abc", 0).empty());
  CHECK(clip("abc", 1) == "…");
  CHECK(clip("ae\u0301xyz", 3) == "ae\u0301…");
  std::mt19937 random{7};
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random_text(random, false);
    const std::size_t columns = random() % 12;
    const std::string cut = clip(text, columns);
    CHECK(width(cut) <= columns);
    CHECK(is_utf8(cut));
    CHECK((cut == text) == (width(text) <= columns));
  }
}

TEST_CASE("padding fills by columns and cuts nothing") {
  CHECK(pad("中", 4) == "中  ");
  CHECK(pad_left("中", 4) == "  中");
  CHECK(pad("中文", 3) == "中文");
}

TEST_CASE("lines break at blanks and between Han characters, never before a closing mark") {
  CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("整改消防通道", 8) == std::vector<std::string>{"整改消防", "通道"});
  CHECK(wrap("整改消防，通道", 8) == std::vector<std::string>{"整改消", "防，通道"});
  CHECK(wrap("a\nb", 10) == std::vector<std::string>{"a", "b"});
  CHECK(wrap("abcdefgh", 3) == std::vector<std::string>{"abc", "def", "gh"});
  CHECK(wrap("", 3) == std::vector<std::string>{""});
  CHECK(wrap("a long line", 0) == std::vector<std::string>{"a long line"});
  std::mt19937 random{8};
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random_text(random);
    const std::size_t columns = 2 + random() % 10;
    for (const std::string& line : wrap(text, columns)) {
      CHECK(width(line) <= columns);
    }
  }
}

TEST_CASE("cleaned text shows what could harm and keeps the rest") {
  CHECK(cleaned("plain, 中文 😀") == "plain, 中文 😀");
  CHECK(cleaned("\x1b[31mred") == "\\u001b[31mred");
  CHECK(cleaned("a\nb\tc") == "a\\u000ab\\u0009c");
  CHECK(cleaned("a\r\nb\tc\r", true) == "a\nb\tc\\u000d");
  CHECK(cleaned("\u202eabc\u2069\u200b\ufeff") == "\\u202eabc\\u2069\\u200b\\ufeff");
  CHECK(cleaned("\u0085\u2028\x7f") == "\\u0085\\u2028\\u007f");
  CHECK(cleaned("\U000E0041") == "\\u{e0041}");
  CHECK(cleaned("a\xff") == "a\\ufffd");
  std::mt19937 random{9};
  for (int i = 0; i < 2000; ++i) {
    const std::string clean = cleaned(random_text(random));
    CHECK(cleaned(clean) == clean);
    for (const char32_t code : to_code_points(clean)) {
      CHECK_FALSE(is_hidden(code));
    }
  }
}

TEST_CASE("normalised text is NFC without blanks around it") {
  CHECK(normalized("title", " 整改　") == "整改");
  CHECK(normalized("title", "e\u0301") == "é");
  CHECK(normalized("title", "葛\U000E0100") == "葛\U000E0100");
  CHECK_FAILS(normalized("title", "a\xff"), usage,
              "title is not UTF-8 from byte 2 on: convert it first, as with iconv");
  CHECK_FAILS(normalized("title", std::string_view{"a\0b", 3}), usage,
              "title has a NUL character: take it out");
  std::mt19937 random{10};
  for (int i = 0; i < 2000; ++i) {
    const std::string once = normalized("title", random_text(random, false));
    CHECK(normalized("title", once) == once);
  }
}

TEST_CASE("spellings that people take for one have one key") {
  const std::string key = compare_key("财〔2026〕15号");
  for (const char* spelling :
       {"财[2026]15号", "财【2026】15号", "财 (2026) 15 号", "财（2026）15号",
        "财［２０２６］１５号", "财{2026}15号", "财　〔2026〕\u200b15号"}) {
    CHECK(compare_key(spelling) == key);
  }
  CHECK(compare_key("IT 部") == compare_key("ｉｔ部"));
  CHECK(compare_key("a-b") != compare_key("ab"));
  CHECK(compare_key("a\xff") == "a\ufffd");
}

TEST_CASE("the index gets pairs of Han characters and whole words") {
  CHECK(bigrams("审计部") == "审计 计部 部");
  CHECK(bigrams("局") == "局");
  CHECK(bigrams("Fire 通道, ABC123") == "fire 通道 道 abc123");
  CHECK(bigrams("财〔2026〕15号") == "财 2026 15 号");
  CHECK(bigrams("，。").empty());
}

TEST_CASE("lists are divided by Chinese and Western marks alike") {
  CHECK(split_list("财政局、审计局，后勤处") ==
        std::vector<std::string>{"财政局", "审计局", "后勤处"});
  CHECK(split_list(" a, b;;c ") == std::vector<std::string>{"a", "b", "c"});
  CHECK(split_list("a b", U" ") == std::vector<std::string>{"a", "b"});
  CHECK(split_list(" ，").empty());
}

TEST_CASE("broken UTF-8 is found at its first byte") {
  CHECK(first_bad_utf8("中文") == std::string_view::npos);
  CHECK(first_bad_utf8("中\xff") == 3);
  CHECK(first_bad_utf8("\xc0\xaf") == 0);
  CHECK(first_bad_utf8("\xed\xa0\x80") == 0);
  CHECK(first_bad_utf8("ab\xe4\xb8") == 2);
  CHECK(first_bad_utf8("\xe0\x80\xaf") == 0);
  CHECK(first_bad_utf8("\xe4\xb8"
                       "a") == 0);
  CHECK(to_code_points("é中\U00020000\uffff") == U"\u00e9\u4e2d\U00020000\uffff");
  std::string text;
  append_code_point(text, 0xD800);
  append_code_point(text, U'中');
  CHECK(text == "\ufffd中");
}

TEST_CASE("trimming takes wide blanks too and leaves broken bytes") {
  CHECK(trimmed("\u3000 a b\u00a0\n") == "a b");
  CHECK(trimmed(" \x80") == "\x80");
  CHECK(trimmed("\u3000").empty());
}

TEST_CASE("a word for a shell is quoted where it means something to one") {
  CHECK(shell_word("后勤处") == "后勤处");
  CHECK(shell_word("2026-11-25T11:30:00+08:00") == "2026-11-25T11:30:00+08:00");
  CHECK(shell_word("x; touch y") == "'x; touch y'");
  CHECK(shell_word("$(id)") == "'$(id)'");
  CHECK(shell_word("it's") == "'it'\\''s'");
  CHECK(shell_word("~root") == "'~root'");
  CHECK(shell_word("").size() == 2);
}

TEST_CASE("a command line is divided where neither quotes nor backslashes keep it together") {
  using Words = std::vector<std::string>;
  CHECK(shell_words("task list --where 'overdue and unit = 甲'") ==
        Words{"task", "list", "--where", "overdue and unit = 甲"});
  CHECK(shell_words("  a\\ b  \"c 'd' \\\" e\"f ''\t") == Words{"a b", "c 'd' \" ef", ""});
  CHECK(shell_words("' '").size() == 1);
  CHECK(shell_words("").empty());
  CHECK_FAILS(shell_words("a 'b c"), usage, "a quote is not closed: a 'b c");
  for (const std::string word : {"it's", "a b", "甲 \"乙\""}) {
    CHECK(shell_words(shell_word(word)) == Words{word});
  }
}

}  // namespace bureau

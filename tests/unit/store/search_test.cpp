#include "store/search.h"

#include "base/text.h"
#include "writing.h"

#include <algorithm>
#include <random>

namespace bureau {

namespace {

struct Searching : Writing {
  std::int64_t last = 0;

  Ref add(std::string title) {
    const Matter matter = task(++last, std::move(title));
    insert(matter);
    return matter.ref;
  }
  void note(Ref ref, std::int64_t n, std::string text) {
    write(head.at, [&](Journal& journal) {
      journal.insert(item_table(), row_of(Item{.ref = {ref, 'n', n}, .text = std::move(text)}));
    });
  }
  void change(Ref ref, const std::function<void(Matter&)>& how) {
    write(head.at, [&](Journal& journal) {
      Matter matter = get_matter(database, ref);
      how(matter);
      journal.update(matter_table(), row_of(matter));
    });
  }

  /// "T2 T1/n3": what was found, in order.
  std::string found(std::string_view words, std::size_t limit = 0) {
    std::string list;
    for (const Hit& hit : find_text(database, words, limit)) {
      list += list.empty() ? "" : " ";
      list += hit.in_item ? to_text(hit.where) : to_text(hit.where.ref);
    }
    return list;
  }
};

}  // namespace

TEST_SUITE_BEGIN("store/search");

TEST_CASE("Chinese words of every length are found, wherever they stand") {
  Searching office;
  office.add("关于开展经济责任审计工作的通知");
  office.add("审计整改情况");
  office.add("消防通道");
  CHECK(office.found("审") == "T2 T1");
  CHECK(office.found("知") == "T1");
  CHECK(office.found("审计") == "T2 T1");
  CHECK(office.found("责任审") == "T1");
  CHECK(office.found("经济责任审") == "T1");
  CHECK(office.found("关于开展经济责任审计工作的通知") == "T1");
  CHECK(office.found("消防") == "T3");
  CHECK(office.found("防消").empty());
}

TEST_CASE("a word of three characters is not found by its two pairs alone") {
  Searching office;
  office.add("审计整改，计划部署");
  office.add("审计划");
  CHECK(office.found("审计划") == "T2");
  CHECK(office.found("审计") == "T2 T1");
  CHECK(office.found("计划") == "T2 T1");
}

TEST_CASE("English words and numbers are found by their beginnings in any case") {
  Searching office;
  office.add("Annual Audit 2026 of the Fire-Brigade");
  office.change({Register::task, 1}, [](Matter& m) { m.number = "国办发〔2026〕15号"; });
  for (const char* word : {"audit", "AUD", "annual", "2026", "fire", "brigade", "国办发",
                           "国办发〔2026〕15号", "国办发[2026]15号", "15号", "fire-brigade"}) {
    CAPTURE(word);
    CHECK(office.found(word) == "T1");
  }
  CHECK(office.found("2027").empty());
  CHECK(office.found("国办发〔2026〕16号").empty());
}

TEST_CASE("all the words must be there, in one place") {
  Searching office;
  const Ref ref = office.add("审计整改");
  office.add("审计通知");
  office.note(ref, 1, "后勤处已通知");
  CHECK(office.found("审计 通知") == "T2");
  CHECK(office.found("整改 审计") == "T1");
  CHECK(office.found("通知") == "T2 T1/n1");
  CHECK(office.found("通知", 1) == "T2");
}

TEST_CASE("the words of a search are never taken for a language") {
  Searching office;
  office.add("audit OR fire \"quoted\" NEAR(a b) col:x");
  CHECK(office.found("\"quoted\"") == "T1");
  CHECK(office.found("OR") == "T1");
  CHECK(office.found("NEAR(a") == "T1");
  CHECK(office.found("col:x") == "T1");
  CHECK(office.found("audit NOT fire").empty());
  CHECK_FAILS(office.found(" -- "), usage, "there is nothing to search for in ' -- ': give a word");
  CHECK_FAILS(office.found(""), usage, "there is nothing to search for in '': give a word");
}

TEST_CASE("what is changed or removed is found by its new words only") {
  Searching office;
  const Ref ref = office.add("消防通道");
  office.note(ref, 1, "已通知后勤处");
  office.change(ref, [](Matter& m) { m.title = "电梯检修"; });
  CHECK(office.found("消防").empty());
  CHECK(office.found("电梯") == "T1");
  office.write(office.head.at, [&](Journal& journal) {
    journal.update(item_table(), row_of(Item{.ref = {ref, 'n', 1}, .text = "已通知财务处"}));
  });
  CHECK(office.found("后勤").empty());
  CHECK(office.found("财务处") == "T1/n1");
  office.write(office.head.at, [&](Journal& journal) {
    journal.remove(item_table(), row_of(Item{.ref = {ref, 'n', 1}}));
  });
  CHECK(office.found("财务").empty());
  // The index itself is true: an entry taken out wrongly would leave it damaged.
  CHECK_NOTHROW(
      office.database.run_script("INSERT INTO search (search) VALUES ('integrity-check')"));
}

TEST_CASE("a change that is rolled back is not found") {
  Searching office;
  {
    const Transaction transaction{office.database};
    Journal journal{office.database, office.head, {}};
    journal.insert(matter_table(), row_of(office.task(9, "电梯")));
    CHECK(office.found("电梯") == "T9");
  }
  CHECK(office.found("电梯").empty());
}

TEST_CASE("state secrets are not in the index, nor what stands inside them") {
  Searching office;
  const Ref ref = office.add("干部考察方案");
  office.note(ref, 1, "考察组名单");
  CHECK(office.found("考察") == "T1/n1 T1");
  office.change(ref, [](Matter& m) { m.secrecy.level = Level::secret; });
  CHECK(office.found("考察").empty());
  CHECK(office.number("SELECT count(*) FROM search WHERE search MATCH '\"考察\"'") == 0);
  office.note(ref, 2, "考察时间");
  CHECK(office.number("SELECT count(*) FROM search WHERE search MATCH '\"考察\"'") == 0);
  office.change(ref, [](Matter& m) { m.secrecy.level = Level::internal; });
  CHECK(office.found("考察") == "T1/n2 T1/n1 T1");
}

namespace {

/// A text as its letters.
using Letters = std::vector<std::string>;

Letters some_letters(std::mt19937& random) {
  static const Letters alphabet{"审", "计", "部", "划", "〇", "a", "B",
                                "7",  "〔", "，", " ",  "，", "é", "审"};
  Letters text{"审"};
  for (auto n = random() % 12; n > 0; --n) {
    text.push_back(alphabet[random() % alphabet.size()]);
  }
  return text;
}

constexpr std::u32string_view marks =
    U"《》〈〉“”‘’「」『』，。、；：！？…—·\"!?*,.;:'()[]{}〔〕（）［］｛｝【】〖〗-_/\\&#+=~^";

/// At most `size` letters, up to the end of the word.
std::string piece_of(const Letters& text, std::size_t from, std::size_t size) {
  std::string piece;
  for (std::size_t at = from; at < std::min(from + size, text.size()) && text[at] != " "; ++at) {
    piece += text[at];
  }
  return piece;
}

/// Words of letters and digits are found by their beginnings, Chinese by two signs at least.
bool can_be_found(const Letters& text, std::size_t from, const std::string& piece) {
  const auto is_latin = [&](std::size_t at) { return text[at].size() < 3 && text[at] != " "; };
  return !bigrams(piece).empty() && !(from > 0 && is_latin(from) && is_latin(from - 1));
}

}  // namespace

TEST_CASE("every piece of every text is found, and nothing that does not hold it") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    Searching office;
    std::mt19937 random{seed};
    std::vector<std::pair<Ref, Letters>> texts;
    for (int i = 0; i < 60; ++i) {
      Letters text = some_letters(random);
      const Ref ref = office.add(fmt::format("{}", fmt::join(text, "")));
      texts.emplace_back(ref, std::move(text));
    }
    const auto holds = [&](Ref ref, const std::string& piece) {
      const std::string title = compare_key(get_matter(office.database, ref).title);
      // Marks separate words.
      return std::ranges::all_of(split_list(piece, marks), [&](const std::string& word) {
        return title.find(compare_key(word)) != std::string::npos;
      });
    };
    for (int i = 0; i < 150; ++i) {
      const auto& [ref, text] = texts[random() % texts.size()];
      const std::size_t from = random() % text.size();
      const std::string piece = piece_of(text, from, 1 + random() % 5);
      if (!can_be_found(text, from, piece)) {
        continue;
      }
      CAPTURE(piece);
      CHECK(holds(ref, piece));
      const std::vector<Hit> hits = find_text(office.database, piece, 0);
      CHECK(std::ranges::count(hits, ref, [](const Hit& hit) { return hit.where.ref; }) > 0);
      for (const Hit& hit : hits) {
        CHECK(holds(hit.where.ref, piece));
      }
    }
  }
}

TEST_SUITE_END();

}  // namespace bureau

#include "model/matter.h"

#include "test_support.h"

namespace bureau {

namespace {

Matter with_title(std::string title) {
  Matter matter;
  matter.title = std::move(title);
  return matter;
}

}  // namespace

TEST_SUITE_BEGIN("model/matter");

TEST_CASE("words of urgency, importance and need are read as ids and in both languages") {
  CHECK(parse<Urgency>("very-urgent") == Urgency::very_urgent);
  CHECK(parse<Urgency>("急件") == Urgency::urgent);
  CHECK(parse<Urgency>("特提") == Urgency::top_urgent);
  CHECK(parse<Importance>("重要") == Importance::high);
  CHECK(parse<Need>("阅件") == Need::read);
  CHECK(to_text(Urgency::top_urgent) == "top-urgent");
  CHECK(to_text(Need::act) == "act");
  CHECK_FAILS(parse<Importance>("urgent"), usage,
              "'urgent' is no importance: use one of low, normal, high");
}

TEST_CASE("a matter that cannot be stored is refused with the reason") {
  CHECK_NOTHROW(check(with_title("整改消防通道")));
  CHECK_FAILS(check(with_title(" \u3000")), usage, "a matter needs a title");
  CHECK_FAILS(check(with_title("a\nb")), usage, "the title of a matter is one line");
  CHECK_FAILS(check(with_title("a\u2028b")), usage, "the title of a matter is one line");
}

TEST_CASE("lengths are counted in characters, not bytes") {
  std::string title;
  for (int i = 0; i < 500; ++i) {
    title += "办";
  }
  CHECK_NOTHROW(check(with_title(title)));
  CHECK_FAILS(check(with_title(title + "办")), usage,
              "the title has 501 characters: at most 500 are kept");
  Matter matter = with_title("x");
  matter.answer = std::string(2001, 'a');
  CHECK_FAILS(check(matter), usage, "'answer' has 2001 characters: at most 2000 are kept");
  matter.answer.clear();
  matter.tags = {"a", std::string(2001, 'x')};
  CHECK_FAILS(check(matter), usage, "'tag' has 2001 characters: at most 2000 are kept");
}

TEST_CASE("numbers and times must be possible") {
  Matter matter = with_title("x");
  matter.progress = 101;
  CHECK_FAILS(check(matter), usage, "progress is a percentage from 0 to 100, not 101");
  matter.progress = 100;
  matter.starts_at = Instant{1000};
  matter.ends_at = Instant{1000};
  CHECK(failure_of([&] { check(matter); }) == ErrorKind::usage);
  matter.ends_at = Instant{1001};
  CHECK_NOTHROW(check(matter));
}

TEST_CASE("a matter is overdue only while open, unclaimed, running and past its due time") {
  Matter matter = with_title("x");
  CHECK_FALSE(is_overdue(matter, Instant{1000}));
  matter.due = Instant{1000};
  CHECK_FALSE(is_overdue(matter, Instant{1000}));
  CHECK(is_overdue(matter, Instant{1001}));

  matter.claimed_at = Instant{1000};  // in time: the review is the office's own
  CHECK_FALSE(is_overdue(matter, Instant{2000}));
  matter.claimed_at = Instant{1001};
  CHECK(is_overdue(matter, Instant{2000}));
  matter.claimed_at.reset();

  matter.suspended_at = Instant{900};
  CHECK_FALSE(is_overdue(matter, Instant{2000}));
  matter.suspended_at = Instant{1100};  // it was late already
  CHECK(is_overdue(matter, Instant{2000}));
  matter.suspended_at.reset();

  matter.open = false;
  CHECK_FALSE(is_overdue(matter, Instant{2000}));
}

TEST_CASE("late is judged by when it was claimed") {
  Matter matter = with_title("x");
  CHECK(was_late(matter) == std::nullopt);
  matter.due = Instant{1000};
  CHECK(was_late(matter) == std::nullopt);
  matter.claimed_at = Instant{1000};
  CHECK(was_late(matter) == false);
  matter.claimed_at = Instant{1001};
  CHECK(was_late(matter) == true);
}

TEST_SUITE_END();

}  // namespace bureau

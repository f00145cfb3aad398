// Fields: how an operation says what it takes, once, for the command line and for `bureau apply`.
#pragma once

#include "model/declared_field.h"
#include "model/ref.h"
#include "time/words.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace bureau {

/// Given to declare(Fields&, X&), which names each member of an X that can be filled: a string, any
/// type with a text form, or an optional or vector of these. Names are written as options,
/// "--from,--origin"; JSON uses any of the long ones without dashes, '-' as '_'. Help is translated
/// where it is shown.
class Fields {
 public:
  /// What moments are read against; made when the first moment is read.
  using Context = std::function<WordContext(Direction)>;

  explicit Fields(Context context) : context_{std::move(context)} {}
  virtual ~Fields() = default;

  /// The matters (or their items) that the verb is about; leading words in the shape of a ref.
  void refs(std::vector<std::string>& into, const char* help) {
    add_many("ref", into, help, Sort::refs);
  }

  /// The text of the verb: the rest of the words, or -m. `name` is its JSON key and its word in the
  /// help.
  void text(const char* name, std::string& into, const char* help) {
    add({.names = name, .help = help, .sort = Sort::text, .take = fill(into)});
  }

  /// Each of the words apart: files.
  void text(const char* name, std::vector<std::string>& into, const char* help) {
    add_many(name, into, help, Sort::text);
  }

  /// An optional text is taken away by an empty one. `choices`: the only values that it may have.
  template <class T>
  void option(const char* names, T& into, const char* help, std::span<const Name> choices = {}) {
    add({names, help, Sort::value, false, is_optional_text<T>, form_of(into), choices, fill(into)});
  }

  /// May be given many times; in JSON an array.
  template <class T>
  void option(const char* names, std::vector<T>& into, const char* help) {
    add_many(names, into, help, Sort::value);
  }

  /// "key=value" texts; in JSON also an object under the plural: "fields": {"amount": "12.50"}.
  void pairs(const char* names, std::vector<std::string>& into, const char* help) {
    add_many(names, into, help, Sort::pairs);
  }

  /// What a list prints of a matter and the verb does not set, by its name: JSON alone takes it.
  using Printed = std::map<std::string, std::vector<std::string>>;
  virtual void printed(std::string_view /*name*/, Printed& /*into*/) {}

  /// The ref of another matter, or several: `bureau apply` takes a saved name for it.
  template <class T>
  void reference(const char* names, T& into, const char* help) {
    add({names, help, Sort::reference, false, is_optional_text<T>, {}, {}, fill(into)});
  }
  template <class T>
  void reference(const char* names, std::vector<T>& into, const char* help) {
    add_many(names, into, help, Sort::reference);
  }

  /// A moment as people write it: "fri", 月底. `whole_days`: a day is all of it, not its end.
  void moment(const char* names, std::optional<Moment>& into, Direction direction, const char* help,
              bool whole_days = false) {
    const auto take = [this, &into, direction, names, whole_days](const std::string& text) {
      into = read_moment(text, context_(direction));
      if (!into->literal || !(into->has_time || whole_days)) {
        understood(names, whole_days && !into->has_time ? bureau::understood(into->date)
                                                        : bureau::understood(*into));
      }
    };
    add({.names = names, .help = help, .form = FieldForm::moment, .take = take});
  }

  /// A day that has been, as people write it; a time of day is refused.
  void day(const char* names, std::optional<Date>& into, const char* help) {
    const auto take = [this, &into, names](const std::string& text) {
      into = read_date(text, context_(Direction::back));
      if (text != to_text(*into)) {
        understood(names, bureau::understood(*into));
      }
    };
    add({.names = names, .help = help, .form = FieldForm::day, .take = take});
  }

  void flag(const char* names, bool& into, const char* help) {
    const auto take = [&into](const std::string& text) { into = text != "false"; };
    add({.names = names, .help = help, .sort = Sort::flag, .take = take});
  }

  using Sort = FieldSort;
  using Field = DeclaredField;

 protected:
  virtual void add(Field field) = 0;

  /// Told how a word for a day or a moment was understood, to echo it.
  virtual void understood(const char* /*names*/, const std::string& /*shown*/) {}

 private:
  template <class T>
  static constexpr bool is_optional_text = std::is_same_v<T, std::optional<std::string>>;
  template <class T>
  void add_many(const char* names, std::vector<T>& into, const char* help, Sort sort) {
    const auto take = [&into](const std::string& text) { read(text, into.emplace_back()); };
    add({.names = names, .help = help, .sort = sort, .repeatable = true, .take = take});
  }
  static FieldForm form_of(const auto& /*text*/) { return FieldForm::text; }
  static FieldForm form_of(std::int64_t /*number*/) { return FieldForm::number; }
  static FieldForm form_of(std::optional<std::int64_t> /*number*/) { return FieldForm::number; }
  template <class T>
  static std::function<void(const std::string&)> fill(T& into) {
    return [&into](const std::string& text) { read(text, into); };
  }
  static void read(const std::string& text, std::string& into) { into = text; }
  static void read(const std::string& text, std::int64_t& into) { into = parse_number(text); }
  static void read(const std::string& text, HasTextForm auto& into) { from_text(text, into); }
  template <class T>
  static void read(const std::string& text, std::optional<T>& into) {
    read(text, into.emplace());
  }

  Context context_;
};

}  // namespace bureau

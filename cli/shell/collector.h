// What a command and the whole program take, collected as fields: for the parser and for help.
#pragma once

#include "cli/shell/parse.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

/// Collects what is declared.
class Collector final : public Fields {
 public:
  explicit Collector(const ParseContext& context) : Fields{context.moments}, context_{context} {}

  std::vector<Field> fields{};

 private:
  void add(Field field) override { fields.push_back(std::move(field)); }
  void understood(const char* names, const std::string& shown) override {
    if (context_.echo) {
      const std::string_view all = names;
      context_.echo(fmt::format("{}: {}", all.substr(0, all.find(',')), shown));
    }
  }

  const ParseContext& context_;
};

/// The options of every command.
void declare_globals(Fields& fields, Globals& globals);

/// "--from,--sent-by" as JSON writes it: from, sent_by. The first is its own, the others stand for
/// it.
std::vector<std::string> keys_of(const Fields::Field& field);

/// The names of a field: "--from,--origin" as two.
std::vector<std::string> names_of(const Fields::Field& field);

}  // namespace bureau::cli

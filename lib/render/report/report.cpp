#include "render/report/report.h"

#include "base/error.h"
#include "render/report/writers.h"

namespace bureau {

std::string render(const Report& report, const ReportHead& head, Format format, const Screen& asked,
                   const FindKind& kind) {
  Screen screen = asked;
  screen.year = local(report.as_of).date.year();
  screen.headers = true;
  const report::Printed printed{report, head, screen, kind};
  switch (format) {
    case Format::table: return report::write_text(printed);
    case Format::md: return report::write_markdown(printed);
    case Format::html: return report::write_html(printed);
    case Format::json: return report::write_json(printed);
    case Format::csv:
    case Format::tsv: return render(report::tidy_table(printed), format, asked);
    default: break;
  }
  throw Error(ErrorKind::usage, "the report cannot be written as {}: use {}", format,
              fmt::join(report_formats, ", "));
}

}  // namespace bureau

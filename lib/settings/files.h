// How each sort of file is read, complaints kept: for loading, which throws the first, and for
// checking, which wants them all.
#pragma once

#include "settings/reports.h"
#include "settings/schema.h"
#include "settings/settings.h"

#include <map>
#include <string>
#include <string_view>

namespace bureau::schema {

Kind read_kind_file(Document& document, std::string_view toml);
WorkCalendar read_calendar_file(Document& document);
Directory read_directory_file(Document& document);
ReportAsked read_report_file(Document& document, const OwnFields& own);

/// Adds what the file says to the settings; `origins` gets the place of each key when it is given.
void read_settings_file(Document& document, Settings& settings,
                        std::map<std::string, std::string>* origins = nullptr);

}  // namespace bureau::schema

#include "features/calendars/read_calendar.h"

#include "features/calendars/run_calendar.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace podpora::calendars {
namespace {

class ReadCalendar : public ::testing::Test {
 protected:
  ReadCalendar()
      : folder_(std::filesystem::temp_directory_path() / ("podpora-calendar-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~ReadCalendar() override { std::filesystem::remove_all(folder_); }

  std::string write(std::string const& name, std::string const& text) {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }

  /// `line field code` of the only mistake.
  std::string mistake(std::string const& text) {
    std::vector<rulebook::PackError> errors;
    auto const calendar = read_calendar(write("c.toml", text), errors);
    if (errors.size() != 1) return std::to_string(errors.size()) + " errors";
    EXPECT_FALSE(calendar);
    return std::to_string(errors[0].line) + " " + errors[0].field + " " + errors[0].code;
  }

  std::filesystem::path folder_;
};

constexpr auto kHours = "time_zone = \"Europe/Prague\"\n[[hours]]\nday = [\"mon\"]\nfrom = \"09:00\"\nto = \"17:00\"\n";

TEST_F(ReadCalendar, EveryMistakeIsNamedByLineAndField) {
  std::string const hours = kHours;
  EXPECT_EQ(mistake("time_zone = \"Europe/Praha\"\n"), "1 time_zone unknown_zone");
  EXPECT_EQ(mistake("time_zone = 7\n"), "1 time_zone wrong_type");
  EXPECT_EQ(mistake(hours + "lunch = true\n"), "6 hours[0].lunch unknown_key");
  EXPECT_EQ(mistake(hours + "[[hours]]\nday = [\"mon\"]\nfrom = \"16:59\"\nto = \"18:00\"\n"),
            "7 hours[1].day slots_overlap");
  EXPECT_EQ(mistake(hours + "[[hours]]\nday = [\"mon\", \"mon\"]\nfrom = \"18:00\"\nto = \"19:00\"\n"),
            "7 hours[1].day slots_overlap");
  EXPECT_EQ(mistake(hours + "[[hours]]\nday = [\"noday\"]\nfrom = \"18:00\"\nto = \"19:00\"\n"), "2 errors");
  EXPECT_EQ(mistake(hours + "[[hours]]\nday = [\"tue\"]\nfrom = \"24:00\"\nto = \"19:00\"\n"),
            "8 hours[1].from time_of_day");
  EXPECT_EQ(mistake(hours + "[[hours]]\nday = [\"tue\"]\nfrom = \"9:00\"\nto = \"19:00\"\n"),
            "8 hours[1].from time_of_day");
  EXPECT_EQ(mistake(hours + "[[holiday]]\ndate = \"2026-13-01\"\n"), "7 holiday[0].date wrong_type");
  EXPECT_EQ(mistake(hours + "[[holiday]]\nfrom = \"09:00\"\nto = \"10:00\"\n"), "6 holiday[0].date missing");
  EXPECT_EQ(mistake(hours + "[[exception]]\ndate = 2026-12-01\nfrom = \"09:00\"\n"), "6 exception[0].to missing");
  EXPECT_EQ(mistake(hours + "[[holiday]]\nics = \"none.ics\"\n"), "7 holiday[0].ics unreadable");
  EXPECT_EQ(mistake("time_zone = \n").substr(0, 1), "1");
}

TEST_F(ReadCalendar, AFeedThatCannotBeReadIsNotTakenByHalf) {
  std::string const hours = kHours;
  write("x.ics", "hello");
  EXPECT_EQ(mistake(hours + "[[holiday]]\nics = \"x.ics\"\n"), "7 holiday[0].ics ics-not-calendar");
  write("x.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  EXPECT_EQ(mistake(hours + "[[holiday]]\nics = \"x.ics\"\n"), "7 holiday[0].ics ics-time");
  write("x.ics",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART:20260101T000000Z\r\nRRULE:FREQ=SECONDLY\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n");
  EXPECT_EQ(mistake(hours + "[[holiday]]\nics = \"x.ics\"\n"), "7 holiday[0].ics ics-rule");
}

TEST_F(ReadCalendar, TheCommandAnswersAndExplains) {
  CalendarQuestion question{
      .calendar = write("office.toml", std::string{kHours} + "[[holiday]]\ndate = \"2026-11-30\"\n"),
      .from = "2026-11-27T15:30:00+01:00",
      .to = "2026-12-07T09:30:59+01:00",
      .minutes = 60};
  std::ostringstream out;
  std::ostringstream errors;
  EXPECT_EQ(run_due(question, out, errors), 0);
  EXPECT_EQ(run_worked(question, out, errors), 0);
  question.seconds = true;
  EXPECT_EQ(run_worked(question, out, errors), 0);
  EXPECT_EQ(out.str(), "2026-12-07T09:00:00Z\n30\n1859\n");
  EXPECT_EQ(errors.str(), "");

  question.from = "tomorrow";
  EXPECT_EQ(run_due(question, out, errors), 2);
  question.from = "2039-01-01T00:00:00Z";
  EXPECT_EQ(run_due(question, out, errors), 1);
  question.from = "2037-12-31T23:00:00Z";
  EXPECT_EQ(run_due(question, out, errors), 1) << "never due before the end of what can be computed";
  EXPECT_NE(errors.str().find("--from"), std::string::npos);
  EXPECT_NE(errors.str().find("1970 to 2037"), std::string::npos);
}

}  // namespace
}  // namespace podpora::calendars

#pragma once

#include "features/insight/period.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <vector>

namespace podpora::reports {

/// What a period is cut into.
enum class ReportStep : std::uint8_t { kDay, kWeek, kMonth };
BOOST_DESCRIBE_ENUM(ReportStep, kDay, kWeek, kMonth)

/// Beside which earlier days a period is put: those right before it, or those of a year before.
enum class Compare : std::uint8_t { kPrevious, kYear };
BOOST_DESCRIBE_ENUM(Compare, kPrevious, kYear)

/// What reads best: days up to six weeks, weeks up to half a year, months beyond.
ReportStep step_for(insight::Period const& period);

/// The period cut at midnights; weeks begin on Monday. The first and the last part are as long as the period leaves
/// them.
std::vector<insight::Period> parts_of(insight::Period const& period, ReportStep step);

/// The parts beside which others are put, one for one. Days and weeks go back by as many days as all parts have, or by
/// 52 weeks, so that weekdays meet weekdays; months by as many months, or by twelve, and end where a month ends.
std::vector<insight::Period> earlier(std::vector<insight::Period> const& parts, ReportStep step, Compare compare);

/// From the first day of the first part to the last of the last.
insight::Period whole_of(std::vector<insight::Period> const& parts);

/// The midnights between which the parts lie, one more than parts: days that are 23 or 25 hours long are so here too.
std::vector<Time> edges_of(std::vector<insight::Period> const& parts, std::string const& zone);

/// In which part an instant lies; nothing outside of all.
std::optional<std::size_t> place_of(std::vector<Time> const& edges, Time at);

/// The lowest value that at least `percent` of a hundred values do not exceed; nothing of none.
std::optional<std::int64_t> percentile(std::vector<std::int64_t> values, int percent);

}  // namespace podpora::reports

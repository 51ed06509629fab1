#include "features/calendars/open_spans.h"

#include "features/calendars/holiday_rules.h"

#include <algorithm>

namespace podpora::calendars {

namespace chrono = std::chrono;

namespace {

constexpr int kDay = 1440;

/// Adds the part of a span that begins on day `offset` (0 this day, -1 the day before) and lies in this day.
void add_part(std::vector<DayPiece>& pieces, Span span, int offset) {
  int const end = span.to > span.from ? span.to : span.to + kDay;
  DayPiece const piece{std::max(span.from + offset * kDay, 0), std::min(end + offset * kDay, kDay)};
  if (piece.from < piece.to) pieces.push_back(piece);
}

/// In order, with touching pieces joined.
void join(std::vector<DayPiece>& pieces) {
  std::ranges::sort(pieces, {}, &DayPiece::from);
  std::vector<DayPiece> joined;
  for (auto const& piece : pieces) {
    if (!joined.empty() && piece.from <= joined.back().to) {
      joined.back().to = std::max(joined.back().to, piece.to);
    } else {
      joined.push_back(piece);
    }
  }
  pieces = std::move(joined);
}

void cut(std::vector<DayPiece>& pieces, std::vector<DayPiece> const& closed) {
  for (auto const& gap : closed) {
    std::vector<DayPiece> left;
    for (auto const& piece : pieces) {
      DayPiece const before{piece.from, std::min(piece.to, gap.from)};
      DayPiece const after{std::max(piece.from, gap.to), piece.to};
      if (before.from < before.to) left.push_back(before);
      if (after.from < after.to) left.push_back(after);
    }
    pieces = std::move(left);
  }
}

/// The parts of dated spans that lie in the day.
void add_dated(std::vector<DayPiece>& pieces, OpenDays::Dated const& all, chrono::sys_days day) {
  for (int const offset : {0, -1}) {
    auto const [begin, end] = all.equal_range(day + chrono::days(offset));
    for (auto entry = begin; entry != end; ++entry) add_part(pieces, entry->second, offset);
  }
}

template <class List>
OpenDays::Dated by_date(List const& list) {
  OpenDays::Dated dated;
  for (auto const& item : list) dated.emplace(chrono::sys_days(item.date), item.span);
  return dated;
}

}  // namespace

OpenDays::OpenDays(Calendar const& calendar)
    : preset_kind_(calendar.preset), holidays_(by_date(calendar.holidays)), exceptions_(by_date(calendar.exceptions)) {
  for (auto const& slot : calendar.hours) {
    auto const weekday = (static_cast<unsigned>(slot.day) + 1) % 7;  // chrono counts from Sunday
    add_part(week_[weekday], slot.span, 0);
    add_part(week_[(weekday + 1) % 7], slot.span, -1);
  }
  for (auto& day : week_) join(day);
}

OpenDays::Dated const& OpenDays::preset_of(chrono::year year) {
  auto const [entry, added] = preset_.try_emplace(year);
  if (added) entry->second = by_date(preset_holidays(preset_kind_, year));
  return entry->second;
}

std::vector<DayPiece> OpenDays::pieces(chrono::sys_days day) {
  auto pieces = week_[chrono::weekday(day).c_encoding()];
  std::vector<DayPiece> closed;
  if (!pieces.empty()) {
    add_dated(closed, holidays_, day);
    if (preset_kind_ != Preset::kNone) add_dated(closed, preset_of(Date(day).year()), day);
    if (!closed.empty()) cut(pieces, closed);
  }
  if (!exceptions_.empty()) {
    add_dated(pieces, exceptions_, day);
    join(pieces);
  }
  return pieces;
}

}  // namespace podpora::calendars

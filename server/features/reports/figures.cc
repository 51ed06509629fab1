#include "features/reports/figures.h"

#include "features/reports/score_tally.h"

namespace podpora::reports {

namespace {

using Values = std::vector<std::optional<std::int64_t>>;

/// One tally for each part, and one for all of them.
template <class Tally>
class Tallies {
 public:
  explicit Tallies(std::vector<Time> const& edges) : edges_(edges), parts_(edges.size() - 1) {}

  template <class F>
  void at(Time time, F change) {
    auto const place = place_of(edges_, time);
    if (!place) return;
    change(parts_[*place]);
    change(total_);
  }

  /// What each tally comes to.
  Figures figures() const {
    Figures figures;
    for (auto const& part : parts_) figures.rows.push_back(part.values());
    figures.totals = total_.values();
    return figures;
  }

 private:
  std::vector<Time> const& edges_;
  std::vector<Tally> parts_;
  Tally total_;
};

struct VolumeTally {
  std::int64_t opened{0};
  std::int64_t resolved{0};

  Values values() const { return {opened, resolved, 0}; }
};

Figures count_volume(storage::Transaction& tx, Look const& look, std::vector<Time> const& edges) {
  Tallies<VolumeTally> tallies(edges);
  for (auto const& row : opened_in(tx, look)) tallies.at(row.at(), [&](auto& tally) { tally.opened += row.count; });
  for (auto const& row : resolved_in(tx, look)) tallies.at(row.at(), [&](auto& tally) { tally.resolved += row.count; });
  auto figures = tallies.figures();
  auto open = open_before(tx, look);
  for (auto& values : figures.rows) {
    open += *values[0] - *values[1];
    values[2] = open;
  }
  figures.totals[2] = open;
  return figures;
}

struct TimesTally {
  std::int64_t requests{0};
  std::vector<std::int64_t> minutes;
  std::int64_t kept{0};
  std::int64_t broken{0};

  void take(Stretch const& stretch) {
    ++requests;
    if (!stretch.ended_at) return;
    minutes.push_back(std::chrono::floor<std::chrono::minutes>(*stretch.ended_at - stretch.opened_at).count());
  }
  void take(QuarterOutcome const& outcome) {
    kept += outcome.kept;
    broken += outcome.broken;
  }
  std::optional<std::int64_t> share() const {
    auto const decided = kept + broken;
    return decided == 0 ? std::nullopt : std::optional{kept * 100 / decided};
  }
  Values values() const {
    return {requests,
            static_cast<std::int64_t>(minutes.size()),
            percentile(minutes, 50),
            percentile(minutes, 90),
            kept,
            broken,
            share()};
  }
};

Figures count_responses(storage::Transaction& tx, Look const& look, std::vector<Time> const& edges) {
  Tallies<TimesTally> tallies(edges);
  for (auto const& row : answers_to(tx, look)) tallies.at(row.opened_at, [&](auto& tally) { tally.take(row); });
  for (auto const& row : response_promises(tx, look)) tallies.at(row.at(), [&](auto& tally) { tally.take(row); });
  return tallies.figures();
}

/// As above, without how many were answered: every one of these is resolved.
struct ResolvedTally : TimesTally {
  Values values() const {
    auto all = TimesTally::values();
    all.erase(all.begin());
    return all;
  }
};

Figures count_resolutions(storage::Transaction& tx, Look const& look, std::vector<Time> const& edges) {
  Tallies<ResolvedTally> tallies(edges);
  for (auto const& row : resolutions_in(tx, look)) tallies.at(*row.ended_at, [&](auto& tally) { tally.take(row); });
  for (auto const& row : resolution_promises(tx, look)) tallies.at(row.at(), [&](auto& tally) { tally.take(row); });
  return tallies.figures();
}

struct BreachTally {
  std::int64_t first_response{0};
  std::int64_t next_update{0};
  std::int64_t resolution{0};

  void take(QuarterBreaches const& row) {
    using clocks::ClockKind;
    auto& count = row.kind == ClockKind::kFirstResponse ? first_response
                  : row.kind == ClockKind::kNextUpdate  ? next_update
                                                        : resolution;
    count += row.count;
  }
  Values values() const { return {first_response, next_update, resolution, first_response + next_update + resolution}; }
};

Figures count_breaches(storage::Transaction& tx, Look const& look, std::vector<Time> const& edges) {
  Tallies<BreachTally> tallies(edges);
  for (auto const& row : breached_in(tx, look)) tallies.at(row.at(), [&](auto& tally) { tally.take(row); });
  return tallies.figures();
}

Figures count_scores(storage::Transaction& tx, Look const& look, std::vector<Time> const& edges) {
  Tallies<ScoreTally> tallies(edges);
  for (auto const& row : scores_in(tx, look)) tallies.at(row.at(), [&](auto& tally) { tally.take(row); });
  return tallies.figures();
}

}  // namespace

Figures count(storage::Transaction& tx, ReportName name, Look const& look, std::vector<Time> const& edges) {
  switch (name) {
    case ReportName::kVolume:
      return count_volume(tx, look, edges);
    case ReportName::kFirstResponse:
      return count_responses(tx, look, edges);
    case ReportName::kResolution:
      return count_resolutions(tx, look, edges);
    case ReportName::kBreaches:
      return count_breaches(tx, look, edges);
    case ReportName::kSatisfaction:
      return count_scores(tx, look, edges);
    default:
      return {};
  }
}

}  // namespace podpora::reports

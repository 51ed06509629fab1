#pragma once

#include "features/reports/report_store.h"

namespace podpora::reports {

/// Answers to the question whether a contact was satisfied, and how many of a hundred were good.
struct ScoreTally {
  std::int64_t good{0};
  std::int64_t so_so{0};
  std::int64_t bad{0};

  void take(Scores const& scores) {
    using satisfaction::Score;
    auto& count = scores.score == Score::kGood ? good : scores.score == Score::kSoSo ? so_so : bad;
    count += scores.count;
  }
  std::vector<std::optional<std::int64_t>> values() const {
    auto const answers = good + so_so + bad;
    auto const share = answers == 0 ? std::nullopt : std::optional{good * 100 / answers};
    return {answers, good, so_so, bad, share};
  }
};

}  // namespace podpora::reports

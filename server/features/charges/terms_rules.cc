#include "features/charges/terms_rules.h"

#include "features/charges/rounding.h"

#include <algorithm>
#include <array>
#include <set>

namespace podpora::charges {

namespace {

constexpr std::int64_t kMinorMax = 1'000'000'000;
constexpr std::int64_t kBasisPoints = 10'000;
constexpr std::array<std::string_view, 9> kTaxCategories{"S", "Z", "E", "AE", "K", "G", "O", "L", "M"};

class Faults {
 public:
  explicit Faults(std::string pointer) : pointer_(std::move(pointer)) {}

  void require(bool good, std::string const& where, char const* code) {
    if (!good) faults_.push_back({pointer_ + where, code, {}});
  }
  void within(std::int64_t value, std::int64_t least, std::int64_t most, std::string const& where) {
    require(value >= least && value <= most, where, "out-of-range");
  }
  void code(std::string const& code, std::set<std::string>& known, std::string const& where) {
    require(!code.empty() && code.size() <= 60, where, "required");
    require(known.insert(code).second, where, "duplicate");
  }
  std::vector<FieldError> take() && { return std::move(faults_); }

 private:
  std::string pointer_;
  std::vector<FieldError> faults_;
};

std::string at(char const* list, std::size_t i, char const* member = "") {
  return "/" + std::string(list) + "/" + std::to_string(i) + member;
}

void check_work_types(Terms const& terms, Faults& faults) {
  std::set<std::string> codes;
  for (std::size_t i = 0; i < terms.work_types.size(); ++i) {
    auto const& type = terms.work_types[i];
    faults.code(type.code, codes, at("work_types", i, "/code"));
    faults.require(!type.title.en.empty(), at("work_types", i, "/title/en"), "required");
    faults.require(!type.title.cs.empty(), at("work_types", i, "/title/cs"), "required");
    faults.within(type.percent, 0, 1000, at("work_types", i, "/percent"));
    faults.within(type.minimum_minutes.value_or(0), 0, 1440, at("work_types", i, "/minimum_minutes"));
    faults.within(type.increment_minutes.value_or(1), 1, 1440, at("work_types", i, "/increment_minutes"));
  }
}

void check_lines(Terms const& terms, Faults& faults) {
  for (std::size_t i = 0; i < terms.lines.size(); ++i) {
    auto const& line = terms.lines[i];
    faults.within(line.discount_basis_points, 0, kBasisPoints, at("lines", i, "/discount_basis_points"));
    faults.require(std::ranges::find(kTaxCategories, line.tax_category) != kTaxCategories.end(),
                   at("lines", i, "/tax_category"), "tax-category");
    bool const rated = line.tax_category == "S" || line.tax_category == "L" || line.tax_category == "M";
    auto const least = line.tax_category == "S" ? 1 : 0;
    faults.require(line.tax_basis_points >= least && line.tax_basis_points <= (rated ? kBasisPoints : 0),
                   at("lines", i, "/tax_basis_points"), "tax-rate");
    auto const same = [&](LineTerms const& other) { return other.kind == line.kind && other.service == line.service; };
    faults.require(std::count_if(terms.lines.begin(), terms.lines.begin() + static_cast<long>(i), same) == 0,
                   at("lines", i), "duplicate");
  }
}

void check_fees(Terms const& terms, Faults& faults) {
  std::set<std::string> codes;
  for (std::size_t i = 0; i < terms.fees.size(); ++i) {
    auto const& fee = terms.fees[i];
    faults.code(fee.code, codes, at("fees", i, "/code"));
    faults.require(!fee.title.en.empty(), at("fees", i, "/title/en"), "required");
    faults.require(!fee.title.cs.empty(), at("fees", i, "/title/cs"), "required");
    faults.within(fee.quantity.value_or(1), 1, 1'000'000, at("fees", i, "/quantity"));
    faults.within(fee.unit_price_minor, 0, kMinorMax, at("fees", i, "/unit_price_minor"));
    faults.within(fee.unit_cost_minor, 0, kMinorMax, at("fees", i, "/unit_cost_minor"));
  }
}

}  // namespace

Terms default_terms() {
  Terms terms;
  terms.work_types = {{.code = "remote", .title = {"Remote", "Na dálku"}},
                      {.code = "on_site", .title = {"On site", "U zákazníka"}},
                      {.code = "consulting", .title = {"Consulting", "Konzultace"}}};
  return terms;
}

std::vector<FieldError> terms_faults(Terms const& terms, std::string const& pointer) {
  Faults faults(pointer);
  check_work_types(terms, faults);
  check_lines(terms, faults);
  check_fees(terms, faults);
  std::set<std::string> upstreams;
  for (std::size_t i = 0; i < terms.mark_ups.size(); ++i) {
    auto const& mark_up = terms.mark_ups[i];
    faults.require(upstreams.insert(mark_up.upstream).second, at("mark_ups", i, "/upstream"), "duplicate");
    faults.within(mark_up.percent_basis_points, 0, 10 * kBasisPoints, at("mark_ups", i, "/percent_basis_points"));
    faults.within(mark_up.fixed_minor, 0, kMinorMax, at("mark_ups", i, "/fixed_minor"));
  }
  faults.within(terms.approval.above_minor.value_or(0), 0, kMinorMax, "/approval/above_minor");
  faults.within(terms.approval.days, 1, 90, "/approval/days");
  faults.within(terms.included.carry_over_months, 0, 24, "/included/carry_over_months");
  faults.within(terms.included.low_percent, 0, 100, "/included/low_percent");
  faults.within(terms.cost_hourly_minor, 0, kMinorMax, "/cost_hourly_minor");
  return std::move(faults).take();
}

WorkType const* find_work_type(Terms const& terms, std::string const& code) {
  auto const found = std::ranges::find(terms.work_types, code, &WorkType::code);
  return found == terms.work_types.end() ? nullptr : &*found;
}

LineTerms line_terms(Terms const& terms, LineKind kind, std::string const& service) {
  LineTerms best{.tax_category = ""};
  int best_score = -1;
  for (auto const& line : terms.lines) {
    if ((line.kind && *line.kind != kind) || (!line.service.empty() && line.service != service)) continue;
    int const score = (line.service.empty() ? 0 : 2) + (line.kind ? 1 : 0);
    if (score > best_score) {
      best = line;
      best_score = score;
    }
  }
  return best;
}

std::int64_t passed_on(Terms const& terms, std::string const& upstream, std::int64_t cost_minor) {
  MarkUp const* rule = nullptr;
  for (auto const& mark_up : terms.mark_ups) {
    if (mark_up.upstream == upstream || (mark_up.upstream.empty() && rule == nullptr)) rule = &mark_up;
  }
  if (rule == nullptr) return cost_minor;
  if (rule->absorbed) return 0;
  return times_rounded(cost_minor, kBasisPoints + rule->percent_basis_points, kBasisPoints) + rule->fixed_minor;
}

}  // namespace podpora::charges

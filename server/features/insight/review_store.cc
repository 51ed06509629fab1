#include "features/insight/review.h"

#include "features/identity/desk.h"
#include "platform/base/enum_text.h"

#include <algorithm>
#include <set>

namespace podpora::insight {

namespace {

// Each begins at the customer's tickets: "cross join" keeps SQLite from beginning elsewhere, and a plus before a column
// from taking its index. Nothing is ordered by id: SQLite would walk all that there are to save the sorting.
constexpr storage::Query kTickets{"review.tickets", R"(
  select t.id, t.kind, t.severity, t.service, coalesce(l.cause, t.cause), t.opened_at, t.resolved_at
  from ticket t left join ticket_lesson l on l.desk_id = t.desk_id and l.ticket_id = t.id
  where t.desk_id = :desk and t.customer_id = :customer and t.nature <> 'vulnerability' and t.opened_at < :to
    and (t.opened_at >= :before or t.resolved_at is null or t.resolved_at >= :before)
    and not exists (select m.ticket_id from review_mail m where m.desk_id = t.desk_id and m.ticket_id = t.id)
    and not exists (select d.ticket_id from customer_told d where d.desk_id = t.desk_id and d.ticket_id = t.id)
    and not exists (select s.id from ticket_merge s
                    where s.desk_id = t.desk_id and s.source_id = t.id and s.undone_at is null))"};

constexpr storage::Query kClocks{"review.clocks", R"(
  select c.kind, c.started_at, c.met_at, c.breached_at from ticket t
  cross join clock c
  where c.desk_id = t.desk_id and c.ticket_id = t.id
    and t.desk_id = :desk and t.customer_id = :customer and t.nature <> 'vulnerability'
    and c.service_request_id is null
    and ((c.breached_at >= :from and c.breached_at < :to)
      or (c.breached_at is null and c.met_at >= :from and c.met_at < :to)))"};

constexpr storage::Query kHandedOn{"review.handed_on", R"(
  select r.ticket_id, r.vehicle, r.state, r.sent_at from ticket t
  cross join service_request r
  where r.desk_id = t.desk_id and r.ticket_id = t.id
    and t.desk_id = :desk and t.customer_id = :customer and t.nature <> 'vulnerability'
    and +r.sent_at is not null and +r.sent_at < :to)"};

constexpr storage::Query kMinutes{"review.minutes", R"(
  select cast(coalesce(sum(e.minutes), 0) as bigint) from ticket t
  cross join time_entry e
  where e.desk_id = t.desk_id and e.ticket_id = t.id
    and t.desk_id = :desk and t.customer_id = :customer and t.nature <> 'vulnerability'
    and e.deleted_at is null and e.started_at >= :from and e.started_at < :to)"};

constexpr storage::Query kCharged{"review.charged", R"(
  select c.currency, cast(sum(c.amount_minor) as bigint) from ticket t
  cross join charge_line c
  where c.desk_id = t.desk_id and c.ticket_id = t.id
    and t.desk_id = :desk and t.customer_id = :customer and t.nature <> 'vulnerability' and c.amount_minor <> 0
    and c.voided_at is null and c.created_at >= :from and c.created_at < :to
  group by c.currency)"};

constexpr storage::Query kCovered{"review.covered", R"(
  select cast(coalesce(sum(c.quantity_thousandths), 0) as bigint) from ticket t
  cross join charge_line c
  where c.desk_id = t.desk_id and c.ticket_id = t.id
    and t.desk_id = :desk and t.customer_id = :customer and t.nature <> 'vulnerability' and c.unit = 'minute'
    and c.verdict = 'covered' and c.voided_at is null and c.created_at >= :from and c.created_at < :to)"};

constexpr storage::Query kPrepaid{"review.prepaid", R"(
  select w.name, coalesce(w.period, ''), w.unit, w.currency,
    cast(sum(case when l.at >= :from and l.reason in ('drawn', 'given_back') then -l.amount else 0 end) as bigint),
    cast(sum(l.amount) as bigint)
  from wallet w join wallet_ledger l on l.desk_id = w.desk_id and l.wallet_id = w.id
  where w.desk_id = :desk and w.customer_id = :customer and l.at < :to
    and (w.valid_to is null or w.valid_to > :from)
  group by +w.id, w.name, w.period, w.unit, w.currency order by +w.id)"};

struct TicketRow {
  tickets::TicketId id;
  std::string kind;
  std::string severity;
  std::string service;
  std::string cause;
  Time opened_at;
  std::optional<Time> resolved_at;
};
BOOST_DESCRIBE_STRUCT(TicketRow, (), (id, kind, severity, service, cause, opened_at, resolved_at))

struct ClockRow {
  clocks::ClockKind kind{clocks::ClockKind::kFirstResponse};
  Time started_at;
  std::optional<Time> met_at;
  std::optional<Time> breached_at;
};
BOOST_DESCRIBE_STRUCT(ClockRow, (), (kind, started_at, met_at, breached_at))

struct HandedRow {
  tickets::TicketId ticket_id;
  std::string vehicle;
  escalation::State state{escalation::State::kSent};
  Time sent_at;
};
BOOST_DESCRIBE_STRUCT(HandedRow, (), (ticket_id, vehicle, state, sent_at))

struct Amount {
  std::string currency;
  std::int64_t minor{0};
};
BOOST_DESCRIBE_STRUCT(Amount, (), (currency, minor))

/// The lower one of the two in the middle; 0 of none.
std::int64_t median(std::vector<std::int64_t> values) {
  if (values.empty()) return 0;
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

class Counting {
 public:
  Counting(storage::Transaction& tx, DeskId desk, ReviewRequest const& request, std::string zone)
      : tx_(tx),
        desk_(desk),
        request_(request),
        zone_(std::move(zone)),
        span_(span_of(request.period, zone_)),
        before_(span_.from - (span_.to - span_.from)) {}

  Review count() {
    auto const& [first, last] = request_.period;
    for (auto month = std::chrono::year_month{first.year(), first.month()}; month / 1 <= last;
         month += std::chrono::months{1}) {
      months_[text_of(month / 1).substr(0, 7)];
    }
    count_handed_on();
    count_tickets();
    count_promises();
    count_work();
    for (auto const& [month, both] : months_) review_.months.push_back({month, both.first, both.second});
    return std::move(review_);
  }

 private:
  bool within(Time at) const { return span_.from <= at && at < span_.to; }

  void count_handed_on() {
    std::map<std::pair<std::string, escalation::State>, std::int64_t> ways;
    for (auto const& row :
         tx_.all<HandedRow>(kHandedOn, {{"desk", desk_}, {"customer", request_.customer}, {"to", span_.to}})) {
      handed_.insert(row.ticket_id.value);
      if (within(row.sent_at)) ++ways[{row.vehicle, row.state}];
    }
    for (auto const& [way, count] : ways) review_.handed_on.push_back({way.first, way.second, count});
  }

  void count_tickets() {
    std::map<std::string, CauseTrend> causes;
    for (auto const& row : tx_.all<TicketRow>(
             kTickets, {{"desk", desk_}, {"customer", request_.customer}, {"to", span_.to}, {"before", before_}})) {
      if (row.opened_at >= span_.from) count_opened(row);
      if (!row.resolved_at || *row.resolved_at >= span_.to) {
        ++review_.open_at_end;
      } else if (within(*row.resolved_at)) {
        count_resolved(row);
        if (!row.cause.empty()) ++causes[row.cause].count;
      } else if (*row.resolved_at >= before_ && !row.cause.empty()) {
        ++causes[row.cause].before;
      }
    }
    for (auto& [cause, trend] : causes) {
      trend.cause = cause;
      if (trend.count > 0) review_.causes.push_back(std::move(trend));
    }
    std::ranges::stable_sort(review_.causes, [](auto const& a, auto const& b) { return a.count > b.count; });
  }

  void count_opened(TicketRow const& row) {
    ++review_.opened;
    ++months_[month_of(row.opened_at, zone_)].first;
    ++review_.by_kind[row.kind];
    ++review_.by_severity[row.severity];
    ++review_.by_service[row.service];
  }

  void count_resolved(TicketRow const& row) {
    ++review_.resolved;
    ++months_[month_of(*row.resolved_at, zone_)].second;
    if (!handed_.contains(row.id.value)) ++review_.resolved_here;
  }

  void count_promises() {
    std::map<clocks::ClockKind, PromiseCount> kinds;
    std::map<clocks::ClockKind, std::vector<std::int64_t>> taken;
    for (auto const& row : tx_.all<ClockRow>(
             kClocks, {{"desk", desk_}, {"customer", request_.customer}, {"from", span_.from}, {"to", span_.to}})) {
      auto& promise = kinds[row.kind];
      promise.kind = row.kind;
      ++(row.breached_at ? promise.broken : promise.kept);
      if (row.met_at) {
        taken[row.kind].push_back(std::chrono::floor<std::chrono::minutes>(*row.met_at - row.started_at).count());
      }
    }
    for (auto& [kind, promise] : kinds) {
      promise.median_minutes = median(taken[kind]);
      review_.promises.push_back(promise);
    }
  }

  void count_work() {
    auto const sum = [&](storage::Query const& query) {
      return tx_
          .first<std::int64_t>(
              query, {{"desk", desk_}, {"customer", request_.customer}, {"from", span_.from}, {"to", span_.to}})
          .value_or(0);
    };
    review_.minutes = sum(kMinutes);
    review_.covered_minutes = sum(kCovered) / 1000;
    review_.prepaid = tx_.all<Prepaid>(
        kPrepaid, {{"desk", desk_}, {"customer", request_.customer}, {"from", span_.from}, {"to", span_.to}});
    std::erase_if(review_.prepaid, [](auto const& each) { return each.drawn == 0 && each.left == 0; });
    for (auto const& row : tx_.all<Amount>(
             kCharged, {{"desk", desk_}, {"customer", request_.customer}, {"from", span_.from}, {"to", span_.to}})) {
      review_.charged[row.currency] = row.minor;
    }
  }

  storage::Transaction& tx_;
  DeskId desk_;
  ReviewRequest const& request_;
  std::string zone_;
  Span span_;
  Time before_;
  Review review_;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> months_;
  std::set<std::int64_t> handed_;
};

}  // namespace

Result<Review> review_of(storage::Transaction& tx, DeskId desk, ReviewRequest const& request) {
  if (!customers::find_customer(tx, desk, request.customer)) return not_found("customer");
  return Counting(tx, desk, request, identity::find_desk(tx, desk).value().time_zone).count();
}

}  // namespace podpora::insight

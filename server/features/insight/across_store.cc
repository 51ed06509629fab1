#include "features/insight/across.h"

#include "features/knowledge/article.h"
#include "features/diagnosis/known_issue.h"

#include <algorithm>
#include <map>

namespace podpora::insight {

namespace {

constexpr std::size_t kCausesMax = 200;
constexpr std::int64_t kHour = 3'600'000'000;

// Each begins at what was resolved in the period: "cross join" keeps SQLite from beginning elsewhere, and a plus before
// a column from taking its index. Links to known issues are few, and begin there.
constexpr storage::Query kCauses{"across.causes", R"(
  select t.service, coalesce(l.cause, t.cause), count(t.id)
  from ticket t left join ticket_lesson l on l.desk_id = t.desk_id and l.ticket_id = t.id
  where t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to and t.nature <> 'vulnerability'
    and not exists (select m.ticket_id from review_mail m where m.desk_id = t.desk_id and m.ticket_id = t.id)
    and not exists (select d.ticket_id from customer_told d where d.desk_id = t.desk_id and d.ticket_id = t.id)
  group by t.service, coalesce(l.cause, t.cause))"};

constexpr storage::Query kIssues{"across.known_issues", R"(
  select k.id, k.title, count(t.id)
  from ticket t
  join known_issue_ticket i on i.desk_id = t.desk_id and i.ticket_id = t.id
  join known_issue k on k.desk_id = i.desk_id and k.id = i.issue_id
  where t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to and t.nature <> 'vulnerability'
  group by k.id, k.title)"};

constexpr storage::Query kArticles{"across.articles", R"(
  select a.id, case when a.title_en = '' then a.title_cs else a.title_en end, count(t.id)
  from ticket t
  join ticket_lesson l on l.desk_id = t.desk_id and l.ticket_id = t.id
  join article a on a.desk_id = l.desk_id and a.id = l.article_id
  where t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to and t.nature <> 'vulnerability'
  group by a.id, a.title_en, a.title_cs)"};

// A ticket that was handed on twice in one way counts once, from the first time.
constexpr storage::Query kHandedOn{"across.handed_on", R"(
  select h.service, h.vehicle, count(h.id), cast(sum(h.resolved_at - h.sent_at) as bigint),
    cast(coalesce(sum(h.minutes), 0) as bigint)
  from (
    select t.service, r.vehicle, t.id, t.resolved_at, min(r.sent_at) as sent_at,
      (select sum(e.minutes) from time_entry e
       where e.desk_id = t.desk_id and e.ticket_id = t.id and e.deleted_at is null) as minutes
    from ticket t cross join service_request r
    where r.desk_id = t.desk_id and r.ticket_id = t.id
    and t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to and t.nature <> 'vulnerability'
      and +r.sent_at is not null and +r.sent_at <= t.resolved_at
    group by t.desk_id, t.service, r.vehicle, t.id, t.resolved_at) h
  group by h.service, h.vehicle)"};

constexpr storage::Query kUpstreamCost{"across.upstream_cost", R"(
  select t.service, c.upstream, c.currency, cast(sum(c.cost_minor) as bigint)
  from ticket t cross join charge_line c
  where c.desk_id = t.desk_id and c.ticket_id = t.id
    and t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to and t.nature <> 'vulnerability'
    and c.upstream <> '' and c.cost_minor is not null and c.currency <> '' and c.voided_at is null
  group by t.service, c.upstream, c.currency)"};

constexpr storage::Query kMoney{"across.money", R"(
  select t.service, c.currency, cast(sum(c.amount_minor) as bigint), cast(sum(coalesce(c.cost_minor, 0)) as bigint)
  from ticket t cross join charge_line c
  where c.desk_id = t.desk_id and c.ticket_id = t.id
    and t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to and t.nature <> 'vulnerability'
    and c.currency <> '' and c.voided_at is null
  group by t.service, c.currency)"};

constexpr storage::Query kMinutes{"across.minutes", R"(
  select t.service, cast(sum(e.minutes) as bigint)
  from ticket t cross join time_entry e
  where e.desk_id = t.desk_id and e.ticket_id = t.id
    and t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to and t.nature <> 'vulnerability'
    and e.deleted_at is null
  group by t.service)"};

constexpr storage::Query kTickets{"across.tickets", R"(
  select t.id, t.number, t.subject, coalesce(c.name, ''), t.service, coalesce(l.cause, t.cause), t.resolved_at
  from ticket t
  left join customer c on c.desk_id = t.desk_id and c.id = t.customer_id
  left join ticket_lesson l on l.desk_id = t.desk_id and l.ticket_id = t.id
  where t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to and t.nature <> 'vulnerability'
    and not exists (select m.ticket_id from review_mail m where m.desk_id = t.desk_id and m.ticket_id = t.id)
    and not exists (select d.ticket_id from customer_told d where d.desk_id = t.desk_id and d.ticket_id = t.id)
    and (:any_service = 1 or t.service = :service)
    and (:any_cause = 1 or coalesce(l.cause, t.cause) = :cause)
    and (:vehicle = '' or exists (select r.id from service_request r
      where r.desk_id = t.desk_id and r.ticket_id = t.id and r.vehicle = :vehicle and +r.sent_at <= t.resolved_at))
    and (cast(:issue as bigint) = 0 or exists (select i.ticket_id from known_issue_ticket i
      where i.desk_id = t.desk_id and i.ticket_id = t.id and i.issue_id = :issue))
    and (cast(:article as bigint) = 0 or l.article_id = :article)
  order by t.resolved_at desc, t.id desc limit :limit)"};

struct CauseRow {
  std::string service;
  std::string cause;
  std::int64_t count{0};
};
BOOST_DESCRIBE_STRUCT(CauseRow, (), (service, cause, count))

struct FixRow {
  std::int64_t id{0};
  std::string title;
  std::int64_t count{0};
};
BOOST_DESCRIBE_STRUCT(FixRow, (), (id, title, count))

struct HandedRow {
  std::string service;
  std::string vehicle;
  std::int64_t count{0};
  std::int64_t waited_us{0};
  std::int64_t minutes{0};
};
BOOST_DESCRIBE_STRUCT(HandedRow, (), (service, vehicle, count, waited_us, minutes))

struct CostRow {
  std::string service;
  std::string upstream;
  std::string currency;
  std::int64_t minor{0};
};
BOOST_DESCRIBE_STRUCT(CostRow, (), (service, upstream, currency, minor))

struct MoneyRow {
  std::string service;
  std::string currency;
  std::int64_t net{0};
  std::int64_t cost{0};
};
BOOST_DESCRIBE_STRUCT(MoneyRow, (), (service, currency, net, cost))

struct MinutesRow {
  std::string service;
  std::int64_t minutes{0};
};
BOOST_DESCRIBE_STRUCT(MinutesRow, (), (service, minutes))

/// The parts of the period that lie in one month each.
std::vector<Period> months_of(Period const& period) {
  auto const& [first, last] = period;
  std::vector<Period> parts;
  for (auto month = std::chrono::year_month{first.year(), first.month()}; month / 1 <= last;
       month += std::chrono::months{1}) {
    calendars::Date const end{month / std::chrono::last};
    parts.push_back({std::max(calendars::Date{month / 1}, first), std::min(end, last)});
  }
  return parts;
}

class Looking {
 public:
  Looking(storage::Transaction& tx, DeskId desk, AcrossRequest const& request)
      : tx_(tx), desk_(desk), request_(request), span_(span_of(request.period, request.zone)) {}

  Across look() {
    count_causes();
    count_fixes();
    count_boundaries();
    count_money();
    return std::move(across_);
  }

 private:
  template <class Row>
  std::vector<Row> rows(storage::Query const& query, Span const& span) {
    return tx_.all<Row>(query, {{"desk", desk_}, {"from", span.from}, {"to", span.to}});
  }

  void count_causes() {
    auto const parts = months_of(request_.period);
    std::map<std::pair<std::string, std::string>, ServiceCause> causes;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      across_.months.push_back(text_of(parts[i].first).substr(0, 7));
      for (auto const& row : rows<CauseRow>(kCauses, span_of(parts[i], request_.zone))) {
        auto& cause = causes[{row.service, row.cause}];
        cause.by_month.resize(parts.size());
        cause.by_month[i] = row.count;
        cause.count += row.count;
        across_.resolved += row.count;
        resolved_[row.service] += row.count;
      }
    }
    for (auto& [names, cause] : causes) {
      cause.service = names.first;
      cause.cause = names.second;
      across_.causes.push_back(std::move(cause));
    }
    std::ranges::stable_sort(across_.causes, [](auto const& a, auto const& b) { return a.count > b.count; });
    if (across_.causes.size() > kCausesMax) across_.causes.resize(kCausesMax);
  }

  void count_fixes() {
    for (auto const& row : rows<FixRow>(kIssues, span_)) {
      across_.fixes.push_back({"known_issue", to_text(diagnosis::KnownIssueId{row.id}), row.title, row.count});
    }
    for (auto const& row : rows<FixRow>(kArticles, span_)) {
      across_.fixes.push_back({"article", to_text(knowledge::ArticleId{row.id}), row.title, row.count});
    }
    std::ranges::stable_sort(across_.fixes, [](auto const& a, auto const& b) { return a.count > b.count; });
  }

  void count_boundaries() {
    std::map<std::pair<std::string, std::string>, std::vector<Money>> costs;
    for (auto const& row : rows<CostRow>(kUpstreamCost, span_)) {
      costs[{row.service, row.upstream}].push_back({row.minor, row.currency});
    }
    for (auto const& row : rows<HandedRow>(kHandedOn, span_)) {
      across_.boundaries.push_back({.service = row.service,
                                    .vehicle = row.vehicle,
                                    .count = row.count,
                                    .hours = row.waited_us / kHour,
                                    .minutes = row.minutes,
                                    .cost = costs[{row.service, row.vehicle}]});
    }
    std::ranges::stable_sort(across_.boundaries, [](auto const& a, auto const& b) {
      return std::pair{a.minutes, a.hours} > std::pair{b.minutes, b.hours};
    });
  }

  /// Of so many minutes of our people, rounded once.
  Money own_cost(std::int64_t minutes) const {
    if (!request_.hour) return {};
    return {(minutes * request_.hour->minor + 30) / 60, request_.hour->currency};
  }

  void count_money() {
    std::map<std::string, std::int64_t> minutes;
    for (auto const& row : rows<MinutesRow>(kMinutes, span_)) minutes[row.service] = row.minutes;
    std::map<std::string, std::vector<MoneyRow>> money;
    for (auto& row : rows<MoneyRow>(kMoney, span_)) money[row.service].push_back(std::move(row));
    for (auto const& [service, count] : resolved_) {
      auto priced = money[service];
      auto const own = own_cost(minutes[service]);
      bool const is_listed =
          own.minor == 0 || std::ranges::find(priced, own.currency, &MoneyRow::currency) != priced.end();
      if (!is_listed) priced.push_back({.service = service, .currency = own.currency});
      if (priced.empty()) priced.push_back({.service = service});
      for (auto const& row : priced) {
        auto const cost = row.cost + (row.currency == own.currency ? own.minor : 0);
        across_.services.push_back({.service = service,
                                    .currency = row.currency,
                                    .count = count,
                                    .minutes = minutes[service],
                                    .net_minor = row.net,
                                    .cost_minor = cost,
                                    .margin_minor = row.net - cost});
      }
    }
    std::ranges::stable_sort(across_.services,
                             [](auto const& a, auto const& b) { return a.margin_minor < b.margin_minor; });
  }

  storage::Transaction& tx_;
  DeskId desk_;
  AcrossRequest const& request_;
  Span span_;
  Across across_;
  std::map<std::string, std::int64_t> resolved_;
};

}  // namespace

Across look_across(storage::Transaction& tx, DeskId desk, AcrossRequest const& request) {
  return Looking(tx, desk, request).look();
}

std::vector<AcrossTicket> tickets_across(storage::Transaction& tx, DeskId desk, AcrossFilter const& filter, int limit) {
  return tx.all<AcrossTicket>(kTickets, {{"desk", desk},
                                         {"from", filter.span.from},
                                         {"to", filter.span.to},
                                         {"any_service", filter.service ? 0 : 1},
                                         {"service", filter.service.value_or("")},
                                         {"any_cause", filter.cause ? 0 : 1},
                                         {"cause", filter.cause.value_or("")},
                                         {"vehicle", filter.vehicle.value_or("")},
                                         {"issue", filter.known_issue},
                                         {"article", filter.article},
                                         {"limit", limit}});
}

}  // namespace podpora::insight

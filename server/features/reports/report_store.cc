#include "features/reports/report_store.h"

#include "platform/storage/joined.h"

namespace podpora::reports {

namespace {

using storage::joined;
using storage::Query;

// Each statement begins at what the span holds: an index gives it, "cross join" keeps SQLite from beginning elsewhere.
// Filters that are empty are always true, so that one prepared statement serves every report of its kind. What is not
// done is found in `ticket_due`; what was opened by its quarter, an index that no order of the queue can be tempted by.

/// What is asked of the requests, and whom they are shown to.
constexpr std::string_view kWhich = R"(
    and (cast(:any_service as bigint) = 1 or t.service = :service)
    and (cast(:customer as bigint) = 0 or t.customer_id = cast(:customer as bigint))
    and (:severity = '' or t.severity = :severity) and (:kind = '' or t.kind = :kind)
    and (cast(:any_assignee as bigint) = 1 or coalesce(t.assignee_id, 0) = cast(:assignee as bigint))
    and (cast(:team as bigint) = 0 or exists (select m.person_id from team_member m
         where m.desk_id = t.desk_id and m.team_id = cast(:team as bigint) and m.person_id = t.assignee_id))
    and (cast(:sees_restricted as bigint) = 1 or t.nature <> 'vulnerability' or t.assignee_id = :viewer
         or exists (select a.person_id from ticket_access a
                    where a.desk_id = t.desk_id and a.ticket_id = t.id and a.person_id = :viewer)))";

/// Letters of ours that began a conversation ask nothing, and what went into another request is counted there.
constexpr std::string_view kAsked = R"(
    and not exists (select l.ticket_id from review_mail l where l.desk_id = t.desk_id and l.ticket_id = t.id)
    and not exists (select l.ticket_id from customer_told l where l.desk_id = t.desk_id and l.ticket_id = t.id)
    and not exists (select m.id from ticket_merge m
                    where m.desk_id = t.desk_id and m.source_id = t.id and m.undone_at is null))";

constexpr std::string_view kByQuarter = " group by 1";

constexpr std::string_view kOpenedPiece = R"(
  select t.opened_at / 900000000, count(t.id) from ticket t
  where t.desk_id = :desk and t.opened_at / 900000000 >= cast(:from as bigint) / 900000000
    and t.opened_at / 900000000 < cast(:to as bigint) / 900000000)";
constexpr Query kOpened{"report.opened", joined<kOpenedPiece, kWhich, kAsked, kByQuarter>};

constexpr std::string_view kResolvedPiece = R"(
  select t.resolved_at / 900000000, count(t.id) from ticket t
  where t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to)";
constexpr Query kResolved{"report.resolved", joined<kResolvedPiece, kWhich, kAsked, kByQuarter>};

/// Those that are not finished, and those finished since; `:to` so that all statements have the same parameters.
constexpr std::string_view kUnfinishedPiece = R"(
  select count(t.id) from ticket_due d cross join ticket t
  where t.desk_id = d.desk_id and t.id = d.ticket_id
    and d.desk_id = :desk and t.state not in ('resolved', 'closed') and t.opened_at < :from
    and cast(:to as bigint) > 0)";
constexpr Query kUnfinished{"report.unfinished_before", joined<kUnfinishedPiece, kWhich, kAsked>};
constexpr std::string_view kFinishedSincePiece = R"(
  select count(t.id) from ticket t
  where t.desk_id = :desk and t.resolved_at >= :from and +t.opened_at < :from and cast(:to as bigint) > 0)";
constexpr Query kFinishedSince{"report.finished_since", joined<kFinishedSincePiece, kWhich, kAsked>};

/// A message that was taken back answered nobody.
constexpr std::string_view kAnswersPiece = R"(
  select t.opened_at,
    (select m.created_at from message m
     where m.desk_id = t.desk_id and m.ticket_id = t.id and m.author_kind = 'agent' and m.visibility = 'customer'
       and m.created_at > t.opened_at
       and not exists (select h.message_id from message_hold h
                       where h.desk_id = m.desk_id and h.message_id = m.id and h.withdrawn_at is not null)
     order by m.created_at limit 1)
  from ticket t
  where t.desk_id = :desk and t.opened_at / 900000000 >= cast(:from as bigint) / 900000000
    and t.opened_at / 900000000 < cast(:to as bigint) / 900000000)";
constexpr Query kAnswers{"report.answers", joined<kAnswersPiece, kWhich, kAsked>};

constexpr std::string_view kResolutionsPiece = R"(
  select t.opened_at, t.resolved_at from ticket t
  where t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to)";
constexpr Query kResolutions{"report.resolutions", joined<kResolutionsPiece, kWhich, kAsked>};

constexpr std::string_view kOutcomes = R"(
    cast(sum(case when c.breached_at is null and c.met_at is not null then 1 else 0 end) as bigint),
    cast(sum(case when c.breached_at is not null then 1 else 0 end) as bigint)
  from ticket t cross join clock c
  where c.desk_id = t.desk_id and c.ticket_id = t.id and t.desk_id = :desk)";
constexpr std::string_view kOpenedQuarter = "select t.opened_at / 900000000,";
constexpr std::string_view kOpenedResponses = R"(
    and c.kind = 'first_response' and t.opened_at / 900000000 >= cast(:from as bigint) / 900000000
    and t.opened_at / 900000000 < cast(:to as bigint) / 900000000)";
constexpr Query kResponsePromises{"report.response_promises",
                                  joined<kOpenedQuarter, kOutcomes, kOpenedResponses, kWhich, kAsked, kByQuarter>};
constexpr std::string_view kResolvedQuarter = "select t.resolved_at / 900000000,";
constexpr std::string_view kResolvedResolutions =
    " and c.kind = 'resolution' and t.resolved_at >= :from and t.resolved_at < :to";
constexpr Query kResolutionPromises{
    "report.resolution_promises",
    joined<kResolvedQuarter, kOutcomes, kResolvedResolutions, kWhich, kAsked, kByQuarter>};

constexpr std::string_view kBreachedPiece = R"(
  select c.breached_at / 900000000, c.kind, count(c.id)
  from clock c cross join ticket t
  where t.desk_id = c.desk_id and t.id = c.ticket_id
    and c.desk_id = :desk and c.breached_at >= :from and c.breached_at < :to and c.kind <> 'upstream_response')";
constexpr std::string_view kByQuarterAndKind = " group by 1, c.kind";
constexpr Query kBreached{"report.breached", joined<kBreachedPiece, kWhich, kAsked, kByQuarterAndKind>};

constexpr std::string_view kBreachesPiece = R"(
  select t.id, t.number, t.subject, coalesce(u.name, ''), t.state, t.severity, t.service, p.name, c.kind,
         c.breached_at, c.met_at
  from clock c cross join ticket t
  left join customer u on u.desk_id = t.desk_id and u.id = t.customer_id
  left join person p on p.desk_id = t.desk_id and p.id = t.assignee_id
  where t.desk_id = c.desk_id and t.id = c.ticket_id
    and c.desk_id = :desk and c.breached_at >= :from and c.breached_at < :to and c.kind <> 'upstream_response')";
constexpr std::string_view kLastFirst = " order by c.breached_at desc, c.id desc limit 200";
constexpr Query kBreaches{"report.breaches", joined<kBreachesPiece, kWhich, kAsked, kLastFirst>};

/// The span begins now and ends when what is due then wakes what was put aside: as the queue counts.
constexpr std::string_view kWaitingPiece = R"(
  select t.opened_at / 900000000, t.state,
    cast(case when exists (select z.ticket_id from ticket_snooze z
      where z.desk_id = t.desk_id and z.ticket_id = t.id and z.woken_at is null and z.until_at > :from
        and not exists (select w.ticket_id from ticket_due w
                        where w.desk_id = z.desk_id and w.ticket_id = z.ticket_id and w.due_at <= :to))
      then 1 else 0 end as bigint),
    count(t.id)
  from ticket_due d cross join ticket t
  where t.desk_id = d.desk_id and t.id = d.ticket_id and d.desk_id = :desk and t.state not in ('resolved', 'closed'))";
constexpr std::string_view kByFirstThree = " group by 1, 2, 3";
constexpr Query kWaiting{"report.waiting", joined<kWaitingPiece, kWhich, kByFirstThree>};

constexpr std::string_view kHandedOverPiece = R"(
  select r.vehicle, r.state, r.sent_at,
    (select min(a.at) from sync_attempt a
     where a.desk_id = r.desk_id and a.service_request_id = r.id and a.direction = 'in' and a.kind = 'answer'),
    (select min(c.met_at) from clock c
     where c.desk_id = r.desk_id and c.ticket_id = r.ticket_id and c.service_request_id = r.id),
    (select min(c.breached_at) from clock c
     where c.desk_id = r.desk_id and c.ticket_id = r.ticket_id and c.service_request_id = r.id)
  from service_request r cross join ticket t
  where t.desk_id = r.desk_id and t.id = r.ticket_id
    and r.desk_id = :desk and r.sent_at >= :from and r.sent_at < :to)";
constexpr Query kHandedOver{"report.handed_over", joined<kHandedOverPiece, kWhich>};

constexpr std::string_view kCausesPiece = R"(
  select t.service, coalesce(l.cause, t.cause), count(t.id)
  from ticket t left join ticket_lesson l on l.desk_id = t.desk_id and l.ticket_id = t.id
  where t.desk_id = :desk and t.resolved_at >= :from and t.resolved_at < :to)";
constexpr std::string_view kByFirstTwo = " group by 1, 2";
constexpr Query kCauses{"report.causes", joined<kCausesPiece, kWhich, kAsked, kByFirstTwo>};

/// An answer is given at most so long after the question: the index by the time of asking finds it.
static_assert(satisfaction::kGoodFor == std::chrono::microseconds{1'209'600'000'000});
constexpr std::string_view kScoresPiece = R"(
  select s.answered_at / 900000000, s.score, s.assignee_id, p.name, s.customer_id, u.name, count(s.id)
  from satisfaction s cross join ticket t
  left join person p on p.desk_id = s.desk_id and p.id = s.assignee_id
  left join customer u on u.desk_id = s.desk_id and u.id = s.customer_id
  where t.desk_id = s.desk_id and t.id = s.ticket_id and s.desk_id = :desk and s.state = 'answered'
    and s.asked_at >= cast(:from as bigint) - 1209600000000 and s.asked_at < :to
    and s.answered_at >= :from and s.answered_at < :to)";
constexpr std::string_view kByFirstSix = " group by 1, 2, 3, 4, 5, 6";
constexpr Query kScores{"report.scores", joined<kScoresPiece, kWhich, kByFirstSix>};

template <class Row>
std::vector<Row> rows(storage::Transaction& tx, Query const& query, Look const& look) {
  auto const& which = look.which;
  return tx.all<Row>(query, {{"desk", look.desk},
                             {"from", look.span.from},
                             {"to", look.span.to},
                             {"any_service", which.service ? 0 : 1},
                             {"service", which.service.value_or("")},
                             {"customer", which.customer.value_or(customers::CustomerId{0})},
                             {"severity", which.severity ? to_text(*which.severity) : ""},
                             {"kind", which.kind ? to_text(*which.kind) : ""},
                             {"any_assignee", which.assignee ? 0 : 1},
                             {"assignee", which.assignee.value_or(PersonId{0})},
                             {"team", which.team.value_or(identity::TeamId{0})},
                             {"sees_restricted", which.viewer.sees_restricted},
                             {"viewer", which.viewer.person.value_or(PersonId{0})}});
}

}  // namespace

std::vector<QuarterCount> opened_in(storage::Transaction& tx, Look const& look) {
  return rows<QuarterCount>(tx, kOpened, look);
}

std::vector<QuarterCount> resolved_in(storage::Transaction& tx, Look const& look) {
  return rows<QuarterCount>(tx, kResolved, look);
}

std::int64_t open_before(storage::Transaction& tx, Look const& look) {
  return rows<std::int64_t>(tx, kUnfinished, look).front() + rows<std::int64_t>(tx, kFinishedSince, look).front();
}

std::vector<Stretch> answers_to(storage::Transaction& tx, Look const& look) {
  return rows<Stretch>(tx, kAnswers, look);
}

std::vector<Stretch> resolutions_in(storage::Transaction& tx, Look const& look) {
  return rows<Stretch>(tx, kResolutions, look);
}

std::vector<QuarterOutcome> response_promises(storage::Transaction& tx, Look const& look) {
  return rows<QuarterOutcome>(tx, kResponsePromises, look);
}

std::vector<QuarterOutcome> resolution_promises(storage::Transaction& tx, Look const& look) {
  return rows<QuarterOutcome>(tx, kResolutionPromises, look);
}

std::vector<QuarterBreaches> breached_in(storage::Transaction& tx, Look const& look) {
  return rows<QuarterBreaches>(tx, kBreached, look);
}

std::vector<Breach> list_breaches(storage::Transaction& tx, Look const& look) {
  return rows<Breach>(tx, kBreaches, look);
}

std::vector<WaitingCount> waiting_at(storage::Transaction& tx, Look const& look) {
  return rows<WaitingCount>(tx, kWaiting, look);
}

std::vector<HandedOver> handed_over_in(storage::Transaction& tx, Look const& look) {
  return rows<HandedOver>(tx, kHandedOver, look);
}

std::vector<CauseCount> causes_in(storage::Transaction& tx, Look const& look) {
  return rows<CauseCount>(tx, kCauses, look);
}

std::vector<Scores> scores_in(storage::Transaction& tx, Look const& look) {
  return rows<Scores>(tx, kScores, look);
}

}  // namespace podpora::reports

#include "features/insight/facts.h"

#include "features/calendars/calendar_rules.h"
#include "features/knowledge/words_rules.h"
#include "features/offers/agreement_store.h"
#include "features/offers/offer_rules.h"

#include <algorithm>
#include <map>

namespace podpora::insight {

namespace {

constexpr storage::Query kTickets{"insight.ticket_facts", R"(
  select t.id, t.number, t.nature, t.kind, t.service, coalesce(l.cause, t.cause), coalesce(l.avoided_by, ''),
         t.contact_id, t.agreement_id, t.opened_at
  from ticket t left join ticket_lesson l on l.desk_id = t.desk_id and l.ticket_id = t.id
  where t.desk_id = :desk and t.customer_id = :customer and t.updated_at >= :since and t.opened_at >= :since
    and t.nature <> 'vulnerability'
    and not exists (select s.id from ticket_merge s
                    where s.desk_id = t.desk_id and s.source_id = t.id and s.undone_at is null)
  order by t.updated_at desc, t.id desc limit 5000)"};

constexpr storage::Query kBreaches{"insight.breach_facts", R"(
  select c.ticket_id, min(c.breached_at) from ticket t
  cross join clock c
  where c.desk_id = t.desk_id and c.ticket_id = t.id
    and t.desk_id = :desk and t.customer_id = :customer and t.updated_at >= :since and t.opened_at >= :since
    and c.breached_at is not null and c.service_request_id is null
  group by c.ticket_id)"};

constexpr storage::Query kWallet{"insight.wallet_facts", R"(
  select l.wallet_id, l.amount, l.at
  from wallet w join wallet_ledger l on l.desk_id = w.desk_id and l.wallet_id = w.id
  where w.desk_id = :desk and w.customer_id = :customer and w.unit = 'minutes' and l.at >= :since
  order by l.at, l.wallet_id, l.position)"};

struct TicketRow {
  tickets::TicketId id;
  std::int64_t number{0};
  Nature nature{Nature::kBreakFix};
  Kind kind{Kind::kTechnical};
  std::string service;
  std::string cause;
  std::string avoided_by;
  std::optional<PersonId> contact_id;
  std::optional<offers::AgreementId> agreement_id;
  Time opened_at;
};
BOOST_DESCRIBE_STRUCT(TicketRow, (),
                      (id, number, nature, kind, service, cause, avoided_by, contact_id, agreement_id, opened_at))

struct BreachRow {
  tickets::TicketId ticket_id;
  Time at;
};
BOOST_DESCRIBE_STRUCT(BreachRow, (), (ticket_id, at))

struct WalletRow {
  std::int64_t wallet_id{0};
  std::int64_t hundredths{0};
  Time at;
};
BOOST_DESCRIBE_STRUCT(WalletRow, (), (wallet_id, hundredths, at))

/// The agreements of some tickets, each read once.
class Agreements {
 public:
  Agreements(storage::Transaction& tx, DeskId desk) : tx_(tx), desk_(desk) {}

  offers::Offer const* offer_of(std::optional<offers::AgreementId> id) {
    if (!id) return nullptr;
    auto const known = read_.find(id->value);
    auto const& found =
        known != read_.end() ? known->second : read_.emplace(id->value, find_agreement(tx_, desk_, *id)).first->second;
    return found ? &found->offer : nullptr;
  }

 private:
  storage::Transaction& tx_;
  DeskId desk_;
  std::map<std::int64_t, std::optional<offers::AgreementInForce>> read_;
};

bool is_closed_at(offers::Offer const& offer, Time at) {
  auto const* calendar = offers::main_calendar(offer);
  if (!calendar) return false;
  auto const open = calendars::is_open(*calendar, at);
  return open.has_value() && !*open;
}

/// A ticket whose service nobody knows yet is not held against the agreement.
bool is_uncovered(offers::Offer const& offer, TicketRow const& row) {
  if (row.service.empty()) return false;
  auto const* line = offers::support_for(offer.content, row.service);
  return !line || std::ranges::find(line->kinds, row.kind) == line->kinds.end();
}

std::vector<TicketFact> ticket_facts(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                     Time since) {
  std::map<std::int64_t, Time> breaches;
  for (auto const& row : tx.all<BreachRow>(kBreaches, {{"desk", desk}, {"customer", customer}, {"since", since}})) {
    breaches[row.ticket_id.value] = row.at;
  }
  Agreements agreements(tx, desk);
  std::vector<TicketFact> facts;
  for (auto& row : tx.all<TicketRow>(kTickets, {{"desk", desk}, {"customer", customer}, {"since", since}})) {
    auto const* offer = agreements.offer_of(row.agreement_id);
    TicketFact fact{.id = row.id,
                    .number = row.number,
                    .nature = row.nature,
                    .service = row.service,
                    .cause = std::move(row.cause),
                    .avoided_by = std::move(row.avoided_by),
                    .contact_id = row.contact_id,
                    .opened_at = row.opened_at,
                    .outside_hours = offer && is_closed_at(*offer, row.opened_at),
                    .outside_coverage = offer && is_uncovered(*offer, row)};
    if (auto const breach = breaches.find(row.id.value); breach != breaches.end()) fact.breached_at = breach->second;
    facts.push_back(std::move(fact));
  }
  std::ranges::sort(facts, [](auto const& a, auto const& b) {
    return std::pair{a.opened_at, a.number} < std::pair{b.opened_at, b.number};
  });
  return facts;
}

std::vector<WalletFact> wallet_facts(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                     Time since) {
  std::vector<WalletFact> facts;
  for (auto const& row : tx.all<WalletRow>(kWallet, {{"desk", desk}, {"customer", customer}, {"since", since}})) {
    facts.push_back({std::to_string(row.wallet_id), row.hundredths, row.at});
  }
  return facts;
}

/// A subscription is of the product when its name has all of the product's words.
bool is_of(customers::Subscription const& held, rulebook::Lifecycle const& product) {
  constexpr std::size_t kWordsMax = 20;
  if (held.service != product.service) return false;
  auto const words = knowledge::words_of(held.name, kWordsMax);
  return std::ranges::all_of(product.words, [&](std::string const& word) {
    auto const parts = knowledge::words_of(word, kWordsMax);
    return std::ranges::all_of(parts, [&](auto const& part) { return std::ranges::find(words, part) != words.end(); });
  });
}

void add_rules(rulebook::Rulebook const& rulebook, Time now, CustomerFacts& facts) {
  for (auto const* edition : rulebook::in_force(rulebook, now)) {
    for (auto const& service : edition->rules.services) facts.known_services.push_back(service.code);
    for (auto const& product : edition->rules.lifecycles) {
      for (auto const& held : facts.subscriptions) {
        if (held.state != "active" || !is_of(held, product)) continue;
        facts.lifecycles.push_back({product.code, product.name, product.service, held.id, held.quantity, product.ends});
      }
    }
  }
}

}  // namespace

CustomerFacts gather_facts(storage::Transaction& tx, rulebook::Rulebook const& rulebook, DeskId desk,
                           customers::CustomerId customer, Time since, Time now) {
  CustomerFacts facts{.tickets = ticket_facts(tx, desk, customer, since),
                      .subscriptions = customers::subscriptions_of(tx, desk, customer),
                      .seats = customers::seats_of(tx, desk, customer),
                      .delegations = customers::delegated_access_of(tx, desk, customer),
                      .wallet = wallet_facts(tx, desk, customer, since)};
  add_rules(rulebook, now, facts);
  return facts;
}

}  // namespace podpora::insight

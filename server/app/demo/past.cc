#include "app/demo/past.h"

#include "app/demo/must.h"
#include "app/demo/past_requests.h"
#include "app/parts.h"
#include "features/charges/record_time.h"
#include "features/charges/wallets.h"
#include "features/diagnosis/known_issue.h"
#include "features/follow/follower.h"
#include "features/identity/person.h"
#include "features/insight/lesson.h"
#include "features/insight/opportunity.h"
#include "features/macros/macro.h"
#include "features/macros/snippet.h"
#include "features/queue/snooze.h"
#include "features/satisfaction/answer.h"
#include "features/satisfaction/satisfaction_store.h"

#include <algorithm>
#include <functional>
#include <memory>

namespace podpora::app::demo {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using storage::Transaction;

constexpr int kRequestsCount = 48;
/// The last of them are still being worked on.
constexpr int kUnfinishedCount = 5;

/// The past as things to do, each at its time.
class Past {
 public:
  Past(App& app, Partner const& partner, ManualClock& clock, Time now)
      : app_(app), partner_(partner), desk_(partner.desk.id), clock_(clock), now_(now) {}

  void live() {
    prepare();
    auto const requests = past_requests();
    for (int i = 0; i < kRequestsCount; ++i) plan(requests[static_cast<std::size_t>(i) % requests.size()], i);
    std::ranges::stable_sort(deeds_, {}, &Deed::at);
    for (auto const& deed : deeds_) {
      if (deed.at >= now_) break;
      clock_.set(std::max(deed.at, clock_.now()));
      app_.database().write(storage::Scope::of(desk_), [&](Transaction& tx) { deed.act(tx); });
      app_.run_due();
      // Until then a reply could be taken back.
      clock_.advance(minutes{1});
      app_.run_due();
    }
    clock_.set(now_);
    app_.run_due();
    sell();
    arrange();
  }

 private:
  struct Deed {
    Time at;
    std::function<void(Transaction&)> act;
  };

  Actor person(Transaction& tx, std::string const& email) const {
    auto const found = identity::find_person_by_email(tx, desk_, email).value();
    return identity::actor_of(tx, desk_, found.id).value();
  }
  customers::CustomerId customer(Whose whose) const {
    if (whose == Whose::kBakery) return partner_.bakery;
    return whose == Whose::kClinic ? partner_.clinic : partner_.foundry;
  }
  static std::string contact_of(Whose whose) {
    if (whose == Whose::kBakery) return "jana@klas.example";
    return whose == Whose::kClinic ? "tomas@javor.example" : "eva@brod.example";
  }

  /// When the i-th request came, in working hours of Prague; how long its answer and its end took. The pattern is as
  /// uneven as a real desk's and the same every time.
  Time came(int i) const {
    auto const begin = std::chrono::floor<days>(now_ - kPast + days{1});
    return begin + days{i * 90 / kRequestsCount} + hours{6 + i * 5 % 8} + minutes{i * 17 % 60};
  }
  static minutes answered_after(int i) { return minutes{15 + i * 37 % 170}; }
  static minutes resolved_after(int i) { return minutes{90 + i * 613 % 3600}; }
  static std::string agent_of(int i) { return i % 3 == 1 ? "petr@severka.example" : "anna@severka.example"; }

  void plan(PastRequest const& request, int i) {
    auto const ticket = std::make_shared<tickets::TicketId>();
    auto const opened = came(i);
    auto const answered = opened + answered_after(i);
    auto const resolved = answered + resolved_after(i);
    deeds_.push_back({opened, [=, this, &request](Transaction& tx) { *ticket = open(tx, request); }});
    deeds_.push_back({answered, [=, this, &request](Transaction& tx) { answer(tx, *ticket, request, i); }});
    if (i >= kRequestsCount - kUnfinishedCount) {
      unfinished_.push_back(ticket);
      if (i % 2 == 0)
        deeds_.push_back(
            {answered + hours{2}, [=, this, &request](Transaction& tx) { ask_again(tx, *ticket, request); }});
      return;
    }
    deeds_.push_back({resolved, [=, this, &request](Transaction& tx) { resolve(tx, *ticket, request, i); }});
    deeds_.push_back({resolved + hours{3}, [=, this, &request](Transaction& tx) { judge(tx, *ticket, request, i); }});
  }

  tickets::TicketId open(Transaction& tx, PastRequest const& request) const {
    auto const contact = person(tx, contact_of(request.whose));
    return tickets::open_ticket(tx, app_.tickets(), contact,
                                {.subject = request.subject,
                                 .channel = tickets::Channel::kPortal,
                                 .kind = request.kind,
                                 .nature = request.nature,
                                 .severity = request.severity,
                                 .service = request.service,
                                 .customer_id = customer(request.whose),
                                 .contact_id = contact.person,
                                 .first = {.author_kind = tickets::AuthorKind::kContact,
                                           .author_id = contact.person,
                                           .author_name = contact.name,
                                           .body = request.body}})
        .id;
  }

  void answer(Transaction& tx, tickets::TicketId id, PastRequest const& request, int i) const {
    auto const agent = person(tx, agent_of(i));
    auto ticket = tickets::find_ticket(tx, desk_, id).value();
    ticket.assignee_id = agent.person;
    must(tickets::change_ticket(tx, app_.tickets(), agent, std::move(ticket)));
    must(tickets::add_message(tx, app_.tickets(), agent, id,
                              {.author_kind = tickets::AuthorKind::kAgent,
                               .author_id = agent.person,
                               .author_name = agent.name,
                               .body = request.answer}));
  }

  void ask_again(Transaction& tx, tickets::TicketId id, PastRequest const& request) const {
    auto const contact = person(tx, contact_of(request.whose));
    must(tickets::add_message(tx, app_.tickets(), contact, id,
                              {.author_kind = tickets::AuthorKind::kContact,
                               .author_id = contact.person,
                               .author_name = contact.name,
                               .body = "Děkujeme, zkusili jsme to, ale nepomohlo to."}));
  }

  void resolve(Transaction& tx, tickets::TicketId id, PastRequest const& request, int i) const {
    auto const agent = person(tx, agent_of(i));
    must(charges::record_time(tx, app_.parts().charges, agent,
                              {.ticket_id = id,
                               .minutes = 15 * (1 + i % 6),
                               .started_at = std::nullopt,
                               .work_type = {},
                               .note = request.subject}));
    must(insight::resolve_with_lesson(tx, {app_.tickets(), app_.parts().rulebooks}, agent, id,
                                      {.cause = request.cause}));
  }

  /// Who was asked whether all was well answers mostly, and is mostly content.
  void judge(Transaction& tx, tickets::TicketId id, PastRequest const& request, int i) const {
    auto const questions = satisfaction::questions_of(tx, desk_, id);
    auto const asked = std::ranges::find(questions, satisfaction::State::kAsked, &satisfaction::Question::state);
    if (asked == questions.end() || i % 6 == 5) return;
    using enum satisfaction::Score;
    bool const is_bad = i % 9 == 7;
    auto const score = is_bad ? kBad : i % 5 == 3 ? kSoSo : kGood;
    must(satisfaction::answer(tx, app_.parts().satisfaction, person(tx, contact_of(request.whose)), asked->id,
                              {.score = score,
                               .comment = is_bad                         ? "Čekali jsme dlouho, výroba stála."
                                          : i % 4 == 0 && score == kGood ? "Rychlé a milé."
                                                                         : "",
                               .way = satisfaction::AnswerWay::kPortal,
                               .from = "192.0.2.10"}));
  }

  void prepare() {
    app_.database().write(storage::Scope::of(desk_), [&](Transaction& tx) {
      auto const olga = person(tx, "olga@severka.example");
      auto const audit = app_.audit();
      auto const snippet = [&](char const* name, char const* english, char const* czech) {
        must(macros::add_snippet(
            tx, audit, olga, {.snippet = {.shared = true, .name = name}, .texts = {{"en", english}, {"cs", czech}}}));
      };
      snippet("Ask for a screenshot",
              "Hello {{contact.name}},\n\nplease send us a picture of the screen with the message.",
              "Dobrý den, {{contact.name}},\n\npošlete nám prosím obrázek obrazovky s tou hláškou.");
      snippet("Outage at the vendor", "This is an outage at the vendor. We follow it and write to you every hour.",
              "Je to výpadek u dodavatele. Sledujeme ho a ozveme se vám každou hodinu.");
      must(macros::add_macro(
          tx, audit, olga,
          {.macro = {.shared = true,
                     .name = "No answer, close",
                     .assign = macros::MacroAssign::kMe,
                     .state = macros::MacroState::kResolved,
                     .cause = "other",
                     .note = "No answer for a week."},
           .reply = {{"en", "We have not heard from you and close the request; an answer opens it again."},
                     {"cs", "Neozvali jste se, a tak požadavek uzavíráme; odpovědí ho znovu otevřete."}}}));
      must(charges::open_wallet(tx, app_.parts().charges, olga,
                                {.customer_id = partner_.bakery,
                                 .name = "Předplacených 20 hodin",
                                 .amount = std::int64_t{20} * 60 * 100,
                                 .price = Money{2'160'000, "CZK"},
                                 .low_at = std::int64_t{2} * 60 * 100}));
    });
  }

  void sell() {
    app_.database().write(storage::Scope::of(desk_), [&](Transaction& tx) {
      auto const lucie = person(tx, "lucie@severka.example");
      auto const open = [&](insight::Opportunity opportunity) {
        opportunity.owner_id = lucie.person;
        opportunity.currency = "CZK";
        return must(insight::open_opportunity(tx, app_.audit(), lucie, std::move(opportunity)));
      };
      open({.customer_id = partner_.bakery,
            .title = "Školení Outlooku pro vedoucí směn",
            .service = "microsoft_365",
            .next_step = "Poslat nabídku na půlden",
            .value_minor = 1'800'000,
            .due_at = now_ + days{6}});
      auto const won = open({.customer_id = partner_.bakery,
                             .title = "Vyšší výkon databáze e-shopu",
                             .service = "azure",
                             .next_step = "Objednat",
                             .value_minor = 960'000});
      must(insight::close_opportunity(tx, app_.audit(), lucie, won.id, {.state = insight::OpportunityState::kWon}));
      auto const lost = open({.customer_id = partner_.foundry,
                              .title = "Zálohy do Azure",
                              .service = "azure",
                              .next_step = "Zavolat řediteli",
                              .value_minor = 2'400'000});
      must(
          insight::close_opportunity(tx, app_.audit(), lucie, lost.id,
                                     {.state = insight::OpportunityState::kLost, .loss = insight::LossReason::kPrice}));
    });
  }

  /// What agents have put aside, watch, and know to be behind several requests.
  void arrange() {
    app_.database().write(storage::Scope::of(desk_), [&](Transaction& tx) {
      auto const anna = person(tx, "anna@severka.example");
      auto const& parts = app_.parts();
      // The first waits for its customer, who was asked again about the second.
      must(queue::snooze_ticket(tx, app_.audit(), anna, *unfinished_[0], now_ + days{2}));
      must(follow::follow_ticket(tx, app_.audit(), anna, *unfinished_[1]));
      diagnosis::IssueContext const context{.diagnosis = parts.diagnosis, .tickets = parts.tickets};
      auto const issue = must(diagnosis::open_known_issue(
          tx, context, anna,
          {.title = "E-shop zpomaluje, když běží zálohy",
           .description = "Zálohy databáze běží v pátek přes den. Obejít: přeložit je na noc.",
           .service = "azure",
           .health_issue_id = std::nullopt}));
      for (auto const& ticket : unfinished_) {
        if (tickets::find_ticket(tx, desk_, *ticket)->service == "azure")
          must(diagnosis::link_ticket(tx, context, anna, issue.id, *ticket));
      }
    });
  }

  App& app_;
  Partner const& partner_;
  DeskId desk_;
  ManualClock& clock_;
  Time now_;
  std::vector<Deed> deeds_;
  std::vector<std::shared_ptr<tickets::TicketId>> unfinished_;
};

}  // namespace

void add_past(App& app, Partner const& partner, ManualClock& clock, Time now) {
  Past(app, partner, clock, now).live();
}

}  // namespace podpora::app::demo

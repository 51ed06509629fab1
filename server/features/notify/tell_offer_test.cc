#include "features/notify/tell_offer.h"

#include "features/calendars/add_calendar.h"
#include "features/customers/add_customer.h"
#include "features/delivery/member.h"
#include "features/identity/desk.h"
#include "features/identity/permission.h"
#include "features/identity/person.h"
#include "features/notify/confirm_acceptance.h"
#include "features/notify/outbox_store.h"
#include "features/notify/send_letter.h"
#include "features/notify/templates.h"
#include "features/offers/accept_offer.h"
#include "features/offers/acceptance_link.h"
#include "features/offers/publish_offer.h"
#include "features/tickets/access.h"
#include "features/tickets/handed.h"
#include "features/tickets/pin_agreement.h"
#include "testing/database.h"

#include <gmock/gmock.h>

namespace podpora::notify {
namespace {

using storage::Scope;
using storage::Transaction;
using ::testing::HasSubstr;
using ::testing::Not;

offers::Content content_with(calendars::CalendarId office) {
  offers::Content content;
  content.title = {"Cloud support", "Podpora cloudu"};
  content.summary = {"One door", "Jedny dveře"};
  content.support = {{.service = "azure", .title = {"Azure", "Azure"}, .kinds = {Kind::kTechnical}}};
  content.hours = {{"office", {"Office", "Kancelář"}, office}};
  content.contact = {{offers::Way::kPhone, "+420 222 111 000", "office", {}}};
  content.targets = {{Severity::kA, {}, "", "office", 60, {}, {}}};
  content.price = {.currency = "CZK", .hourly_minor = 120'000, .hours = "office", .after_hours_percent = 150};
  content.exclusions = {{"Applications", "Aplikace"}};
  content.languages = {"cs"};
  content.escalation = {"We hand on.", "Předáme."};
  return content;
}

class TellOfferTest : public podpora::testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(Scope::of(home), [&](Transaction& tx) { return f(tx); });
  }

  TellOfferTest() {
    db().write(Scope::all_desks(), [&](Transaction& tx) {
      home = identity::add_desk(tx, audit,
                                {.slug = "severka", .name = "Severka", .time_zone = "Europe/Prague", .language = "cs"})
                 .value()
                 .id;
    });
    actor = system_actor(home);
    write([&](Transaction& tx) {
      set_identity(tx, audit, actor, "podpora@severka.example", "Podpora").value();
      calendars::Calendar office{.name = "Office", .time_zone = "Europe/Prague"};
      office.hours.push_back({calendars::Day::kMon, {540, 1020}});
      auto const calendar = calendars::add_calendar(tx, audit, actor, office).value();
      auto const draft = offers::draft_offer(tx, audit, actor, content_with(calendar.id)).value();
      offer = offers::publish_offer(tx, audit, actor, draft.id).value().id;
      agreement = offers::accept_offer(tx, audit, actor, {.offer_id = offer}).value().id;
      bakery = customers::add_customer(tx, audit, actor, {.name = "Pekárna", .language = "cs"}).value().id;
      jana =
          customers::add_contact(
              tx, audit, actor, {.customer_id = bakery, .name = "Jana", .email = "jana@klas.example", .language = "cs"})
              .value()
              .id;
      return Result<void>{};
    });
  }
  tickets::Ticket open() {
    return db().write(Scope::of(home), [&](Transaction& tx) {
      return tickets::open_ticket(tx, context, actor, {.subject = "S", .customer_id = bakery, .first = {.body = "x"}});
    });
  }
  Actor partners_agent() {
    Actor dana = actor;
    dana.kind = Actor::Kind::kAgent;
    dana.permissions = identity::role_permissions(identity::Role::kDeliveryPartner);
    dana.person = write([&](Transaction& tx) {
                    return identity::add_person(tx, audit, actor,
                                                {.name = "Dana", .email = "dana@dynamo.example", .language = "en"},
                                                {identity::Role::kDeliveryPartner});
                  })
                      .value()
                      .id;
    return dana;
  }

  audit::Context audit{clock, ids, *random};
  tickets::Hooks hooks;
  tickets::Context context{audit, hooks};
  DeskId home;
  Actor actor;
  offers::OfferId offer;
  offers::AgreementId agreement;
  customers::CustomerId bakery;
  PersonId jana;
  WebAddress web{"https://desk.example"};
};
PODPORA_BOTH_DATABASES(TellOfferTest);

TEST_P(TellOfferTest, TheMailSaysWhatWhenHowAndAtWhatPrice) {
  auto const preview = db().read(Scope::of(home), [&](Transaction& tx) {
    return preview_telling(tx, audit, actor, web, {.customer_id = bakery, .person_id = jana});
  });
  auto const& body = preview.value().mail.body;
  for (auto const* part : {"Jana", "Azure", "09:00–17:00", "+420 222 111 000", "1\u00a0200,00\u00a0Kč", "Aplikace",
                           "https://desk.example/severka/support/1?lang=cs"}) {
    EXPECT_THAT(body, HasSubstr(part));
  }
  auto const told = write([&](Transaction& tx) {
                      return tell_offer(tx, context, actor, web, {.customer_id = bakery, .person_id = jana});
                    }).value();
  db().read(Scope::of(home), [&](Transaction& tx) {
    auto const mails = mails_of_ticket(tx, home, told.ticket_id);
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_EQ(mails[0].recipient, "jana@klas.example");
    EXPECT_EQ(tickets::find_ticket(tx, home, told.ticket_id)->state, tickets::State::kResolved);
    EXPECT_EQ(told_of(tx, home, bakery).size(), 1u);
  });
  db().read(Scope::of(other_desk), [&](Transaction& tx) { EXPECT_TRUE(told_of(tx, other_desk, bakery).empty()); });
}

TEST_P(TellOfferTest, TheTokenIsInTheMailAndNotOnTheTicket) {
  auto const told = write([&](Transaction& tx) {
                      return tell_offer(tx, context, actor, web,
                                        {.customer_id = bakery, .person_id = jana, .ask = Telling::Ask::kAcceptance});
                    }).value();
  db().read(Scope::of(home), [&](Transaction& tx) {
    auto const mail = mails_of_ticket(tx, home, told.ticket_id).at(0).body;
    auto const at = mail.find("/portal/accept/severka/");
    ASSERT_NE(at, std::string::npos);
    auto const token = mail.substr(at + 23, mail.find('\n', at) - at - 23);
    EXPECT_TRUE(offers::find_link(tx, home, token).has_value());
    EXPECT_THAT(tickets::messages_of(tx, home, told.ticket_id).at(0).body, Not(HasSubstr(token)));
  });
}

TEST_P(TellOfferTest, WhoAcceptedGetsItConfirmed) {
  auto const accepted =
      write([&](Transaction& tx) {
        return offers::accept_offer(
            tx, audit, actor,
            {.offer_id = offer, .customer_id = bakery, .via = offers::AcceptedVia::kPortal, .person_id = jana});
      }).value();
  auto const confirm = [&](DeskId desk) {
    return db().write(Scope::of(desk),
                      [&](Transaction& tx) { return confirm_acceptance(tx, context, accepted, desk, web); });
  };
  auto const sent = confirm(home).value();
  db().read(Scope::of(home), [&](Transaction& tx) {
    auto const mail = find_mail(tx, home, sent).value();
    EXPECT_EQ(mail.recipient, "jana@klas.example");
    EXPECT_THAT(mail.subject, HasSubstr("Podpora cloudu"));
    for (auto const* part : {"Pekárna", "verzi 1", "https://desk.example/severka/support/1?lang=cs"}) {
      EXPECT_THAT(mail.body, HasSubstr(part));
    }
    EXPECT_EQ(tickets::find_ticket(tx, home, mail.ticket_id)->state, tickets::State::kResolved);
  });
  EXPECT_EQ(confirm(other_desk).error().kind, ErrorCode::kNotFound);
  write([&](Transaction& tx) { return turn(tx, audit, actor, TemplateKind::kAccepted, false); }).value();
  EXPECT_EQ(confirm(home).error().code, "mail-turned-off");
}

TEST_P(TellOfferTest, ALetterAboutATicketIsInTheDesksWords) {
  auto const ticket = open();
  auto const letter = [&](TemplateKind kind) {
    return write([&](Transaction& tx) {
      return send_letter(tx, audit, actor,
                         {.kind = kind,
                          .ticket_id = ticket.id,
                          .contact_id = jana,
                          .facts = {.message = "Up to *2 400 Kč*.",
                                    .link = "https://desk.example/x#y",
                                    .amount = "2 400 Kč",
                                    .wallet = "Hodiny",
                                    .balance = "45 min"}});
    });
  };
  auto const mail = [&](OutboxId id) {
    return db().read(Scope::of(home), [&](Transaction& tx) { return find_mail(tx, home, id).value(); });
  };
  auto const usual = mail(letter(TemplateKind::kApproval).value());
  EXPECT_THAT(usual.subject, HasSubstr("[#1]"));
  EXPECT_THAT(usual.body, HasSubstr("https://desk.example/x#y"));
  EXPECT_THAT(usual.body, HasSubstr("Up to *2 400 Kč*."));
  EXPECT_EQ(usual.purpose, Purpose::kReply);
  write([&](Transaction& tx) {
    return set_template(tx, audit, actor, TemplateKind::kApproval, "cs",
                        {.subject = "{amount}?", .body = "{contact}, {link}"});
  }).value();
  EXPECT_EQ(mail(letter(TemplateKind::kApproval).value()).body, "Jana, https://desk.example/x#y");
  auto const low = mail(letter(TemplateKind::kLowBalance).value());
  EXPECT_EQ(low.purpose, Purpose::kNotice);
  write([&](Transaction& tx) { return turn(tx, audit, actor, TemplateKind::kLowBalance, false); }).value();
  EXPECT_EQ(letter(TemplateKind::kLowBalance).error().code, "mail-turned-off");
  auto const mallory = system_actor(other_desk);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_EQ(send_letter(tx, audit, mallory, {.ticket_id = ticket.id, .contact_id = jana, .facts = {}}).error().kind,
              ErrorCode::kNotFound);
  });
}

TEST_P(TellOfferTest, ATicketIsPutUnderAnotherAgreementWithAReason) {
  auto const ticket = open();
  EXPECT_EQ(ticket.agreement_id, agreement.value);
  auto const pin = [&](std::optional<offers::AgreementId> id, std::string reason) {
    return write([&](Transaction& tx) {
      return tickets::pin_agreement(tx, context, actor, {.ticket_id = ticket.id, .agreement_id = id, .reason = reason});
    });
  };
  EXPECT_EQ(pin({}, " ").error().fields.at(0).pointer, "/reason");
  EXPECT_EQ(pin(offers::AgreementId{5}, "x").error().fields.at(0).pointer, "/agreement_id");
  EXPECT_EQ(pin(agreement, "x").error().code, "agreement-same");
  EXPECT_FALSE(pin({}, "A gift").value().agreement_id);
  EXPECT_EQ(pin(agreement, "Back").value().agreement_id, agreement.value);
  db().read(Scope::of(home), [&](Transaction& tx) {
    auto const messages = tickets::messages_of(tx, home, ticket.id);
    EXPECT_THAT(messages.at(1).body, HasSubstr("A gift"));
    EXPECT_EQ(messages.at(1).visibility, tickets::Visibility::kInternal);
  });
}

TEST_P(TellOfferTest, APartnersAgentSeesWhatWasHandedToTheOwnCompany) {
  auto const ticket = open();
  auto const dana = partners_agent();
  auto const sees = [&] {
    return db().read(Scope::of(home), [&](Transaction& tx) { return tickets::may_see(tx, dana, ticket); });
  };
  auto const join = [&](std::string company) {
    return write([&](Transaction& tx) { return delivery::set_company(tx, audit, actor, *dana.person, company); });
  };
  EXPECT_FALSE(sees());
  EXPECT_EQ(join("Dynamo").error().fields.at(0).pointer, "/company");
  write([&](Transaction& tx) {
    return delivery::add_arrangement(
        tx, audit, actor, {.service = "*", .partner_name = "Dynamo", .partner_address = "desk@dynamo.example"});
  }).value();
  EXPECT_TRUE(join("Dynamo").has_value());
  EXPECT_FALSE(sees());
  auto const hand = [&](std::string company) {
    write([&](Transaction& tx) {
      tickets::hand_over(tx, audit, actor, ticket.id, company);
      return Result<void>{};
    }).value();
  };
  hand("Another");
  EXPECT_FALSE(sees());
  hand("Dynamo");
  EXPECT_TRUE(sees());
  write([&](Transaction& tx) {
    tickets::take_back(tx, audit, actor, ticket.id, "Dynamo");
    return Result<void>{};
  }).value();
  EXPECT_FALSE(sees());
}

}  // namespace
}  // namespace podpora::notify

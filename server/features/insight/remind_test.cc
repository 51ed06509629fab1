// The reminder of an opportunity: to whom it goes, and how often.

#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/insight/opportunity.h"
#include "features/notify/notify.h"
#include "features/notify/outbox_store.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <filesystem>

namespace podpora::insight {
namespace {

using std::chrono::hours;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr storage::Query kEvents{"test.reminders", R"(
  select count(id) from event where desk_id = :desk and kind = 'opportunity.due')"};

class Refusing final : public mail::Transport {
 public:
  mail::SendResult send(std::string const&, std::string const&, std::string const&) override {
    return {mail::SendStatus::kPermanent, "550 5.1.1 no such user"};
  }
};

class RemindTest : public testing::StoreTest {
 protected:
  audit::Context const audit{clock, ids, *random};
  DeskId own;
  customers::CustomerId bakery;

  template <class F>
  auto write(F f) {
    auto const actor = Actor{.desk = own, .kind = Actor::Kind::kAgent, .name = "Anna"};
    return db().write(storage::Scope::of(own), [&](auto& tx) { return f(tx, actor); });
  }
  void SetUp() override {
    own = db().write(storage::Scope::all_desks(), [&](auto& tx) {
      return identity::add_desk(tx, audit,
                                {.slug = "severka", .name = "Severka", .time_zone = "Europe/Prague", .language = "cs"})
          .value()
          .id;
    });
    bakery = write([&](auto& tx, auto& by) {
      return customers::add_customer(tx, audit, by, {.name = "Pekárna", .language = "cs"}).value().id;
    });
  }
  void give_address() {
    write(
        [&](auto& tx, auto& by) { notify::set_identity(tx, audit, by, "podpora@severka.example", "Severka").value(); });
  }
  PersonId person(std::string const& name, identity::Role role, std::string const& language) {
    return write([&](auto& tx, auto& by) {
      return identity::add_person(tx, audit, by,
                                  {.name = name, .email = name + "@severka.example", .language = language}, {role})
          .value()
          .id;
    });
  }
  Result<Opportunity> open(Opportunity wanted) {
    wanted.customer_id = bakery;
    return write([&](auto& tx, auto& by) { return open_opportunity(tx, audit, by, wanted); });
  }
  Opportunity change(Opportunity const& after) {
    return write([&](auto& tx, auto& by) { return change_opportunity(tx, audit, by, after); }).value();
  }
  /// What the job does, and all mails so far.
  std::vector<notify::OutboxMail> reminded() {
    remind(db(), {audit, "https://desk.example"}, own);
    return db().read(storage::Scope::of(own), [&](auto& tx) { return notify::mails_of_ticket(tx, own, {}); });
  }
  std::int64_t events() {
    return db().read(storage::Scope::of(own), [&](auto& tx) {
      return tx.template first<std::int64_t>(kEvents, {{"desk", own}}).value();
    });
  }
};
PODPORA_BOTH_DATABASES(RemindTest);

TEST_P(RemindTest, GoesToTheOwnerOnceForEachDay) {
  give_address();
  auto const simona = person("simona", identity::Role::kSalesAgent, "cs");
  auto made = open({.title = "Větší tarif",
                    .next_step = "Zavolat",
                    .owner_id = simona,
                    .value_minor = 120'000,
                    .currency = "CZK",
                    .due_at = clock.now() + hours{30}})
                  .value();
  EXPECT_TRUE(reminded().empty());
  clock.advance(hours{30});
  auto const mails = reminded();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].recipient, "simona@severka.example");
  EXPECT_EQ(mails[0].purpose, notify::Purpose::kWarning);
  EXPECT_EQ(mails[0].subject, "Příležitost k vyřízení: Pekárna");
  for (auto const* part :
       {"24. listopadu 2026", "Větší tarif", "Zavolat", "200,00", "https://desk.example/customers/cus_"}) {
    EXPECT_THAT(mails[0].body, HasSubstr(part));
  }
  clock.advance(hours{30});
  EXPECT_EQ(reminded().size(), 1U) << "nothing new is due";
  made.next_step = "Zavolat znovu";
  made = change(made);
  EXPECT_EQ(reminded().size(), 1U) << "the day is the same";
  made.due_at = clock.now() + hours{1};
  made = change(made);
  clock.advance(hours{1});
  EXPECT_EQ(reminded().size(), 2U);
  EXPECT_EQ(events(), 2);
}

TEST_P(RemindTest, SpeaksTheOwnersLanguageAndLeavesOutWhatIsNotKnown) {
  give_address();
  auto const erin = person("erin", identity::Role::kManager, "en");
  open({.title = "A plan", .owner_id = erin, .due_at = clock.now()}).value();
  auto const mails = reminded();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].subject, "Opportunity to take up: Pekárna");
  EXPECT_THAT(mails[0].body, HasSubstr("A plan\n\nhttps://"));
}

TEST_P(RemindTest, WithoutAnOwnerOrAnAddressThereIsTheEventAlone) {
  open({.title = "x", .due_at = clock.now()}).value();
  open({.title = "y", .owner_id = person("simona", identity::Role::kSalesAgent, "cs"), .due_at = clock.now()}).value();
  EXPECT_TRUE(reminded().empty()) << "the desk has no address";
  EXPECT_EQ(events(), 2);
  give_address();
  open({.title = "z", .due_at = clock.now()}).value();
  EXPECT_TRUE(reminded().empty()) << "nobody takes care of it";
  EXPECT_EQ(events(), 3);
}

TEST_P(RemindTest, OnlyWhoMayReadSignalsTakesCareOfOne) {
  auto const simona = person("simona", identity::Role::kSalesAgent, "cs");
  auto const partner = person("dynamo", identity::Role::kDeliveryPartner, "cs");
  auto const biller = person("bill", identity::Role::kBillingAdmin, "cs");
  for (auto const each : {partner, biller, PersonId{1}}) {
    EXPECT_EQ(open({.title = "x", .owner_id = each}).error().fields.at(0).pointer, "/owner_id");
  }
  auto const names = [&](DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) {
      std::vector<PersonId> found;
      for (auto const& each : possible_owners(tx, of)) found.push_back(each.id);
      return found;
    });
  };
  EXPECT_THAT(names(own), ::testing::ElementsAre(simona));
  EXPECT_TRUE(names(other_desk).empty());
}

TEST_P(RemindTest, AnAddressThatRefusesItHurtsNoTicket) {
  give_address();
  open({.title = "x", .owner_id = person("simona", identity::Role::kSalesAgent, "cs"), .due_at = clock.now()}).value();
  auto const mail = reminded().at(0);
  auto const folder = std::filesystem::temp_directory_path() / ("podpora-remind-" + random_token(*random));
  auto const blobs = blobs::make_store(folder);
  Refusing transport;
  notify::send_queued({db(), *blobs, transport, audit},
                      {.id = JobId{1},
                       .desk = own,
                       .kind = "notify.send",
                       .payload = R"({"mail":")" + to_text(mail.id) + R"(","try":0})"});
  std::filesystem::remove_all(folder);
  auto const after = reminded();
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after[0].state, notify::SendState::kFailed);
  EXPECT_THAT(after[0].last_error, HasSubstr("550"));
}

TEST_P(RemindTest, AnotherDesksJobTouchesNothing) {
  give_address();
  open({.title = "x", .owner_id = person("simona", identity::Role::kSalesAgent, "cs"), .due_at = clock.now()}).value();
  remind(db(), {audit, ""}, other_desk);
  EXPECT_EQ(events(), 0);
  EXPECT_EQ(reminded().size(), 1U);
}

}  // namespace
}  // namespace podpora::insight

#include "features/tickets/change.h"
#include "features/tickets/handed.h"
#include "features/tickets/link.h"
#include "features/tickets/merge.h"
#include "features/tickets/merge_rules.h"
#include "features/tickets/merge_store.h"
#include "features/tickets/split.h"
#include "features/tickets/stale_thread.h"

#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::tickets {
namespace {

TEST(MergeRules, WhoeverWaitsForUsOnEitherWaitsForUs) {
  struct Row {
    State survivor;
    State source;
    State after;
  };
  for (auto const& row :
       std::initializer_list<Row>{{State::kOpen, State::kOpen, State::kOpen},
                                  {State::kOpen, State::kResolved, State::kOpen},
                                  {State::kWaitingCustomer, State::kOpen, State::kOpen},
                                  {State::kWaitingUpstream, State::kOpen, State::kOpen},
                                  {State::kResolved, State::kOpen, State::kOpen},
                                  {State::kClosed, State::kOpen, State::kOpen},
                                  {State::kWaitingCustomer, State::kWaitingUpstream, State::kWaitingCustomer},
                                  {State::kWaitingUpstream, State::kWaitingCustomer, State::kWaitingUpstream},
                                  {State::kWaitingCustomer, State::kClosed, State::kWaitingCustomer},
                                  {State::kResolved, State::kWaitingCustomer, State::kWaitingCustomer},
                                  {State::kClosed, State::kWaitingUpstream, State::kWaitingUpstream},
                                  {State::kResolved, State::kClosed, State::kResolved},
                                  {State::kClosed, State::kResolved, State::kClosed}}) {
    EXPECT_EQ(state_after_merge(row.survivor, row.source), row.after)
        << to_text(row.survivor) << " " << to_text(row.source);
  }
}

TEST(LinkRules, ALinkFitsThoseThatAreThere) {
  TicketId const a{1};
  TicketId const b{2};
  TicketId const c{3};
  auto const link = [](TicketId from, TicketId to, LinkKind kind) {
    return Link{.from_id = from, .to_id = to, .kind = kind};
  };
  using enum LinkKind;
  struct Row {
    TicketId from;
    TicketId to;
    LinkKind kind;
    std::vector<Link> there;
    std::string why;
  };
  for (auto const& row : std::initializer_list<Row>{{a, b, kRelatesTo, {}, ""},
                                                    {a, b, kRelatesTo, {link(b, a, kRelatesTo)}, ""},
                                                    {a, b, kSplitFrom, {}, "split-only"},
                                                    {a, b, kBlockedBy, {link(b, a, kBlockedBy)}, "link-circle"},
                                                    {a, b, kDuplicates, {link(b, a, kDuplicates)}, "link-circle"},
                                                    {a, b, kBlockedBy, {link(b, a, kDuplicates)}, ""},
                                                    {a, b, kPartOf, {}, ""},
                                                    {a, b, kPartOf, {link(a, c, kPartOf)}, "one-incident"},
                                                    {a, b, kPartOf, {link(b, c, kPartOf)}, "incident-in-incident"},
                                                    {a, b, kPartOf, {link(c, a, kPartOf)}, "incident-in-incident"},
                                                    {a, b, kPartOf, {link(c, b, kPartOf)}, ""}}) {
    EXPECT_EQ(why_not_linked(row.from, row.to, row.kind, row.there), row.why) << to_text(row.kind);
  }
}

TEST(SplitRules, WhatBelongsToAServiceRequestStays) {
  auto const said = [](std::int64_t id, std::optional<std::int64_t> request = std::nullopt) {
    return Message{.id = MessageId{id}, .service_request_id = request};
  };
  std::vector<Message> const all{said(1), said(2), said(3, 9), said(4)};
  auto const ids = [&](std::int64_t from, SplitScope scope) {
    std::vector<std::int64_t> some;
    for (auto const& message : messages_to_split(all, MessageId{from}, scope)) some.push_back(message.id.value);
    return some;
  };
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(ids(2, SplitScope::kOne), Ids{2});
  EXPECT_EQ(ids(2, SplitScope::kAndLater), (Ids{2, 4}));
  EXPECT_EQ(ids(4, SplitScope::kAndLater), Ids{4});
  EXPECT_EQ(ids(3, SplitScope::kAndLater), Ids{});
  EXPECT_EQ(ids(7, SplitScope::kOne), Ids{});
}

TEST(StaleThread, OnlyWhatOthersSaidSinceIsNew) {
  PersonId const anna{1};
  PersonId const petr{2};
  std::vector<Message> const all{
      {.id = MessageId{1}, .author_kind = AuthorKind::kContact},
      {.id = MessageId{2}, .visibility = Visibility::kInternal, .author_kind = AuthorKind::kAgent, .author_id = petr},
      {.id = MessageId{3}, .visibility = Visibility::kInternal, .author_kind = AuthorKind::kSystem},
      {.id = MessageId{4}, .author_kind = AuthorKind::kAgent, .author_id = anna}};
  EXPECT_EQ(said_since(all, MessageId{0}, anna).size(), 2U);
  EXPECT_EQ(said_since(all, MessageId{1}, anna).size(), 1U);
  EXPECT_EQ(said_since(all, MessageId{2}, anna).size(), 0U);
  EXPECT_EQ(said_since(all, MessageId{2}, petr).size(), 1U);
  EXPECT_EQ(said_since(all, MessageId{4}, petr).size(), 0U);
}

class MergeTest : public testing::StoreTest {
 protected:
  DeskId const desk{7};
  Actor const anna = system_actor(desk);
  Hooks hooks;

  template <class F>
  auto write(F f) {
    MergeContext const context{{{clock, ids, *random}, hooks}, ticket_carriers()};
    return db().write(storage::Scope::of(desk), [&](storage::Transaction& tx) { return f(tx, context); });
  }
  TicketId open(std::string body, std::optional<customers::CustomerId> customer = std::nullopt) {
    return write([&](auto& tx, auto& context) {
             return open_ticket(tx, context.tickets, anna,
                                {.subject = body,
                                 .customer_id = customer,
                                 .first = {.author_kind = AuthorKind::kContact,
                                           .body = body,
                                           .attachments = {{"a.txt", "text/plain", "00", 1}}}});
           })
        .id;
  }
  Message say(TicketId ticket, std::string body) {
    return write([&](auto& tx, auto& context) {
             return add_message(tx, context.tickets, anna, ticket, {.author_kind = AuthorKind::kContact, .body = body});
           })
        .value();
  }
  Result<Merge> merge(TicketId source, TicketId into, OtherCustomer other = OtherCustomer::kRefused) {
    return write([&](auto& tx, auto& context) {
      return merge_ticket(tx, context, anna, {.source = source, .into = into, .other_customer = other});
    });
  }
  Result<Merge> unmerge(TicketId source) {
    return write([&](auto& tx, auto& context) { return unmerge_ticket(tx, context, anna, source); });
  }
  std::vector<std::string> bodies(TicketId ticket) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) {
      std::vector<std::string> all;
      for (auto const& message : messages_of(tx, desk, ticket)) all.push_back(message.body);
      return all;
    });
  }
  Ticket stored(TicketId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return find_ticket(tx, desk, id).value(); });
  }
};
PODPORA_BOTH_DATABASES(MergeTest);

using Texts = std::vector<std::string>;

TEST_P(MergeTest, WhatWasSaidStandsInTheOrderOfSayingAndStaysReadable) {
  auto const first = open("one");
  auto const second = open("two");
  say(first, "three");
  auto const made = merge(second, first).value();
  EXPECT_EQ(bodies(first), (Texts{"one", "two", "three"}));
  EXPECT_EQ(bodies(second), Texts{});
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    EXPECT_EQ(carried_messages(tx, desk, made.id).front().body, "two");
    EXPECT_EQ(carried_attachments(tx, desk, made.id).size(), 1U);
    EXPECT_EQ(attachments_of(tx, desk, first).size(), 2U);
    EXPECT_EQ(survivor_of(tx, desk, second), first);
    EXPECT_TRUE(carried_messages(tx, DeskId{8}, made.id).empty());
    EXPECT_FALSE(merge_of(tx, DeskId{8}, second));
  });
  EXPECT_EQ(stored(second).state, State::kClosed);
}

TEST_P(MergeTest, WhatIsSaidToEitherIsSaidToTheLastOfTheChain) {
  auto const a = open("a");
  auto const b = open("b");
  auto const c = open("c");
  merge(a, b).value();
  merge(b, c).value();
  EXPECT_EQ(say(a, "answer").ticket_id, c);
  EXPECT_EQ(bodies(c), (Texts{"a", "b", "c", "answer"}));
  auto const closed =
      write([&](auto& tx, auto& context) { return set_state(tx, context.tickets, anna, a, State::kOpen); });
  EXPECT_EQ(closed.error().code, "ticket-merged");
}

TEST_P(MergeTest, IsTakenBackAsLongAsNothingNewHappened) {
  auto const first = open("one");
  auto const second = open("two");
  write([&](auto& tx, auto& context) { return set_state(tx, context.tickets, anna, first, State::kResolved); }).value();
  auto const before = stored(first);
  merge(second, first).value();
  EXPECT_EQ(stored(first).state, State::kOpen);
  unmerge(second).value();
  EXPECT_EQ(bodies(first), Texts{"one"});
  EXPECT_EQ(bodies(second), Texts{"two"});
  EXPECT_EQ(stored(first).state, State::kResolved);
  EXPECT_EQ(stored(first).resolved_at, before.resolved_at);
  EXPECT_EQ(stored(second).state, State::kOpen);
  EXPECT_EQ(unmerge(second).error().kind, ErrorCode::kNotFound);
  merge(second, first).value();
  say(first, "more");
  EXPECT_EQ(unmerge(second).error().code, "merge-continued");
  EXPECT_EQ(bodies(first), (Texts{"one", "two", "more"}));
}

TEST_P(MergeTest, ACompanyThatHadTheRequestOnceHadItStillWhenTakenBack) {
  auto const first = open("one");
  auto const second = open("two");
  auto const hand = [&](TicketId ticket, std::string company) {
    write([&](auto& tx, auto& context) { hand_over(tx, context.tickets.audit, anna, ticket, company); });
  };
  auto const seen_by = [&](TicketId ticket) {
    return write([&](auto& tx, auto&) {
      constexpr storage::Query kHanded{"test.handed", R"(
        select company || case when ended_at is null then ' has' else ' had' end from ticket_handed
        where desk_id = :desk and ticket_id = :ticket order by company)"};
      return tx.template all<std::string>(kHanded, {{"desk", desk}, {"ticket", ticket}});
    });
  };
  hand(first, "Dynamika");
  write([&](auto& tx, auto& context) { take_back(tx, context.tickets.audit, anna, first, "Dynamika"); });
  hand(second, "Dynamika");
  hand(second, "Serverovna");
  merge(second, first).value();
  EXPECT_EQ(seen_by(first), (Texts{"Dynamika has", "Serverovna has"}));
  unmerge(second).value();
  EXPECT_EQ(seen_by(first), Texts{"Dynamika had"});
  EXPECT_EQ(seen_by(second), (Texts{"Dynamika has", "Serverovna has"}));
}

TEST_P(MergeTest, RefusesWhatCannotBeOne) {
  auto const own = open("own", customers::CustomerId{1});
  auto const same = open("same", customers::CustomerId{1});
  auto const other = open("other", customers::CustomerId{2});
  auto const unknown = open("unknown");
  EXPECT_EQ(merge(own, own).error().fields.front().code, "other-ticket");
  EXPECT_EQ(merge(own, TicketId{99}).error().fields.front().code, "unknown-reference");
  EXPECT_EQ(merge(TicketId{99}, own).error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(merge(own, other).error().code, "customers-differ");
  EXPECT_FALSE(merge(unknown, own).has_error());
  EXPECT_FALSE(merge(same, own).has_error());
  EXPECT_EQ(merge(same, other).error().code, "ticket-merged");
  EXPECT_EQ(merge(other, same).error().code, "ticket-merged");
  EXPECT_FALSE(merge(other, own, OtherCustomer::kConfirmed).has_error());
  auto const secret = write([&](auto& tx, auto& context) {
    return open_ticket(tx, context.tickets, anna,
                       {.subject = "hole", .nature = Nature::kVulnerability, .first = {.body = "hole"}});
  });
  EXPECT_EQ(merge(secret.id, own).error().code, "ticket-not-joined");
  auto const fresh = open("fresh");
  EXPECT_EQ(merge(fresh, secret.id).error().code, "ticket-not-joined");
}

TEST_P(MergeTest, ASplitMovesWordsAndFilesAndTellsWhereFrom) {
  auto const ticket = open("one");
  auto const second = say(ticket, "two");
  say(ticket, "three");
  auto const split = [&](MessageId message, SplitScope scope, std::string subject) {
    return write([&](auto& tx, auto& context) {
      return split_ticket(tx, context.tickets, anna,
                          {.ticket = ticket, .message = message, .scope = scope, .subject = subject}, {});
    });
  };
  auto const first =
      db().read(storage::Scope::of(desk), [&](auto& tx) { return messages_of(tx, desk, ticket).front().id; });
  EXPECT_EQ(split(first, SplitScope::kAndLater, "x").error().fields.front().code, "nothing-stays");
  EXPECT_EQ(split(MessageId{99}, SplitScope::kOne, "x").error().fields.front().code, "unknown-reference");
  EXPECT_EQ(split(second.id, SplitScope::kOne, " ").error().fields.front().pointer, "/subject");
  auto const made = split(second.id, SplitScope::kAndLater, "Another thing").value();
  EXPECT_EQ(bodies(ticket), Texts{"one"});
  EXPECT_EQ(bodies(made.id), (Texts{"two", "three"}));
  EXPECT_EQ(made.subject, "Another thing");
  auto const links = db().read(storage::Scope::of(desk), [&](auto& tx) { return links_of(tx, desk, ticket); });
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links.front().kind, LinkKind::kSplitFrom);
  EXPECT_EQ(links.front().from_id, made.id);
  auto const removed = write([&](auto& tx, auto& context) {
    return unlink_tickets(tx, context.tickets.audit, anna, ticket, links.front().id);
  });
  EXPECT_EQ(removed.error().code, "split-stays");
  merge(made.id, ticket).value();
  EXPECT_EQ(bodies(ticket), (Texts{"one", "two", "three"}));
}

TEST_P(MergeTest, LinksAreReadFromBothEndsAndStayInTheDesk) {
  auto const a = open("a");
  auto const b = open("b");
  auto const link = [&](LinkKind kind) {
    return write([&](auto& tx, auto& context) {
             return link_tickets(tx, context.tickets.audit, anna, {.from = a, .to = b, .kind = kind});
           })
        .value();
  };
  auto const made = link(LinkKind::kBlockedBy);
  EXPECT_EQ(link(LinkKind::kBlockedBy).id, made.id);
  auto const count = [&](DeskId of, TicketId ticket) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return links_of(tx, of, ticket).size(); });
  };
  EXPECT_EQ(count(desk, a), 1U);
  EXPECT_EQ(count(desk, b), 1U);
  EXPECT_EQ(count(DeskId{8}, b), 0U);
  auto const mallory = system_actor(DeskId{8});
  auto const stolen = db().write(storage::Scope::of(DeskId{8}), [&](auto& tx) {
    return unlink_tickets(tx, {clock, ids, *random}, mallory, a, made.id);
  });
  EXPECT_EQ(stolen.error().kind, ErrorCode::kNotFound);
  write([&](auto& tx, auto& context) { return unlink_tickets(tx, context.tickets.audit, anna, b, made.id); }).value();
  EXPECT_EQ(count(desk, a), 0U);
}

}  // namespace
}  // namespace podpora::tickets

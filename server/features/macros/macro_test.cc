#include "features/macros/macro.h"

#include "features/macros/macros_fixture_test.h"
#include "features/macros/run_macro.h"
#include "features/queue/snooze.h"

#include <gmock/gmock.h>

namespace podpora::macros {
namespace {

using queue::BulkEffect;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MacroTest : public MacrosTest {
 protected:
  RunContext context() { return {{{audit(), hooks}, rulebooks}, "https://desk.example"}; }
  Result<MacroWithReply> add(Actor const& actor, MacroWithReply given) {
    return db().write(storage::Scope::of(actor.desk), [&](auto& tx) { return add_macro(tx, audit(), actor, given); });
  }
  MacroWithReply made(Macro macro, Texts reply = {}) {
    macro.name = "Macro";
    return add(agent(anna), {std::move(macro), std::move(reply)}).value();
  }
  Result<MacroItem> run(MacroWithReply const& macro, tickets::TicketId ticket, std::optional<std::string> reply = {}) {
    return write([&](auto& tx) { return run_macro(tx, context(), agent(anna), {macro, reply}, ticket); });
  }
  MacroItem plan(MacroWithReply const& macro, tickets::TicketId ticket, std::optional<Actor> as = std::nullopt) {
    auto const who = as.value_or(agent(anna));
    return db().read(storage::Scope::of(who.desk), [&](auto& tx) {
      return plan_macro(tx, context(), who, {macro, std::nullopt}, ticket);
    });
  }
  static std::vector<std::string> words(MacroItem const& item) {
    std::vector<std::string> out;
    for (auto const& each : item.effects) {
      out.push_back(to_text(each.part) + " " + to_text(each.effect) + " " + each.before + ">" + each.after +
                    (each.code.empty() ? "" : " !" + each.code));
    }
    return out;
  }
  tickets::Ticket now(tickets::TicketId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return tickets::find_ticket(tx, desk, id).value(); });
  }
  std::vector<tickets::Message> messages(tickets::TicketId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return tickets::messages_of(tx, desk, id); });
  }

  rulebook::Rulebooks rulebooks;
};
PODPORA_BOTH_DATABASES(MacroTest);

TEST_P(MacroTest, WhatIsWrongIsNamed) {
  auto const wrong = [&](Macro macro, Texts reply = {}) {
    macro.name = "x";
    auto const error = add(agent(anna), {std::move(macro), std::move(reply)}).error();
    return error.fields.at(0).pointer + " " + error.fields.at(0).code;
  };
  EXPECT_EQ(wrong({}), "/name macro-does-nothing");
  EXPECT_EQ(wrong({.assign = MacroAssign::kAgent}), "/assignee_id unknown-reference");
  EXPECT_EQ(wrong({.assign = MacroAssign::kAgent, .assignee_id = jana}), "/assignee_id unknown-reference");
  EXPECT_EQ(wrong({.state = MacroState::kResolved}), "/cause required");
  EXPECT_EQ(wrong({.state = MacroState::kResolved, .cause = "how_to", .snooze = MacroSnooze::kWeek}),
            "/snooze not-when-resolved");
  EXPECT_EQ(wrong({.note = "{{contact.nmae}}"}), "/note unknown-placeholder");
  EXPECT_EQ(wrong({}, {{"xx", "x"}}), "/texts/xx language");
  EXPECT_EQ(add(mallory(), {{.name = "x", .assign = MacroAssign::kAgent, .assignee_id = anna}, {}})
                .error()
                .fields.at(0)
                .pointer,
            "/assignee_id")
      << "people of another desk are nobody";
}

TEST_P(MacroTest, APlanSaysEveryChangeAndRunningDoesThem) {
  auto const ticket = open("Tiskárna", jana);
  auto const macro = made({.assign = MacroAssign::kMe,
                           .severity = "A",
                           .state = MacroState::kResolved,
                           .cause = "how_to",
                           .note = "Called {{contact.name}}"},
                          {{"en", "Hello"}, {"cs", "Dobrý den, {{contact.name}}"}});
  auto const planned = plan(macro, ticket.id);
  EXPECT_THAT(words(planned),
              ElementsAre("assignee changes >Anna Nováková", "severity changes C>A", "note changes >Called Jana",
                          "reply changes >Dobrý den, Jana", "state changes open>resolved"));
  EXPECT_EQ(planned.effects.at(3).detail, "jana@klas.example");
  EXPECT_EQ(planned.effects.at(4).detail, "how_to");
  EXPECT_EQ(now(ticket.id).version, ticket.version) << "a plan changes nothing";
  EXPECT_EQ(words(run(macro, ticket.id).value()), words(planned));
  auto const after = now(ticket.id);
  EXPECT_EQ(after.assignee_id, anna);
  EXPECT_EQ(after.severity, Severity::kA);
  EXPECT_EQ(after.state, tickets::State::kResolved);
  EXPECT_EQ(after.cause, "how_to");
  auto const said = messages(ticket.id);
  ASSERT_EQ(said.size(), 3U);
  EXPECT_EQ(said.at(1).visibility, tickets::Visibility::kInternal);
  EXPECT_EQ(said.at(2).body, "Dobrý den, Jana");
  EXPECT_EQ(said.at(2).author_id, anna);
}

TEST_P(MacroTest, WhatIsSoAlreadyIsNotDoneAgain) {
  auto const ticket = open("Tiskárna", jana);
  auto const macro = made({.assign = MacroAssign::kMe, .severity = "A"});
  run(macro, ticket.id).value();
  auto const version = now(ticket.id).version;
  EXPECT_EQ(run(macro, ticket.id).value().effect, BulkEffect::kSame);
  EXPECT_EQ(now(ticket.id).version, version);
}

TEST_P(MacroTest, OnePartThatIsRefusedLeavesTheTicketAlone) {
  auto const ticket = open("Nobody's", std::nullopt);
  auto const macro = made({.severity = "A", .note = "x"}, {{"en", "Hello"}});
  auto const item = run(macro, ticket.id).value();
  EXPECT_EQ(item.effect, BulkEffect::kRefused);
  EXPECT_EQ(item.effects.at(2).code, "no-recipient");
  EXPECT_EQ(now(ticket.id).severity, Severity::kC);
  EXPECT_EQ(messages(ticket.id).size(), 1U);
  auto const unknown = made({.severity = "A", .state = MacroState::kResolved, .cause = "no_such_cause"});
  EXPECT_EQ(run(unknown, ticket.id).value().effects.at(1).code, "cause-unknown");
  EXPECT_EQ(now(ticket.id).severity, Severity::kC);
}

TEST_P(MacroTest, AReplyWithSomethingLeftOpenIsRefusedUntilSomebodyFillsItIn) {
  auto const ticket = open("Tiskárna", jana);
  auto const macro = made({.severity = "A"}, {{"cs", "Číslo {{?objednávky}}"}});
  EXPECT_EQ(run(macro, ticket.id).value().effects.at(1).code, "placeholder-left");
  EXPECT_EQ(run(macro, ticket.id, "Číslo {{?x}}").value().effect, BulkEffect::kRefused);
  EXPECT_EQ(run(macro, ticket.id, "Číslo 4711").value().effect, BulkEffect::kChanges);
  EXPECT_EQ(messages(ticket.id).back().body, "Číslo 4711");
}

TEST_P(MacroTest, PutsAsideUntilTheMorningOfTheDesk) {
  auto const ticket = open("Tiskárna", jana);
  auto const macro = made({.snooze = MacroSnooze::kTomorrow});
  auto const item = run(macro, ticket.id).value();
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    auto const snooze = queue::snooze_of(tx, desk, ticket.id);
    ASSERT_TRUE(snooze);
    EXPECT_EQ(to_rfc3339(snooze->until_at), item.effects.at(0).after);
  });
  auto const resolving = made({.state = MacroState::kResolved, .cause = "how_to"});
  run(resolving, ticket.id).value();
  EXPECT_EQ(run(macro, ticket.id).value().effects.at(0).code, "ticket-finished");
  auto const waiting = made({.state = MacroState::kWaitingCustomer});
  EXPECT_EQ(run(waiting, ticket.id).value().effects.at(0).code, "ticket-finished");
  auto const reopening = made({.state = MacroState::kOpen, .snooze = MacroSnooze::kWeek});
  EXPECT_EQ(run(reopening, ticket.id).value().effect, BulkEffect::kChanges);
  EXPECT_EQ(now(ticket.id).state, tickets::State::kOpen);
}

TEST_P(MacroTest, AnotherDesksTicketsAndMacrosAreNotThere) {
  auto const ticket = open("Ours", jana);
  auto const macro = made({.severity = "A"});
  EXPECT_EQ(plan(macro, ticket.id, mallory()).code, "not-found");
  EXPECT_EQ(plan(macro, ticket.id, mallory()).subject, "");
  auto const none = db().read(storage::Scope::of(other_desk), [&](auto& tx) { return macros_for(tx, mallory()); });
  EXPECT_THAT(none, IsEmpty());
  auto const found = db().read(storage::Scope::of(other_desk),
                               [&](auto& tx) { return find_own_macro(tx, mallory(), macro.macro.id).has_error(); });
  EXPECT_TRUE(found);
}

TEST_P(MacroTest, AnOwnOneIsChangedAndRemovedByItsOwnerAlone) {
  auto macro = made({.severity = "A"}, {{"en", "Hello"}});
  macro.reply = {{"cs", "Dobrý den"}};
  auto const change = [&](Actor const& actor) {
    return write([&](auto& tx) { return change_macro(tx, audit(), actor, macro); });
  };
  EXPECT_EQ(change(agent(otto)).error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(change(agent(anna)).value().macro.version, 2);
  EXPECT_EQ(change(agent(anna)).error().kind, ErrorCode::kPreconditionFailed);
  auto const kept = db().read(storage::Scope::of(desk), [&](auto& tx) { return macros_for(tx, agent(anna)); });
  EXPECT_EQ(kept.at(0).reply, (Texts{{"cs", "Dobrý den"}}));
  write([&](auto& tx) { return remove_macro(tx, audit(), agent(anna), macro.macro.id); }).value();
  EXPECT_THAT(db().read(storage::Scope::of(desk), [&](auto& tx) { return macros_for(tx, agent(anna)); }), IsEmpty());
}

}  // namespace
}  // namespace podpora::macros

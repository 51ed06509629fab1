#include "features/macros/run_macro.h"

#include "features/identity/desk.h"
#include "features/identity/person.h"
#include "features/macros/snooze_rules.h"
#include "features/macros/ticket_values.h"
#include "features/notify/queue_mail.h"
#include "features/queue/snooze.h"
#include "features/tickets/access.h"
#include "features/tickets/ticket_rules.h"

#include <algorithm>

namespace podpora::macros {

namespace {

using queue::BulkEffect;
using tickets::Ticket;

/// What one ticket is looked at for.
class Plan {
 public:
  Plan(storage::Transaction& tx, RunContext const& context, Actor const& actor, Run const& run, Ticket const& ticket)
      : tx_(tx), context_(context), actor_(actor), run_(run), macro_(run.macro.macro), ticket_(ticket) {}

  std::vector<MacroEffect> effects() {
    assignee();
    severity();
    note();
    reply();
    state();
    snooze();
    return std::move(effects_);
  }

 private:
  void add(MacroEffect effect) { effects_.push_back(std::move(effect)); }

  void add_change(MacroPart part, std::string before, std::string after) {
    auto const effect = before == after ? BulkEffect::kSame : BulkEffect::kChanges;
    add({.part = part, .effect = effect, .before = std::move(before), .after = std::move(after)});
  }

  std::string name_of(std::optional<PersonId> id) {
    auto const person = id ? identity::find_person(tx_, actor_.desk, *id) : std::nullopt;
    return person ? person->name : "";
  }

  void assignee() {
    if (macro_.assign == MacroAssign::kKeep) return;
    std::optional<PersonId> wanted;
    if (macro_.assign == MacroAssign::kMe) wanted = actor_.person;
    if (macro_.assign == MacroAssign::kAgent) wanted = macro_.assignee_id;
    auto after = name_of(wanted);
    if (wanted && after.empty()) {
      add({.part = MacroPart::kAssignee, .effect = BulkEffect::kRefused, .code = "agent-gone"});
      return;
    }
    add_change(MacroPart::kAssignee, name_of(ticket_.assignee_id), std::move(after));
  }

  void severity() {
    if (!macro_.severity.empty()) add_change(MacroPart::kSeverity, to_text(ticket_.severity), macro_.severity);
  }

  std::string filled(std::string const& text, std::string const& language) {
    return tickets::fill_placeholders(text, values_of(tx_, actor_, ticket_, language, context_.public_url));
  }

  void add_text(MacroPart part, std::string text, std::string detail, std::string code) {
    auto const effect = code.empty() ? BulkEffect::kChanges : BulkEffect::kRefused;
    add({.part = part,
         .effect = effect,
         .after = std::move(text),
         .detail = std::move(detail),
         .code = std::move(code)});
  }

  void note() {
    if (!macro_.note.empty()) add_text(MacroPart::kNote, filled(macro_.note, actor_.language), "", "");
  }

  void reply() {
    auto const [language, prepared] = best_text(run_.macro.reply, language_of(tx_, actor_.desk, ticket_));
    if (prepared.empty()) return;
    auto text = run_.reply.value_or(filled(prepared, language));
    auto const recipient = notify::recipient_of(tx_, actor_.desk, ticket_);
    auto const code = !recipient ? "no-recipient" : !tickets::unfilled(text).empty() ? "placeholder-left" : "";
    add_text(MacroPart::kReply, std::move(text), recipient ? recipient->email : "", code);
  }

  void state() {
    if (macro_.state == MacroState::kKeep) return;
    MacroEffect effect{.part = MacroPart::kState, .before = to_text(ticket_.state), .after = to_text(macro_.state)};
    bool const finished = !tickets::is_open(ticket_.state);
    if (macro_.state == MacroState::kResolved && !finished) {
      effect.detail = macro_.cause;
      auto const catalogue = insight::catalogue_of(tx_, context_.lessons.rulebooks, actor_.desk, ticket_);
      effect.effect = catalogue.find(macro_.cause) ? BulkEffect::kChanges : BulkEffect::kRefused;
      if (effect.effect == BulkEffect::kRefused) effect.code = "cause-unknown";
    } else if (macro_.state == MacroState::kWaitingCustomer && finished) {
      effect.effect = BulkEffect::kRefused;
      effect.code = "ticket-finished";
    } else if (effect.before != effect.after && macro_.state != MacroState::kResolved) {
      effect.effect = BulkEffect::kChanges;
    }
    add(std::move(effect));
  }

  void snooze() {
    auto const zone = identity::find_desk(tx_, actor_.desk).value().time_zone;
    auto const until = snooze_until(macro_.snooze, context_.lessons.tickets.audit.clock.now(), zone);
    if (!until) return;
    auto const now = queue::snooze_of(tx_, actor_.desk, ticket_.id);
    MacroEffect effect{.part = MacroPart::kSnooze,
                       .effect = BulkEffect::kChanges,
                       .before = now && now->is_asleep() ? to_rfc3339(now->until_at) : "",
                       .after = to_rfc3339(*until)};
    if (!tickets::is_open(ticket_.state) && macro_.state != MacroState::kOpen) {
      effect.effect = BulkEffect::kRefused;
      effect.code = "ticket-finished";
    } else if (effect.before == effect.after) {
      effect.effect = BulkEffect::kSame;
    }
    add(std::move(effect));
  }

  storage::Transaction& tx_;
  RunContext const& context_;
  Actor const& actor_;
  Run const& run_;
  Macro const& macro_;
  Ticket const& ticket_;
  std::vector<MacroEffect> effects_;
};

BulkEffect whole_of(std::vector<MacroEffect> const& effects) {
  auto const any = [&](BulkEffect wanted) {
    return std::ranges::any_of(effects, [&](auto const& each) { return each.effect == wanted; });
  };
  if (any(BulkEffect::kRefused)) return BulkEffect::kRefused;
  return any(BulkEffect::kChanges) ? BulkEffect::kChanges : BulkEffect::kSame;
}

/// Does the parts of a plan that change something.
class Doing {
 public:
  Doing(storage::Transaction& tx, RunContext const& context, Actor const& actor, Macro const& macro,
        tickets::TicketId ticket)
      : tx_(tx), context_(context), actor_(actor), macro_(macro), ticket_(ticket) {}

  Result<void> fields(bool assignee, bool severity) {
    if (!assignee && !severity) return {};
    auto after = tickets::find_ticket(tx_, actor_.desk, ticket_).value();
    if (severity) after.severity = parse_enum<Severity>(macro_.severity).value_or(after.severity);
    if (assignee) {
      after.assignee_id = macro_.assign == MacroAssign::kMe      ? actor_.person
                          : macro_.assign == MacroAssign::kAgent ? macro_.assignee_id
                                                                 : std::nullopt;
    }
    TRY(tickets::change_ticket(tx_, tickets_context(), actor_, std::move(after)));
    return {};
  }

  Result<void> part(MacroEffect const& effect) {
    switch (effect.part) {
      case MacroPart::kNote:
        return say(effect.after, tickets::Visibility::kInternal);
      case MacroPart::kReply:
        return say(effect.after, tickets::Visibility::kCustomer);
      case MacroPart::kState:
        return state();
      case MacroPart::kSnooze:
        TRY(queue::snooze_ticket(tx_, tickets_context().audit, actor_, ticket_, parse_rfc3339(effect.after).value()));
        return {};
      case MacroPart::kAssignee:
      case MacroPart::kSeverity:
        break;
    }
    return {};
  }

 private:
  tickets::Context const& tickets_context() const { return context_.lessons.tickets; }

  Result<void> say(std::string const& text, tickets::Visibility visibility) {
    TRY(tickets::add_message(tx_, tickets_context(), actor_, ticket_,
                             {.visibility = visibility,
                              .author_kind = tickets::AuthorKind::kAgent,
                              .author_id = actor_.person,
                              .author_name = actor_.name,
                              .body = text}));
    return {};
  }

  Result<void> state() {
    if (macro_.state == MacroState::kResolved) {
      TRY(insight::resolve_with_lesson(tx_, context_.lessons, actor_, ticket_, {.cause = macro_.cause}));
      return {};
    }
    auto const state = macro_.state == MacroState::kOpen ? tickets::State::kOpen : tickets::State::kWaitingCustomer;
    TRY(tickets::set_state(tx_, tickets_context(), actor_, ticket_, state));
    return {};
  }

  storage::Transaction& tx_;
  RunContext const& context_;
  Actor const& actor_;
  Macro const& macro_;
  tickets::TicketId ticket_;
};

}  // namespace

MacroItem refused_item(tickets::TicketId ticket, Error const& error) {
  return {.ticket = ticket, .effect = BulkEffect::kRefused, .code = error.code};
}

MacroItem plan_macro(storage::Transaction& tx, RunContext const& context, Actor const& actor, Run const& run,
                     tickets::TicketId id) {
  auto const ticket = tickets::find_visible(tx, actor, id);
  if (ticket.has_error()) return refused_item(id, ticket.error());
  MacroItem item{.ticket = id, .number = ticket.value().number, .subject = ticket.value().subject};
  item.effects = Plan(tx, context, actor, run, ticket.value()).effects();
  item.effect = whole_of(item.effects);
  return item;
}

Result<MacroItem> run_macro(storage::Transaction& tx, RunContext const& context, Actor const& actor, Run const& run,
                            tickets::TicketId id) {
  auto item = plan_macro(tx, context, actor, run, id);
  if (item.effect != BulkEffect::kChanges) return item;
  Doing doing(tx, context, actor, run.macro.macro, id);
  auto const changes = [&](MacroPart part) {
    return std::ranges::any_of(
        item.effects, [&](auto const& each) { return each.part == part && each.effect == BulkEffect::kChanges; });
  };
  TRY(doing.fields(changes(MacroPart::kAssignee), changes(MacroPart::kSeverity)));
  for (auto const& effect : item.effects) {
    if (effect.effect == BulkEffect::kChanges) TRY(doing.part(effect));
  }
  audit::record(
      tx, context.lessons.tickets.audit, actor,
      {.kind = "macro.run", .subject = to_text(id), .payload = R"({"macro":")" + to_text(run.macro.macro.id) + "\"}"});
  return item;
}

}  // namespace podpora::macros

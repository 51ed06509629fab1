#include "features/notify/carry.h"

#include "features/notify/participant_store.h"

namespace podpora::notify {

namespace {

using tickets::MergePart;
using tickets::Move;

constexpr storage::Query kPutParticipant{
    "carry.participant",
    "update participant set ticket_id = :to where desk_id = :desk and address = :item and ticket_id = :from"};

// By address, since nobody takes part in one ticket twice.
constexpr tickets::CarriedKeys kParticipants{"participant",
                                             {"carry.participants", R"(
  select address from participant where desk_id = :desk and ticket_id = :ticket and address not in (
    select address from participant where desk_id = :desk and ticket_id = :other) order by id)"},
                                             kPutParticipant};

constexpr tickets::CarriedKeys kThreads{
    "mail_thread",
    {"carry.threads", R"(
  select message_id from mail_thread where desk_id = :desk and ticket_id = :ticket and ticket_id <> :other)"},
    {"carry.thread",
     "update mail_thread set ticket_id = :to where desk_id = :desk and message_id = :item and ticket_id = :from"}};

constexpr tickets::CarriedRows kMails{
    "outbox",
    {"carry.mails", "select id from outbox where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.mail", "update outbox set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

constexpr storage::Query kMailsOfMessage{
    "carry.mails_of_message", "update outbox set ticket_id = :to where desk_id = :desk and message_ref = :message"};

constexpr storage::Query kThreadsOfMessage{"carry.threads_of_message", R"(
  update mail_thread set ticket_id = :to where desk_id = :desk and message_id in (
    select message_id from outbox where desk_id = :desk and message_ref = :message))"};

constexpr storage::Query kDropParticipant{
    "carry.drop_participant",
    "delete from participant where desk_id = :desk and ticket_id = :ticket and address = :address"};

// Who takes part in the source and is only named in the survivor; also whoever asked in the source.
constexpr storage::Query kNamedOnly{"carry.named_only", R"(
  select s.address from participant s
  where s.desk_id = :desk and s.ticket_id = :to and s.state = 'pending' and (
    exists (select p.id from participant p
            where p.desk_id = s.desk_id and p.ticket_id = :from and p.address = s.address and p.state = 'confirmed')
    or exists (select c.id from ticket t join person c on c.desk_id = t.desk_id and c.id = t.contact_id
               where t.desk_id = s.desk_id and t.id = :from and c.email = s.address))
  order by s.id)"};

constexpr char const* kContact = "contact";
constexpr char const* kYes = "participant_yes";

/// The participant with that decision, which may be none.
void decide(storage::Transaction& tx, DeskId desk, Participant one, ParticipantState state, std::string by,
            std::optional<Time> at) {
  one.state = state;
  one.decided_by = std::move(by);
  one.decided_at = at;
  set_decision(tx, desk, one);
}

/// Who was heard in the one request is heard in what both became.
tickets::Carrier carry_yes(audit::Context const& context) {
  return {.part = std::nullopt,
          .count = {},
          .carry =
              [context](auto& tx, auto const& actor, Move const& move) {
                auto const named = tx.template all<std::string>(
                    kNamedOnly, {{"desk", actor.desk}, {"from", move.from}, {"to", move.to}});
                for (auto const& address : named) {
                  auto const one = find_participant(tx, actor.desk, move.to, address).value();
                  decide(tx, actor.desk, one, ParticipantState::kConfirmed, actor.name, context.clock.now());
                  tickets::note_item(tx, actor.desk, move.merge, kYes, {address, ""});
                }
              },
          .give_back =
              [](auto& tx, auto const& actor, Move const& move) {
                for (auto const& item : tickets::items_of(tx, actor.desk, move.merge, kYes)) {
                  if (auto const one = find_participant(tx, actor.desk, move.to, item.item))
                    decide(tx, actor.desk, *one, ParticipantState::kPending, "", std::nullopt);
                }
              },
          .has_news = {}};
}

/// Who asked goes on hearing the answers.
tickets::Carrier carry_contact(audit::Context const& context) {
  return {
      .part = std::nullopt,
      .count = {},
      .carry =
          [context](auto& tx, auto const& actor, Move const& move) {
            auto const source = tickets::find_ticket(tx, actor.desk, move.from);
            auto const survivor = tickets::find_ticket(tx, actor.desk, move.to);
            if (!source || !source->contact_id || (survivor && survivor->contact_id == source->contact_id)) return;
            auto const contact = customers::find_contact(tx, actor.desk, *source->contact_id);
            if (!contact || contact->email.empty()) return;
            if (name_participant(tx, context, actor,
                                 {.ticket_id = move.to,
                                  .address = contact->email,
                                  .name = contact->name,
                                  .state = ParticipantState::kConfirmed,
                                  .named_by = actor.name})) {
              tickets::note_item(tx, actor.desk, move.merge, kContact, {contact->email, ""});
            }
          },
      .give_back =
          [](auto& tx, auto const& actor, Move const& move) {
            for (auto const& item : tickets::items_of(tx, actor.desk, move.merge, kContact)) {
              if (auto const one = find_participant(tx, actor.desk, move.to, item.item)) {
                tx.execute(kDropParticipant, {{"desk", actor.desk}, {"ticket", move.to}, {"address", one->address}});
              }
            }
          },
      .has_news = {}};
}

}  // namespace

void move_mails(storage::Transaction& tx, DeskId desk, tickets::MessageId message, tickets::TicketId to) {
  tx.execute(kMailsOfMessage, {{"desk", desk}, {"message", message}, {"to", to}});
  tx.execute(kThreadsOfMessage, {{"desk", desk}, {"message", message}, {"to", to}});
}

std::vector<tickets::Carrier> ticket_carriers(audit::Context const& context) {
  auto mails = tickets::carry_rows(kMails);
  // A warning or notice to one of us is nothing that happened on the ticket; a reply has its message.
  mails.has_news = {};
  return {carry_yes(context), tickets::carry_keys(kParticipants, MergePart::kParticipant), carry_contact(context),
          std::move(mails), tickets::carry_keys(kThreads)};
}

}  // namespace podpora::notify

#include "features/notify/carry.h"

#include "features/notify/participants.h"

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

constexpr char const* kContact = "contact";

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
  return {tickets::carry_keys(kParticipants, MergePart::kParticipant), carry_contact(context), std::move(mails),
          tickets::carry_keys(kThreads)};
}

}  // namespace podpora::notify

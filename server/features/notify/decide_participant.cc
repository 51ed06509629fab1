#include "features/notify/notices.h"
#include "features/notify/participant_store.h"
#include "platform/base/text.h"
#include "platform/http/json.h"
#include "platform/mail/mail.h"

namespace podpora::notify {

namespace {

std::string payload(Participant const& one) {
  return http::write_json(http::Json::object().set("participant", to_text(one.id)));
}

}  // namespace

bool name_participant(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                      NewParticipant const& given) {
  if (!mail::is_sendable_address(given.address)) return false;
  if (participants_of(tx, actor.desk, given.ticket_id).size() >= kParticipantsMax) return false;
  bool const confirmed = given.state == ParticipantState::kConfirmed;
  auto const now = context.clock.now();
  Participant const one{.id = context.ids.make<ParticipantId>(),
                        .ticket_id = given.ticket_id,
                        .address = ascii_lower(given.address),
                        .name = given.name,
                        .state = given.state,
                        .named_by = given.named_by,
                        .created_at = now,
                        .decided_by = confirmed ? actor.name : std::string{},
                        .decided_at = confirmed ? std::optional{now} : std::nullopt};
  if (!insert_participant(tx, actor.desk, one)) return false;
  audit::record(tx, context, actor,
                {.kind = confirmed ? "participant.confirmed" : "participant.named",
                 .subject = to_text(one.ticket_id),
                 .payload = payload(one)});
  return true;
}

Result<Participant> decide_participant(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       tickets::TicketId ticket, ParticipantId id, ParticipantState state) {
  auto one = find_participant(tx, actor.desk, ticket, id);
  if (!one) return not_found("participant");
  if (state == ParticipantState::kPending) return invalid("/state", "decision");
  if (one->state == state) return std::move(*one);
  one->state = state;
  one->decided_by = actor.name;
  one->decided_at = context.clock.now();
  set_decision(tx, actor.desk, *one);
  audit::record(tx, context, actor,
                {.kind = state == ParticipantState::kConfirmed ? "participant.confirmed" : "participant.declined",
                 .subject = to_text(ticket),
                 .payload = payload(*one)});
  // A desk without an address, or one that wants no such mails, decides all the same.
  if (state == ParticipantState::kConfirmed) {
    [[maybe_unused]] auto const told = invite_participant(tx, context, actor, *one);
  }
  return std::move(*one);
}

}  // namespace podpora::notify

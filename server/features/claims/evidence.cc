#include "features/claims/claim_store.h"
#include "features/claims/save_claim.h"
#include "features/tickets/ticket_store.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::claims {

namespace {

constexpr std::int64_t kOriginMax = 254;

/// Proofs may follow while the vendor has not answered.
Result<Claim> open_for_evidence(storage::Transaction& tx, Context const& context, DeskId desk, ClaimId id,
                                std::string const& kind) {
  auto claim = find_claim(tx, desk, id);
  if (!claim) return not_found("claim");
  if (!may_take(claim->state, ClaimStep::kFile) && claim->state != ClaimState::kFiled) {
    return conflict("claim-step-not-allowed");
  }
  auto const found = rule_for(tx, context, desk, *claim);
  auto const knows = found.rule && std::ranges::find(found.rule->evidence, kind, &rulebook::ClaimEvidence::name) !=
                                       found.rule->evidence.end();
  if (!knows) return invalid("/kind", "unknown", {{"value", kind}});
  return *claim;
}

std::string address_of(storage::Transaction& tx, DeskId desk, tickets::Message const& message) {
  if (message.author_kind != tickets::AuthorKind::kContact || !message.author_id) return {};
  auto const contact = customers::find_contact(tx, desk, *message.author_id);
  return contact ? contact->email : std::string{};
}

bool is_of(tickets::Message const& message, Claim const& claim) {
  return claim.ticket_id == message.ticket_id && message.visibility == tickets::Visibility::kCustomer;
}

Result<Evidence> from_message(storage::Transaction& tx, DeskId desk, Claim const& claim, tickets::MessageId id) {
  auto const message = tickets::find_message(tx, desk, id);
  if (!message || !is_of(*message, claim)) return invalid("/message_id", "unknown-reference");
  return Evidence{.name = message->author_name,
                  .origin = address_of(tx, desk, *message),
                  .message_id = id,
                  .text = period_text(message->created_at, std::nullopt) + "\n\n" + message->body,
                  .media_type = "text/plain",
                  .size = static_cast<std::int64_t>(message->body.size())};
}

Result<Evidence> from_attachment(storage::Transaction& tx, DeskId desk, Claim const& claim, tickets::AttachmentId id) {
  auto const file = tickets::find_attachment(tx, desk, id);
  auto const message = file ? tickets::find_message(tx, desk, file->message_id) : std::nullopt;
  if (!message || !is_of(*message, claim)) return invalid("/attachment_id", "unknown-reference");
  return Evidence{.name = file->name,
                  .origin = address_of(tx, desk, *message),
                  .message_id = message->id,
                  .media_type = file->media_type,
                  .sha256 = file->sha256,
                  .size = file->size};
}

Result<Evidence> add(storage::Transaction& tx, Context const& context, Actor const& actor, Claim const& claim,
                     Evidence evidence) {
  evidence.id = context.audit.ids.make<EvidenceId>();
  evidence.claim_id = claim.id;
  evidence.added_by = actor.name;
  evidence.added_at = context.audit.clock.now();
  insert_evidence(tx, actor.desk, evidence);
  TRY(save(tx, context, actor, claim, "claim.evidence_added",
           R"({"evidence":")" + to_text(evidence.id) + R"(","kind":")" + evidence.kind + "\"}"));
  return evidence;
}

}  // namespace

Result<Evidence> add_ticket_evidence(storage::Transaction& tx, Context const& context, Actor const& actor,
                                     TicketEvidence const& added) {
  auto const claim = TRY(open_for_evidence(tx, context, actor.desk, added.claim, added.kind));
  if (added.message.has_value() == added.attachment.has_value()) return invalid("/message_id", "required");
  auto evidence = added.message ? TRY(from_message(tx, actor.desk, claim, *added.message))
                                : TRY(from_attachment(tx, actor.desk, claim, *added.attachment));
  evidence.kind = added.kind;
  return add(tx, context, actor, claim, std::move(evidence));
}

Result<Evidence> add_file_evidence(storage::Transaction& tx, Context const& context, Actor const& actor,
                                   FileEvidence const& added) {
  auto const claim = TRY(open_for_evidence(tx, context, actor.desk, added.claim, added.kind));
  auto const origin = trim(added.origin);
  if (static_cast<std::int64_t>(origin.size()) > kOriginMax) {
    return invalid("/origin", "too-long", {{"max", kOriginMax}});
  }
  return add(tx, context, actor, claim,
             {.kind = added.kind,
              .name = added.file.name,
              .origin = origin,
              .media_type = added.file.media_type,
              .sha256 = added.file.sha256,
              .size = added.file.size});
}

Result<Claim> remove_evidence(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId claim_id,
                              EvidenceId id) {
  auto claim = TRY(find_for(tx, actor.desk, claim_id, ClaimStep::kEdit));
  if (!delete_evidence(tx, actor.desk, claim_id, id)) return not_found("evidence");
  auto const found = rule_for(tx, context, actor.desk, claim);
  if (claim.state == ClaimState::kReady && !missing_of(tx, actor.desk, found, claim).empty()) {
    claim.state = ClaimState::kDraft;
  }
  return save(tx, context, actor, std::move(claim), "claim.evidence_removed", R"({"evidence":")" + to_text(id) + "\"}");
}

}  // namespace podpora::claims

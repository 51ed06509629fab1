#include "features/charges/set_terms.h"

#include "features/charges/terms_rules.h"
#include "features/charges/terms_store.h"
#include "features/offers/agreement_store.h"

namespace podpora::charges {

Result<TermsVersion> set_terms(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                               std::optional<offers::AgreementId> agreement, Terms const& terms) {
  if (agreement && !offers::find_agreement(tx, actor.desk, *agreement)) return not_found("agreement");
  if (auto faults = terms_faults(terms, "/terms"); !faults.empty()) {
    return Error{ErrorCode::kInvalid, "invalid", {}, std::move(faults)};
  }
  if (terms.approval.contact_id && !customers::find_contact(tx, actor.desk, *terms.approval.contact_id)) {
    return invalid("/terms/approval/contact_id", "unknown-reference");
  }
  TermsVersion const version{.id = context.ids.make<TermsId>(),
                             .agreement_id = agreement,
                             .terms = terms,
                             .person_name = actor.name,
                             .created_at = context.clock.now()};
  insert_terms(tx, actor.desk, version);
  audit::record(tx, context, actor,
                {.kind = "charge_terms.set", .subject = agreement ? to_text(*agreement) : to_text(actor.desk)});
  return version;
}

}  // namespace podpora::charges

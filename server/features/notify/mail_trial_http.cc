#include "features/notify/mail_trial_http.h"

#include "features/identity/person.h"
#include "platform/i18n/catalogue.h"

namespace podpora::notify {

namespace {

struct Ends {
  MailIdentity identity;
  std::string to;
};

Result<Ends> ends_of(storage::Transaction& tx, Actor const& actor, MailTrialRequest const& request) {
  auto const identity = find_identity(tx, actor.desk);
  if (!identity) return conflict("mail-identity-missing");
  if (request.to) {
    if (!mail::is_sendable_address(*request.to)) return invalid("/to", "address");
    return Ends{*identity, *request.to};
  }
  auto const person = actor.person ? identity::find_person(tx, actor.desk, *actor.person) : std::nullopt;
  if (!person || !mail::is_sendable_address(person->email)) return conflict("no-own-address");
  return Ends{*identity, person->email};
}

MailTrialOutcome outcome_of(mail::SendStatus status, bool is_kept) {
  switch (status) {
    case mail::SendStatus::kSent:
      return is_kept ? MailTrialOutcome::kKept : MailTrialOutcome::kSent;
    case mail::SendStatus::kTemporary:
      return MailTrialOutcome::kTemporary;
    case mail::SendStatus::kPermanent:
      break;
  }
  return MailTrialOutcome::kRefused;
}

}  // namespace

Result<MailTrialView> MailTrialHttp::run(http::Call const& call, MailTrialRequest request) const {
  auto const& actor = call.actor;
  auto const ends =
      TRY(database_.read(storage::Scope::of(actor.desk), [&](auto& tx) { return ends_of(tx, actor, request); }));
  auto const& from = ends.identity.address;
  auto const bytes = mail::compose({.message_id = random_token(audit_.random) + "@" + from.substr(from.rfind('@') + 1),
                                    .date = audit_.clock.now(),
                                    .from = {from, ends.identity.display_name},
                                    .reply_to = {},
                                    .to = {ends.to, ""},
                                    .cc = {},
                                    .subject = i18n::text(actor.language, "cli.mail.test_subject"),
                                    .text = i18n::text(actor.language, "cli.mail.test_body"),
                                    .html = "",
                                    .in_reply_to = {},
                                    .references = {},
                                    .automatic = true,
                                    .attachments = {}});
  auto const result = way_.transport.send(from, ends.to, bytes);
  bool const is_kept = !way_.folder.empty();
  auto const outcome = outcome_of(result.status, is_kept);
  database_.write(storage::Scope::of(actor.desk), [&](auto& tx) {
    audit::record(tx, audit_, actor, {.kind = "mail.tried", .subject = to_text(actor.desk)});
  });
  return MailTrialView{.outcome = outcome,
                       .from = from,
                       .to = ends.to,
                       .detail = outcome == MailTrialOutcome::kKept ? way_.folder : result.detail};
}

}  // namespace podpora::notify

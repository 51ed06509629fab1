#include "features/identity/person.h"
#include "features/notify/queue_mail.h"
#include "features/notify/subject_rules.h"
#include "features/notify/template_store.h"
#include "features/notify/templates.h"
#include "features/tickets/access.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::notify {

namespace {

constexpr int kLatelyMax = 20;

/// What an agent last told the customer on it; made up where nobody did.
std::string last_answer(storage::Transaction& tx, DeskId desk, std::optional<tickets::Ticket> const& ticket,
                        std::string const& language) {
  std::string answer;
  if (ticket) {
    for (auto const& message : tickets::messages_of(tx, desk, ticket->id)) {
      bool const told = message.visibility == tickets::Visibility::kCustomer &&
                        message.author_kind == tickets::AuthorKind::kAgent && !message.body.empty();
      if (told) answer = message.body;
    }
  }
  return answer.empty() ? i18n::text(language, "notify.sample.message") : answer;
}

MailFacts sample_facts(storage::Transaction& tx, Actor const& actor, Trial const& trial,
                       std::optional<tickets::Ticket> const& ticket) {
  auto const identity = ticket ? identity_of_ticket(tx, actor.desk, ticket->id) : find_identity(tx, actor.desk);
  auto const contact = ticket ? recipient_of(tx, actor.desk, *ticket) : std::nullopt;
  auto const& language = trial.language;
  auto const customer = contact ? customers::find_customer(tx, actor.desk, contact->customer_id) : std::nullopt;
  return {
      .number = ticket ? ticket->number : 1,
      .subject = ticket ? bare_subject(ticket->subject, ticket->number) : i18n::text(language, "notify.sample.subject"),
      .contact = contact ? contact->name : i18n::text(language, "notify.sample.contact"),
      .agent = actor.name,
      .desk = identity ? identity->display_name : std::string{},
      .message = last_answer(tx, actor.desk, ticket, language),
      .signature = identity ? signature_of(tx, actor.desk, *identity, language, actor.name) : std::string{},
      .promises = trial.promises,
      .link = ticket ? portal_link(trial.public_url, ticket->id) : trial.public_url + "/portal",
      .recipient = contact ? contact->email : "jana@customer.example",
      .detail = "550 5.1.1 User unknown",
      .amount = i18n::format_money(language, {240'000, "CZK"}),
      .wallet = i18n::text(language, "notify.sample.wallet"),
      .balance = i18n::format_minutes(language, 45),
      .customer = customer ? customer->name : i18n::text(language, "notify.sample.customer"),
      .offer = i18n::text(language, "notify.sample.offer"),
      .version = "3",
      .document = i18n::text(language, "ui.billing.invoice_of", {{"number", "20260001"}}),
      .due = "2026-12-14",
      .period = i18n::text(language, "notify.sample.period"),
      .satisfaction =
          i18n::text(language, "satisfaction.mail", {{"link", trial.public_url + "/portal/satisfaction/…"}})};
}

}  // namespace

Result<std::optional<tickets::Ticket>> sample_ticket(storage::Transaction& tx, Actor const& actor,
                                                     std::optional<std::int64_t> number) {
  if (number) {
    auto ticket = tickets::find_ticket_by_number(tx, actor.desk, *number);
    if (!ticket || !tickets::may_see(tx, actor, *ticket)) return invalid("/ticket_number", "unknown-reference");
    return ticket;
  }
  for (auto const id : lately_mailed(tx, actor.desk, kLatelyMax)) {
    auto ticket = tickets::find_ticket(tx, actor.desk, id);
    if (ticket && !tickets::is_restricted(*ticket) && recipient_of(tx, actor.desk, *ticket)) return ticket;
  }
  return std::optional<tickets::Ticket>{};
}

Result<Preview> preview(storage::Transaction& tx, Actor const& actor, Trial const& trial) {
  auto const& known = i18n::languages();
  if (std::ranges::find(known, trial.language) == known.end()) return invalid("/language", "language");
  TRY(check_template(trial.kind, trial.text));
  auto ticket = TRY(sample_ticket(tx, actor, trial.number));
  auto mail = render(trial.text, fields_of(trial.kind, sample_facts(tx, actor, trial, ticket)));
  return Preview{std::move(ticket), std::move(mail)};
}

Result<std::string> send_test(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              Trial const& trial) {
  auto const person = actor.person ? identity::find_person(tx, actor.desk, *actor.person) : std::nullopt;
  if (!person || !mail::is_sendable_address(person->email)) return conflict("no-own-address");
  auto tried = TRY(preview(tx, actor, trial));
  TRY(queue_mail(tx, context, actor,
                 {.purpose = Purpose::kTest,
                  .thread = {.ticket_id = tried.ticket ? tried.ticket->id : tickets::TicketId{},
                             .service_request_id = std::nullopt},
                  .recipient = person->email,
                  .recipient_name = person->name,
                  .subject = tried.mail.subject,
                  .body = tried.mail.body,
                  .attachments = {},
                  .markup = tried.mail.markup}));
  return person->email;
}

}  // namespace podpora::notify

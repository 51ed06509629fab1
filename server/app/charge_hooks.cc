#include "app/charge_hooks.h"

#include "app/parts.h"
#include "features/identity/desk.h"
#include "features/notify/send_letter.h"
#include "features/tickets/append.h"
#include "platform/i18n/catalogue.h"

namespace podpora::app {

namespace {

void note(App::Parts const& parts, storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket,
          std::string body) {
  tickets::append(tx, parts.audit, actor, ticket,
                  {.visibility = tickets::Visibility::kInternal,
                   .author_kind = tickets::AuthorKind::kSystem,
                   .author_name = "Podpora",
                   .body = std::move(body)});
}

std::string language_of_desk(storage::Transaction& tx, DeskId desk) {
  return identity::find_desk(tx, desk).value().language;
}

std::string balance_text(charges::Wallet const& wallet, std::string_view language) {
  switch (wallet.unit) {
    case charges::WalletUnit::kMinutes:
      return i18n::format_minutes(language, wallet.balance / 100);
    case charges::WalletUnit::kIncidents:
      return std::to_string(wallet.balance);
    case charges::WalletUnit::kMoney:
      return i18n::format_money(language, {wallet.balance, wallet.currency});
  }
  return {};
}

std::string wallet_name(charges::Wallet const& wallet, std::string_view language) {
  return wallet.name.empty() ? i18n::text(language, "charges.included") : wallet.name;
}

std::string low_text(charges::Wallet const& wallet, std::string_view language) {
  return i18n::text(language, "charges.wallet_low." + to_text(wallet.unit),
                    {{"name", wallet_name(wallet, language)}, {"balance", balance_text(wallet, language)}});
}

/// The desk reads it on the ticket that drew, the customer gets a mail.
void tell_low(App::Parts const& parts, storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
              charges::Wallet const& wallet) {
  note(parts, tx, actor, ticket.id, low_text(wallet, language_of_desk(tx, actor.desk)));
  auto const contact = ticket.contact_id ? customers::find_contact(tx, actor.desk, *ticket.contact_id) : std::nullopt;
  if (!contact) return;
  // A desk that sends no such mails or has no address, and a contact without one, read it in the portal.
  auto const& language = contact->language;
  [[maybe_unused]] auto const queued =
      notify::send_letter(tx, parts.audit, actor,
                          {.kind = notify::TemplateKind::kLowBalance,
                           .ticket_id = ticket.id,
                           .contact_id = contact->id,
                           .facts = {.message = low_text(wallet, language),
                                     .link = parts.options.public_url + "/portal/wallets",
                                     .wallet = wallet_name(wallet, language),
                                     .balance = balance_text(wallet, language)}});
}

/// The link opens the question without signing in; the part behind # never leaves the browser in an address.
void mail_question(App::Parts const& parts, storage::Transaction& tx, Actor const& actor,
                   charges::Approval const& approval, std::string const& token) {
  auto const contact = customers::find_contact(tx, actor.desk, approval.contact_id).value();
  auto const link = parts.options.public_url + "/portal/approve#" + token;
  auto const queued = notify::send_letter(
      tx, parts.audit, actor,
      {.kind = notify::TemplateKind::kApproval,
       .ticket_id = approval.ticket_id,
       .contact_id = contact.id,
       .facts = {.message = approval.text,
                 .link = link,
                 .amount = i18n::format_money(contact.language, {approval.amount_minor, approval.currency})}});
  if (!queued.has_error()) return;
  auto const language = language_of_desk(tx, actor.desk);
  note(parts, tx, actor, approval.ticket_id,
       i18n::text(language, "charges.approval.not_mailed", {{"name", contact.name}}));
}

void note_answer(App::Parts const& parts, storage::Transaction& tx, Actor const& actor,
                 charges::Approval const& approval) {
  auto const contact = customers::find_contact(tx, actor.desk, approval.contact_id);
  auto const language = language_of_desk(tx, actor.desk);
  auto body = i18n::text(language, "charges.approval." + to_text(approval.state),
                         {{"name", contact ? contact->name : std::string()},
                          {"amount", i18n::format_money(language, {approval.amount_minor, approval.currency})}});
  if (!approval.note.empty()) body += "\n\n> " + approval.note;
  note(parts, tx, actor, approval.ticket_id, std::move(body));
}

}  // namespace

charges::Hooks make_charge_hooks(App::Parts& parts) {
  return {.wallet_low = [&parts](auto& tx, auto const& actor, auto const& ticket,
                                 auto const& wallet) { tell_low(parts, tx, actor, ticket, wallet); },
          .approval_asked = [&parts](auto& tx, auto const& actor, auto const& approval,
                                     auto const& token) { mail_question(parts, tx, actor, approval, token); },
          .approval_decided = [&parts](auto& tx, auto const& actor,
                                       auto const& approval) { note_answer(parts, tx, actor, approval); }};
}

}  // namespace podpora::app

#include "features/notify/tell_offer.h"

#include "features/identity/desk.h"
#include "features/notify/thread_store.h"
#include "features/notify/send_apart.h"
#include "features/notify/told_store.h"
#include "features/offers/acceptance_link.h"
#include "features/offers/agreement_store.h"
#include "features/offers/offer_store.h"
#include "platform/i18n/catalogue.h"

namespace podpora::notify {

namespace {

/// All that the mail depends on.
struct Basis {
  identity::Desk desk;
  customers::Customer customer;
  customers::Contact contact;
  offers::Offer offer;
  std::optional<offers::Brand> brand;
};

/// The brand under which the customer knows the desk: that of the offer in force.
std::optional<offers::BrandId> brand_in_force(std::optional<offers::AgreementInForce> const& in_force) {
  return in_force ? in_force->offer.brand_id : std::nullopt;
}

Result<Basis> basis_of(storage::Transaction& tx, Time now, DeskId desk, Telling const& telling) {
  auto const customer = customers::find_customer(tx, desk, telling.customer_id);
  if (!customer) return not_found("customer");
  auto const contact = customers::find_contact(tx, desk, telling.person_id);
  if (!contact || contact->customer_id != customer->id) return not_found("contact");
  if (!mail::is_sendable_address(contact->email)) return conflict("no-recipient");
  auto const in_force = offers::agreement_in_force(tx, desk, customer->id, now);
  auto offer = in_force ? std::optional{in_force->offer} : std::nullopt;
  if (telling.ask == Telling::Ask::kAcceptance) offer = offers::find_current_offer(tx, desk, brand_in_force(in_force));
  if (!offer) return conflict("no-offer-in-force");
  auto const home = identity::find_desk(tx, desk).value();
  return Basis{home, *customer, *contact, *offer, offers::brand_of(tx, home, offer->brand_id)};
}

offers::Summary mail_of(Basis const& basis, WebAddress const& web, std::string const& accept_url) {
  auto const number = std::to_string(basis.offer.number.value_or(0));
  auto const& language = basis.contact.language;
  return offers::support_summary(
      {.language = language,
       .offer = basis.offer,
       .name = basis.brand ? basis.brand->name : basis.desk.name,
       .contact = basis.contact.name,
       .customer = basis.customer.name,
       .page_url = web.public_url + "/" + basis.desk.slug + "/support/" + number + "?lang=" + language,
       .accept_url = accept_url});
}

}  // namespace

Result<TellingPreview> preview_telling(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       WebAddress const& web, Telling const& telling) {
  auto const basis = TRY(basis_of(tx, context.clock.now(), actor.desk, telling));
  auto const asks = telling.ask == Telling::Ask::kAcceptance;
  auto const link = asks ? offers::link_url(web.public_url, basis.desk.slug, "…") : "";
  return TellingPreview{.mail = mail_of(basis, web, link),
                        .to = basis.contact.email,
                        .to_name = basis.contact.name,
                        .language = basis.contact.language,
                        .offer_id = basis.offer.id,
                        .offer_number = basis.offer.number.value_or(0)};
}

Result<Told> tell_offer(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                        WebAddress const& web, Telling const& telling) {
  auto const now = context.audit.clock.now();
  auto const basis = TRY(basis_of(tx, now, actor.desk, telling));
  std::string link;
  if (telling.ask == Telling::Ask::kAcceptance) {
    auto const made = TRY(offers::make_link(
        tx, context.audit, actor,
        {.offer_id = basis.offer.id, .customer_id = basis.customer.id, .person_id = basis.contact.id}));
    link = offers::link_url(web.public_url, basis.desk.slug, made.token);
  }
  auto const mail = mail_of(basis, web, link);
  // The token opens something by itself: what stays on the ticket shows that there was a link, and not which.
  auto const on_record =
      link.empty() ? mail : mail_of(basis, web, offers::link_url(web.public_url, basis.desk.slug, "…"));
  auto const identity = find_identity(tx, actor.desk);
  if (!identity) return conflict("mail-identity-missing");
  auto const signature = signature_of(tx, actor.desk, *identity, basis.contact.language, actor.name);
  auto const sent = TRY(send_apart(tx, context, actor,
                                   {.customer_id = basis.customer.id,
                                    .contact_id = basis.contact.id,
                                    .to = basis.contact.email,
                                    .to_name = basis.contact.name,
                                    .mail = {.subject = mail.subject, .body = mail.body + "\n\n" + signature},
                                    .on_record = on_record.body}));
  Told const told{.id = context.audit.ids.next(),
                  .customer_id = basis.customer.id,
                  .person_id = basis.contact.id,
                  .offer_id = basis.offer.id,
                  .ticket_id = sent.ticket_id,
                  .told_by = actor.name,
                  .at = now};
  insert_told(tx, actor.desk, told);
  audit::record(
      tx, context.audit, actor,
      {.kind = "customer.told",
       .subject = to_text(basis.customer.id),
       .payload = R"({"offer":")" + to_text(basis.offer.id) + R"(","ticket":")" + to_text(sent.ticket_id) + "\"}"});
  return told;
}

}  // namespace podpora::notify

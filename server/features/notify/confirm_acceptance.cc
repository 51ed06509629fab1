#include "features/notify/confirm_acceptance.h"

#include "features/identity/desk.h"
#include "features/notify/send_apart.h"
#include "features/notify/template_store.h"
#include "features/notify/templates.h"
#include "features/offers/offer_store.h"

namespace podpora::notify {

namespace {

constexpr auto kKind = TemplateKind::kAccepted;

}  // namespace

Result<OutboxId> confirm_acceptance(storage::Transaction& tx, tickets::Context const& context,
                                    offers::Agreement const& agreement, DeskId desk, WebAddress const& web) {
  auto const contact = agreement.person_id ? customers::find_contact(tx, desk, *agreement.person_id) : std::nullopt;
  if (!contact || contact->customer_id != agreement.customer_id) return not_found("contact");
  auto const customer = customers::find_customer(tx, desk, contact->customer_id);
  auto const offer = offers::find_offer(tx, desk, agreement.offer_id);
  if (!customer || !offer) return not_found("offer");
  if (is_off(tx, desk, kKind)) return conflict("mail-turned-off");
  auto const identity = find_identity(tx, desk);
  if (!identity) return conflict("mail-identity-missing");
  auto const home = identity::find_desk(tx, desk).value();
  auto const version = std::to_string(offer->number.value_or(0));
  auto const& language = contact->language;
  MailFacts const facts{.contact = contact->name,
                        .desk = identity->display_name,
                        .link = web.public_url + "/" + home.slug + "/support/" + version + "?lang=" + language,
                        .customer = customer->name,
                        .offer = offer->content.title.in(language),
                        .version = version};
  auto const sent = TRY(send_apart(tx, context, system_actor(desk),
                                   {.customer_id = customer->id,
                                    .contact_id = contact->id,
                                    .to = contact->email,
                                    .to_name = contact->name,
                                    .mail = render(template_of(tx, desk, kKind, language), fields_of(kKind, facts))}));
  return sent.mail_id;
}

}  // namespace podpora::notify

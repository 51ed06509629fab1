#include "app/demo/partner.h"

#include "app/demo/must.h"
#include "app/demo/offer_content.h"
#include "app/demo/people.h"
#include "app/parts.h"
#include "features/calendars/add_calendar.h"
#include "features/entitlements/entitlement.h"
#include "features/guide/guide.h"
#include "features/notify/notify.h"
#include "features/offers/accept_offer.h"
#include "features/offers/publish_offer.h"
#include "features/routing/profile.h"

namespace podpora::app::demo {

namespace {

constexpr auto kYear = std::chrono::days{365};

Company bakery(Time now) {
  return {.name = "Pekárna Klas s.r.o.",
          .domain = "klas.example",
          .tenant = "7f0c1d52-5a0b-4a0e-9a7e-0c1b7e6b2a11",
          .contact_name = "Jana Klasová",
          .contact_email = "jana@klas.example",
          .contact_phone = "+420 200 000 101",
          .subscriptions = {{.service = "microsoft_365",
                             .sku = "CFQ7TTC0LCHC",
                             .name = "Microsoft 365 Business Premium",
                             .quantity = 42,
                             .state = "active",
                             .commerce = "new_commerce",
                             .vendor_id = "1f6a2f6e-8a44-4f3c-9a57-2f5f0e1d7c01"},
                            {.service = "azure",
                             .sku = "DZH318Z0BPS6",
                             .name = "Azure plan",
                             .quantity = 1,
                             .state = "active",
                             .commerce = "new_commerce",
                             .vendor_id = "0a1b2c3d-1111-4222-8333-444455556666"}},
          .delegated_until = now + kYear};
}

Company clinic(Time now) {
  return {.name = "Klinika Javor a.s.",
          .domain = "javor.example",
          .tenant = "3b8e4c90-17d2-4b61-8c55-9d2f6a7e1b22",
          .contact_name = "Tomáš Javorský",
          .contact_email = "tomas@javor.example",
          .contact_phone = "+420 200 000 102",
          .subscriptions = {{.service = "dynamics_365",
                             .sku = "CFQ7TTC0LFN5",
                             .name = "Dynamics 365 Business Central Essentials",
                             .quantity = 18,
                             .state = "active",
                             .commerce = "new_commerce",
                             .vendor_id = "5e0d9c1b-2a3f-4c4d-8e5f-6a7b8c9d0e01"},
                            {.service = "microsoft_365",
                             .sku = "CFQ7TTC0LH18",
                             .name = "Microsoft 365 Business Basic",
                             .quantity = 60,
                             .state = "active",
                             .commerce = "new_commerce",
                             .vendor_id = "5e0d9c1b-2a3f-4c4d-8e5f-6a7b8c9d0e02"}},
          .delegated_until = now + std::chrono::days{40}};
}

Company foundry() {
  return {.name = "Slévárna Brod s.r.o.",
          .domain = "brod.example",
          .tenant = "c4a1b7d3-6e2f-4d90-b1a8-5f3e2d1c0b33",
          .contact_name = "Eva Brodská",
          .contact_email = "eva@brod.example",
          .contact_phone = "+420 200 000 103",
          .subscriptions = {{.service = "on_premises",
                             .sku = "DG7GMGF0PWHC",
                             .name = "Windows Server 2025 Standard",
                             .quantity = 4,
                             .state = "active",
                             .commerce = "licence",
                             .product_version = "n"}},
          .delegated_until = std::nullopt};
}

void add_customers(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Partner& partner) {
  auto const now = context.clock.now();
  partner.bakery = add_company(tx, context, actor, bakery(now), partner.people);
  partner.clinic = add_company(tx, context, actor, clinic(now), partner.people);
  partner.foundry = add_company(tx, context, actor, foundry(), partner.people);
}

void add_entitlements(storage::Transaction& tx, entitlements::Context const& context, Actor const& actor) {
  auto const now = context.audit.clock.now();
  must(entitlements::add_entitlement(tx, context, actor,
                                     {.vehicle = "partner_on_premises_support",
                                      .name = "Solutions Partner 2026",
                                      .allowance = 20,
                                      .credentials = {.contract_id = "DEMO-CONTRACT-1", .access_id = "DEMO-ACCESS-1"},
                                      .valid_from = now - std::chrono::days{60},
                                      .valid_to = now + kYear}));
  must(entitlements::add_entitlement(tx, context, actor,
                                     {.vehicle = "partner_cloud_support",
                                      .name = "Solutions Partner 2026",
                                      .allowance = 50,
                                      .credentials = {.contract_id = "DEMO-CONTRACT-2", .access_id = "DEMO-ACCESS-2"},
                                      .valid_from = now - std::chrono::days{60},
                                      .valid_to = now + kYear}));
  must(entitlements::add_entitlement(tx, context, actor,
                                     {.vehicle = "asfp",
                                      .name = "Advanced Support for Partners",
                                      .allowance = std::nullopt,
                                      .credentials = {.contract_id = "DEMO-CONTRACT-3", .access_id = "DEMO-ACCESS-3"},
                                      .valid_from = now - std::chrono::days{200},
                                      .valid_to = now + std::chrono::days{165}}));
}

void add_delivery(storage::Transaction& tx, audit::Context const& context, Actor const& actor) {
  routing::set_profile(tx, context, actor,
                       {.partner_role = rulebook::PartnerRole::kDirectBill,
                        .memberships = {"solutions_partner"},
                        .contact_name = "Anna Nováková",
                        .contact_email = "anna@severka.example",
                        .contact_phone = "+420200000001",
                        .vendor_language = "en",
                        .country = "CZ"});
  must(delivery::add_arrangement(tx, context, actor,
                                 {.service = "dynamics_365",
                                  .kind = Kind::kTechnical,
                                  .mode = delivery::DeliveryMode::kOutsourced,
                                  .partner_name = "Dynamo Partners a.s.",
                                  .partner_address = "support@dynamo.example"}));
}

void add_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor, OfferState state) {
  auto const office = must(calendars::add_calendar(tx, context, actor, office_hours()));
  auto const draft = must(offers::draft_offer(tx, context, actor, offer_content(office.id)));
  if (state == OfferState::kDraft) return;
  auto const published = must(offers::publish_offer(tx, context, actor, draft.id));
  must(offers::accept_offer(tx, context, actor, {.offer_id = published.id, .accepted_by = "Olga Dvořáková"}));
}

}  // namespace

Partner add_partner(App& app, OfferState offer) {
  Partner partner;
  auto const audit = app.audit();
  app.database().write(storage::Scope::all_desks(), [&](auto& tx) {
    partner = {};
    partner.desk = add_desk_and_agents(tx, audit, partner.people);
    auto const actor = system_actor(partner.desk.id);
    must(notify::set_identity(tx, audit, actor, "podpora@severka.example", "Podpora Severka"));
    add_customers(tx, audit, actor, partner);
    add_entitlements(tx, app.parts().entitlements, actor);
    add_delivery(tx, audit, actor);
    add_offer(tx, audit, actor, offer);
    guide::dismiss(tx, audit, actor, true);
  });
  return partner;
}

}  // namespace podpora::app::demo

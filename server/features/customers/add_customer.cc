#include "features/customers/add_customer.h"

#include "features/customers/customer_store.h"
#include "features/customers/seats.h"
#include "features/identity/person.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::customers {

namespace {

/// 8-4-4-4-12 hexadecimal digits (RFC 9562 section 4).
bool is_guid(std::string const& text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

bool is_country(std::string const& text) {
  return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

Result<Customer> normalized(Customer customer) {
  customer.name = trim(customer.name);
  customer.domain = ascii_lower(trim(customer.domain));
  if (customer.name.empty()) return invalid("/name", "required");
  if (!customer.tenant.empty() && !is_guid(customer.tenant)) return invalid("/tenant", "guid");
  if (!customer.country.empty() && !is_country(customer.country)) return invalid("/country", "country");
  if (customer.language != "en" && customer.language != "cs") return invalid("/language", "language");
  return customer;
}

Result<Customer> add_customer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              Customer customer) {
  customer = TRY(normalized(std::move(customer)));
  customer.id = context.ids.make<CustomerId>();
  customer.created_at = context.clock.now();
  customer.version = 1;
  insert_customer(tx, actor.desk, customer);
  audit::record(tx, context, actor, {.kind = "customer.added", .subject = to_text(customer.id)});
  return customer;
}

Result<Contact> add_contact(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            Contact const& contact, std::optional<std::string> password_hash) {
  if (!find_customer(tx, actor.desk, contact.customer_id)) return not_found("customer");
  auto const person = TRY(identity::add_person(tx, context, actor,
                                               {.kind = identity::PersonKind::kContact,
                                                .customer_id = contact.customer_id.value,
                                                .name = trim(contact.name),
                                                .email = contact.email,
                                                .phone = contact.phone,
                                                .language = contact.language,
                                                .password_hash = std::move(password_hash)},
                                               {identity::Role::kContact}));
  return Contact{person.id, contact.customer_id, person.name, person.email, person.phone, person.language};
}

Result<Subscription> add_subscription(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      Subscription subscription) {
  if (!find_customer(tx, actor.desk, subscription.customer_id)) return not_found("customer");
  if (subscription.service.empty()) return invalid("/service", "required");
  if (subscription.quantity < 0) return invalid("/quantity", "range");
  subscription.id = context.ids.make<SubscriptionId>();
  insert_subscription(tx, actor.desk, subscription);
  note_seats(tx, actor.desk, {subscription.id, subscription.quantity, std::nullopt, context.clock.now()});
  audit::record(tx, context, actor, {.kind = "subscription.added", .subject = to_text(subscription.id)});
  return subscription;
}

Result<void> add_delegated_access(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                  CustomerId customer, DelegatedAccess const& access) {
  if (!find_customer(tx, actor.desk, customer)) return not_found("customer");
  insert_delegated_access(tx, actor.desk, context.ids.next(), customer, access);
  audit::record(tx, context, actor, {.kind = "delegated_access.added", .subject = to_text(customer)});
  return {};
}

}  // namespace podpora::customers

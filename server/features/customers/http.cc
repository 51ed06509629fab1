#include "features/customers/http.h"

#include "features/customers/add_customer.h"
#include "features/customers/customer_store.h"
#include "features/customers/seats.h"
#include "platform/crypto/crypto.h"

#include <algorithm>

namespace podpora::customers {

namespace {

constexpr std::int64_t kPageMax = 100;
constexpr std::size_t kPasswordMin = 10;

/// A page continues behind its last row; the cursor is that row's id.
Result<CustomerPage> page_behind(storage::Transaction& tx, DeskId desk, CustomerQuery const& query) {
  CustomerPage page{.text = query.text.value_or(""),
                    .limit = static_cast<int>(std::clamp<std::int64_t>(query.limit.value_or(50), 1, kPageMax))};
  if (!query.cursor) return page;
  auto const id = parse_id<CustomerTag>(*query.cursor);
  auto const last = id ? find_customer(tx, desk, *id) : std::nullopt;
  if (!last) return invalid("query/cursor", "cursor");
  page.after_name = last->name;
  page.after_id = last->id;
  return page;
}

}  // namespace

Result<http::Page<Customer>> Http::list(http::Call const& call, CustomerQuery query) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<Customer>> {
    auto const wanted = TRY(page_behind(tx, desk, query));
    http::Page<Customer> page{.items = list_customers(tx, desk, wanted), .next = std::nullopt};
    if (page.items.size() == static_cast<std::size_t>(wanted.limit)) page.next = to_text(page.items.back().id);
    return page;
  });
}

Result<http::Created<Customer>> Http::add(http::Call const& call, CustomerRequest request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<Customer>> {
    auto customer = TRY(add_customer(tx, audit_, call.actor,
                                     {.name = request.name,
                                      .domain = request.domain.value_or(""),
                                      .tenant = request.tenant.value_or(""),
                                      .cloud = request.cloud.value_or(Cloud::kGlobal),
                                      .language = request.language,
                                      .country = request.country.value_or("")}));
    changed_(tx, call.actor.desk, customer.id);
    return http::Created<Customer>{"/api/v1/customers/" + to_text(customer.id), std::move(customer)};
  });
}

Result<ImportReport> Http::import(http::Call const& call, CustomerImportRequest request) const {
  auto const lines = TRY(read_import(request.csv, request.language.value_or(call.actor.language)));
  auto const scope = storage::Scope::of(call.actor.desk);
  if (request.preview.value_or(false)) {
    return database_.read(scope, [&](auto& tx) { return plan_import(tx, call.actor.desk, lines); });
  }
  return database_.write(scope, [&](auto& tx) {
    return import_customers(tx, audit_, call.actor, lines, [&](auto id) { changed_(tx, call.actor.desk, id); });
  });
}

Result<http::Created<Contact>> Http::add_contact(http::Call const& call, ContactRequest request) const {
  auto const customer = TRY(call.id<CustomerId>("id"));
  if (request.password && request.password->size() < kPasswordMin) {
    return invalid("/password", "too-short", {{"min", std::int64_t{kPasswordMin}}});
  }
  auto const hash = request.password ? std::optional{crypto::hash_password(*request.password)} : std::nullopt;
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<Contact>> {
    auto contact = TRY(customers::add_contact(tx, audit_, call.actor,
                                              {.customer_id = customer,
                                               .name = request.name,
                                               .email = request.email,
                                               .phone = request.phone.value_or(""),
                                               .language = request.language},
                                              hash));
    changed_(tx, call.actor.desk, customer);
    return http::Created<Contact>{"/api/v1/customers/" + to_text(customer), std::move(contact)};
  });
}

Result<http::Created<Subscription>> Http::add_subscription(http::Call const& call, SubscriptionRequest request) const {
  auto const customer = TRY(call.id<CustomerId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<Subscription>> {
    auto subscription = TRY(customers::add_subscription(tx, audit_, call.actor,
                                                        {.customer_id = customer,
                                                         .service = request.service,
                                                         .sku = request.sku,
                                                         .name = request.name,
                                                         .quantity = request.quantity,
                                                         .state = request.state.value_or("active"),
                                                         .commerce = request.commerce.value_or("new_commerce"),
                                                         .vendor_id = request.vendor_id.value_or(""),
                                                         .product_version = request.product_version.value_or("")}));
    return http::Created<Subscription>{"/api/v1/customers/" + to_text(customer), std::move(subscription)};
  });
}

Result<Subscription> Http::change_subscription(http::Call const& call, SubscriptionChangeRequest request) const {
  auto const id = TRY(call.id<SubscriptionId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return customers::change_subscription(tx, audit_, call.actor, id, {request.quantity, request.used, request.state});
  });
}

}  // namespace podpora::customers

#include "features/customers/customer_store.h"

#include "features/identity/person.h"
#include "platform/base/text.h"

namespace podpora::customers {

namespace {

constexpr storage::Query kFind{"customer.find", R"(
  select id, name, domain, tenant, cloud, language, country, created_at, version
  from customer where desk_id = :desk and id = :id)"};

constexpr storage::Query kByDomain{"customer.by_domain", R"(
  select id, name, domain, tenant, cloud, language, country, created_at, version
  from customer where desk_id = :desk and domain = :domain order by id limit 2)"};

constexpr storage::Query kList{"customer.list", R"(
  select id, name, domain, tenant, cloud, language, country, created_at, version
  from customer
  where desk_id = :desk and (name > :after_name or (name = :after_name and id > :after_id))
    and (:text = '' or lower(name) like :pattern escape '\' or domain like :pattern escape '\')
  order by name, id limit :limit)"};

constexpr storage::Query kAll{"customer.all", R"(
  select id, name, domain, tenant, cloud, language, country, created_at, version
  from customer where desk_id = :desk order by id)"};

constexpr storage::Query kHolding{"customer.holding", R"(
  select c.id, c.name, c.domain, c.tenant, c.cloud, c.language, c.country, c.created_at, c.version
  from customer c
  where c.desk_id = :desk and c.cloud = :cloud
    and exists (select s.id from subscription s
                where s.desk_id = c.desk_id and s.customer_id = c.id and s.service = :service and s.state = 'active')
  order by c.name, c.id limit :limit)"};

constexpr storage::Query kInsert{"customer.insert", R"(
  insert into customer (desk_id, id, name, domain, tenant, cloud, language, country, created_at, version)
  values (:desk, :id, :name, :domain, :tenant, :cloud, :language, :country, :created_at, :version))"};

constexpr storage::Query kSubscriptions{"subscription.of_customer", R"(
  select id, customer_id, service, sku, name, quantity, state, commerce, vendor_id, product_version
  from subscription where desk_id = :desk and customer_id = :customer order by service, id)"};

constexpr storage::Query kSubscription{"subscription.find", R"(
  select id, customer_id, service, sku, name, quantity, state, commerce, vendor_id, product_version
  from subscription where desk_id = :desk and id = :id)"};

constexpr storage::Query kInsertSubscription{"subscription.insert", R"(
  insert into subscription (desk_id, id, customer_id, service, sku, name, quantity, state, commerce, vendor_id,
                            product_version)
  values (:desk, :id, :customer, :service, :sku, :name, :quantity, :state, :commerce, :vendor_id, :product_version))"};

constexpr storage::Query kAccess{"delegated_access.of_customer", R"(
  select role, expires_at from delegated_access where desk_id = :desk and customer_id = :customer order by id)"};

constexpr storage::Query kInsertAccess{"delegated_access.insert", R"(
  insert into delegated_access (desk_id, id, customer_id, role, expires_at)
  values (:desk, :id, :customer, :role, :expires_at))"};

Contact contact_of(identity::Person const& person) {
  return {.id = person.id,
          .customer_id = CustomerId{person.customer_id.value_or(0)},
          .name = person.name,
          .email = person.email,
          .phone = person.phone,
          .language = person.language};
}

std::optional<Contact> contact_of(std::optional<identity::Person> const& person) {
  if (!person || person->kind != identity::PersonKind::kContact) return std::nullopt;
  return contact_of(*person);
}

/// `%text%` with the wild cards of LIKE taken literally.
std::string like_pattern(std::string const& text) {
  std::string pattern = "%";
  for (char const c : ascii_lower(text)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace

std::optional<Customer> find_customer(storage::Transaction& tx, DeskId desk, CustomerId id) {
  return tx.first<Customer>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<Contact> find_contact(storage::Transaction& tx, DeskId desk, PersonId id) {
  return contact_of(identity::find_person(tx, desk, id));
}

std::optional<Contact> find_contact_by_email(storage::Transaction& tx, DeskId desk, std::string const& email) {
  return contact_of(identity::find_person_by_email(tx, desk, email));
}

std::optional<Customer> find_customer_by_domain(storage::Transaction& tx, DeskId desk, std::string const& domain) {
  if (domain.empty()) return std::nullopt;
  auto found = tx.all<Customer>(kByDomain, {{"desk", desk}, {"domain", ascii_lower(domain)}});
  if (found.size() != 1) return std::nullopt;
  return std::move(found.front());
}

std::vector<Contact> contacts_of(storage::Transaction& tx, DeskId desk, CustomerId id) {
  std::vector<Contact> contacts;
  for (auto const& person : identity::contacts_of_customer(tx, desk, id.value)) contacts.push_back(contact_of(person));
  return contacts;
}

std::vector<Subscription> subscriptions_of(storage::Transaction& tx, DeskId desk, CustomerId id) {
  return tx.all<Subscription>(kSubscriptions, {{"desk", desk}, {"customer", id}});
}

std::optional<Subscription> find_subscription(storage::Transaction& tx, DeskId desk, SubscriptionId id) {
  return tx.first<Subscription>(kSubscription, {{"desk", desk}, {"id", id}});
}

std::vector<DelegatedAccess> delegated_access_of(storage::Transaction& tx, DeskId desk, CustomerId id) {
  return tx.all<DelegatedAccess>(kAccess, {{"desk", desk}, {"customer", id}});
}

void insert_customer(storage::Transaction& tx, DeskId desk, Customer const& customer) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", customer.id},
                       {"name", customer.name},
                       {"domain", customer.domain},
                       {"tenant", customer.tenant},
                       {"cloud", customer.cloud},
                       {"language", customer.language},
                       {"country", customer.country},
                       {"created_at", customer.created_at},
                       {"version", customer.version}});
}

void insert_subscription(storage::Transaction& tx, DeskId desk, Subscription const& subscription) {
  tx.execute(kInsertSubscription, {{"desk", desk},
                                   {"id", subscription.id},
                                   {"customer", subscription.customer_id},
                                   {"service", subscription.service},
                                   {"sku", subscription.sku},
                                   {"name", subscription.name},
                                   {"quantity", subscription.quantity},
                                   {"state", subscription.state},
                                   {"commerce", subscription.commerce},
                                   {"vendor_id", subscription.vendor_id},
                                   {"product_version", subscription.product_version}});
}

void insert_delegated_access(storage::Transaction& tx, DeskId desk, std::int64_t id, CustomerId customer,
                             DelegatedAccess const& access) {
  tx.execute(
      kInsertAccess,
      {{"desk", desk}, {"id", id}, {"customer", customer}, {"role", access.role}, {"expires_at", access.expires_at}});
}

std::vector<Customer> list_customers(storage::Transaction& tx, DeskId desk, CustomerPage const& page) {
  return tx.all<Customer>(kList, {{"desk", desk},
                                  {"after_name", page.after_name},
                                  {"after_id", page.after_id},
                                  {"text", page.text},
                                  {"pattern", like_pattern(page.text)},
                                  {"limit", page.limit}});
}

std::vector<Customer> all_customers(storage::Transaction& tx, DeskId desk) {
  return tx.all<Customer>(kAll, {{"desk", desk}});
}

std::vector<Customer> customers_holding(storage::Transaction& tx, DeskId desk, std::string const& service, Cloud cloud,
                                        int limit) {
  return tx.all<Customer>(kHolding, {{"desk", desk}, {"cloud", cloud}, {"service", service}, {"limit", limit}});
}

}  // namespace podpora::customers

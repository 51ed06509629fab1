#include "app/demo/people.h"

#include "app/demo/must.h"
#include "features/customers/add_customer.h"
#include "features/identity/setup.h"
#include "features/knowledge/suggest.h"
#include "platform/crypto/crypto.h"

namespace podpora::app::demo {

namespace {

using identity::Role;

struct NewAgent {
  std::string_view name;
  std::string_view email;
  std::string_view language;
  std::vector<Role> roles;
};

std::vector<NewAgent> agents() {
  return {{"Anna Nováková", "anna@severka.example", "en", {Role::kAdminAgent}},
          {"Petr Svoboda", "petr@severka.example", "cs", {Role::kHelpdeskAgent}},
          {"Lucie Horáková", "lucie@severka.example", "cs", {Role::kBillingAdmin, Role::kSalesAgent}}};
}

std::string kind_of(std::vector<Role> const& roles) {
  std::string kind;
  for (auto const role : roles) kind += (kind.empty() ? "" : ", ") + to_text(role);
  return kind;
}

}  // namespace

identity::Desk add_desk_and_agents(storage::Transaction& tx, audit::Context const& context,
                                   std::vector<DemoPerson>& people) {
  auto const hash = crypto::hash_password(kPassword);
  auto const made = must(identity::make_desk_with_owner(
      tx, context, {.slug = "severka", .name = "Severka Cloud s.r.o.", .time_zone = "Europe/Prague", .language = "cs"},
      {.name = "Olga Dvořáková", .email = "olga@severka.example", .language = "en", .password_hash = hash}));
  people.push_back({made.owner.name, made.owner.email, "desk_owner"});
  for (auto const& agent : agents()) {
    auto const person = must(identity::add_person(tx, context, system_actor(made.desk.id),
                                                  {.name = std::string{agent.name},
                                                   .email = std::string{agent.email},
                                                   .language = std::string{agent.language},
                                                   .password_hash = hash},
                                                  agent.roles));
    people.push_back({person.name, person.email, kind_of(agent.roles)});
  }
  return made.desk;
}

customers::CustomerId add_company(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                  Company const& company, std::vector<DemoPerson>& people) {
  auto const customer = must(customers::add_customer(
      tx, context, actor,
      {.name = company.name, .domain = company.domain, .tenant = company.tenant, .language = "cs", .country = "CZ"}));
  must(customers::add_contact(tx, context, actor,
                              {.customer_id = customer.id,
                               .name = company.contact_name,
                               .email = company.contact_email,
                               .phone = company.contact_phone,
                               .language = "cs"},
                              crypto::hash_password(kPassword)));
  knowledge::index_customer(tx, actor.desk, customer.id);
  people.push_back({company.contact_name, company.contact_email, "contact"});
  for (auto subscription : company.subscriptions) {
    subscription.customer_id = customer.id;
    must(customers::add_subscription(tx, context, actor, std::move(subscription)));
  }
  if (company.delegated_until) {
    must(customers::add_delegated_access(
        tx, context, actor, customer.id,
        {.role = "service_support_administrator", .expires_at = *company.delegated_until}));
  }
  return customer.id;
}

}  // namespace podpora::app::demo

#include "features/customers/import_customers.h"

#include "features/customers/add_customer.h"
#include "features/customers/customer_store.h"
#include "features/identity/person.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace podpora::customers {

namespace {

/// The companies that lines may mean: the desk's, and those of lines before. One that is not added yet has the id 0 and
/// is told apart by the line that names it first.
class Known {
 public:
  struct Company {
    CustomerId id;
    std::size_t line{0};
  };

  explicit Known(std::vector<Customer> const& customers) {
    for (auto const& customer : customers) add(customer, {.id = customer.id});
  }

  /// By tenant, else by domain, else by name.
  std::optional<Company> find(Customer const& customer) const {
    if (auto const found = find(by_tenant_, customer.tenant)) return found;
    if (auto const found = find(by_domain_, customer.domain)) return found;
    return find(by_name_, customer.name);
  }
  void add(Customer const& customer, Company company) {
    if (!customer.tenant.empty()) by_tenant_.try_emplace(customer.tenant, company);
    if (!customer.domain.empty()) by_domain_.try_emplace(customer.domain, company);
    by_name_.try_emplace(customer.name, company);
  }

 private:
  using Index = std::map<std::string, Company>;
  static std::optional<Company> find(Index const& index, std::string const& key) {
    auto const at = key.empty() ? index.end() : index.find(key);
    return at == index.end() ? std::nullopt : std::optional{at->second};
  }

  Index by_tenant_, by_domain_, by_name_;
};

/// Goes through the lines once; `Add` is told what to add, and says under which id it did.
template <class AddCustomer, class AddContact>
class Import {
 public:
  Import(storage::Transaction& tx, DeskId desk, AddCustomer add_customer, AddContact add_contact)
      : tx_(tx), desk_(desk), known_(all_customers(tx, desk)), add_customer_(add_customer), add_contact_(add_contact) {}

  Result<ImportReport> run(std::vector<ImportLine> const& lines) {
    std::vector<FieldError> errors;
    for (auto const& line : lines) {
      auto const done = take(line);
      if (!done.has_error()) continue;
      for (auto const& field : done.error().fields) errors.push_back(field);
    }
    if (!errors.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(errors)};
    return report_;
  }

 private:
  Result<void> take(ImportLine const& line) {
    ImportedLine told{.line = static_cast<std::int64_t>(line.line),
                      .name = line.customer.name,
                      .email = line.contact.email,
                      .contact = std::nullopt};
    auto company = known_.find(line.customer);
    told.customer = company ? ImportOutcome::kKnown : ImportOutcome::kAdded;
    if (!company) {
      company = {.id = TRY(add_customer_(line.customer)), .line = line.line};
      known_.add(line.customer, *company);
      ++report_.customers_added;
    }
    if (!line.contact.email.empty()) told.contact = TRY(take_contact(line, *company));
    report_.lines.push_back(std::move(told));
    return {};
  }

  Result<ImportOutcome> take_contact(ImportLine const& line, Known::Company const& company) {
    auto const taken = [&] {
      return invalid(fmt::format("/lines/{}/contact_email", line.line), "contact-elsewhere",
                     {{"email", line.contact.email}});
    };
    auto const [before, is_new] = people_.try_emplace(line.contact.email, company);
    if (!is_new && (before->second.id != company.id || before->second.line != company.line)) return taken();
    if (!is_new) return ImportOutcome::kKnown;
    if (auto const person = identity::find_person_by_email(tx_, desk_, line.contact.email)) {
      bool const ours = person->kind == identity::PersonKind::kContact && person->customer_id == company.id.value;
      return ours ? Result<ImportOutcome>{ImportOutcome::kKnown} : taken();
    }
    auto contact = line.contact;
    contact.customer_id = company.id;
    TRY(add_contact_(contact));
    ++report_.contacts_added;
    return ImportOutcome::kAdded;
  }

  storage::Transaction& tx_;
  DeskId desk_;
  Known known_;
  std::map<std::string, Known::Company> people_;
  AddCustomer add_customer_;
  AddContact add_contact_;
  ImportReport report_;
};

}  // namespace

Result<ImportReport> plan_import(storage::Transaction& tx, DeskId desk, std::vector<ImportLine> const& lines) {
  Import import(
      tx, desk, [](Customer const&) -> Result<CustomerId> { return CustomerId{}; },
      [](Contact const& contact) -> Result<Contact> { return contact; });
  return import.run(lines);
}

Result<ImportReport> import_customers(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      std::vector<ImportLine> const& lines, ImportTouched const& touched) {
  std::set<CustomerId> ids;
  Import import(
      tx, actor.desk,
      [&](Customer const& customer) -> Result<CustomerId> {
        return *ids.insert(TRY(add_customer(tx, context, actor, customer)).id).first;
      },
      [&](Contact const& contact) {
        ids.insert(contact.customer_id);
        return add_contact(tx, context, actor, contact);
      });
  auto report = TRY(import.run(lines));
  for (auto const id : ids) touched(id);
  return report;
}

}  // namespace podpora::customers

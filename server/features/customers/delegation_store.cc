#include "features/customers/customer_store.h"
#include "features/customers/delegation.h"
#include "platform/base/text.h"

#include <algorithm>
#include <cctype>

namespace podpora::customers {

namespace {

constexpr storage::Query kRemove{"delegated_access.remove", R"(
  delete from delegated_access where desk_id = :desk and customer_id = :customer and role = :role)"};

constexpr storage::Query kEnding{"delegated_access.ending", R"(
  select a.customer_id, c.name, a.role, a.expires_at from delegated_access a
  join customer c on c.desk_id = a.desk_id and c.id = a.customer_id
  where a.desk_id = :desk and a.expires_at >= :from and a.expires_at < :to
  order by a.expires_at, c.name, a.role limit 500)"};

constexpr std::size_t kRoleMax = 100;

bool is_code(std::string_view text) {
  return text.size() <= kRoleMax && std::ranges::all_of(text, [](char c) {
           return c == '_' || std::islower(static_cast<unsigned char>(c)) != 0 ||
                  std::isdigit(static_cast<unsigned char>(c)) != 0;
         });
}

}  // namespace

Result<void> note_delegated_access(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                   CustomerId customer, DelegatedAccess access) {
  if (!find_customer(tx, actor.desk, customer)) return not_found("customer");
  access.role = trim(access.role);
  if (access.role.empty()) return invalid("/role", "required");
  if (!is_code(access.role)) return invalid("/role", "role-code");
  tx.execute(kRemove, {{"desk", actor.desk}, {"customer", customer}, {"role", access.role}});
  insert_delegated_access(tx, actor.desk, context.ids.next(), customer, access);
  audit::record(tx, context, actor,
                {.kind = "delegated_access.noted",
                 .subject = to_text(customer),
                 .payload = R"({"role":")" + access.role + R"(","until":")" + to_rfc3339(access.expires_at) + "\"}"});
  return {};
}

Result<void> remove_delegated_access(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                     CustomerId customer, std::string const& role) {
  auto const gone = tx.execute(kRemove, {{"desk", actor.desk}, {"customer", customer}, {"role", role}});
  if (gone == 0) return not_found("delegated access");
  audit::record(tx, context, actor, {.kind = "delegated_access.removed", .subject = to_text(customer)});
  return {};
}

std::vector<EndingAccess> access_ending(storage::Transaction& tx, DeskId desk, Time from, Time to) {
  return tx.all<EndingAccess>(kEnding, {{"desk", desk}, {"from", from}, {"to", to}});
}

}  // namespace podpora::customers

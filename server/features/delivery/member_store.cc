#include "features/delivery/member_store.h"

namespace podpora::delivery {

namespace {

constexpr storage::Query kCompany{"delivery_member.company", R"(
  select company from delivery_member where desk_id = :desk and person_id = :person)"};

constexpr storage::Query kSet{"delivery_member.set", R"(
  insert into delivery_member (desk_id, person_id, company) values (:desk, :person, :company)
  on conflict (desk_id, person_id) do update set company = excluded.company)"};

}  // namespace

std::string company_of(storage::Transaction& tx, DeskId desk, PersonId person) {
  return tx.first<std::string>(kCompany, {{"desk", desk}, {"person", person}}).value_or("");
}

void store_company(storage::Transaction& tx, DeskId desk, PersonId person, std::string const& company) {
  tx.execute(kSet, {{"desk", desk}, {"person", person}, {"company", company}});
}

}  // namespace podpora::delivery

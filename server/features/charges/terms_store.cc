#include "features/charges/terms_store.h"

#include "features/charges/terms_rules.h"
#include "platform/http/wire.h"

namespace podpora::charges {

namespace {

struct Row {
  TermsId id;
  std::optional<offers::AgreementId> agreement_id;
  std::string document;
  std::string person_name;
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, agreement_id, document, person_name, created_at))

constexpr storage::Query kInsert{"charge_terms.insert", R"(
  insert into charge_terms (desk_id, id, agreement_id, document, person_name, created_at)
  values (:desk, :id, :agreement, :document, :person, :created_at))"};

constexpr storage::Query kOfDesk{"charge_terms.of_desk", R"(
  select id, agreement_id, document, person_name, created_at from charge_terms
  where desk_id = :desk and agreement_id is null order by id desc)"};

constexpr storage::Query kOfAgreement{"charge_terms.of_agreement", R"(
  select id, agreement_id, document, person_name, created_at from charge_terms
  where desk_id = :desk and agreement_id = :agreement order by id desc)"};

constexpr storage::Query kInForce{"charge_terms.in_force", R"(
  select document from charge_terms
  where desk_id = :desk and (agreement_id is null or agreement_id = :agreement)
  order by case when agreement_id is null then 1 else 0 end, id desc limit 1)"};

}  // namespace

void insert_terms(storage::Transaction& tx, DeskId desk, TermsVersion const& version) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", version.id},
                       {"agreement", version.agreement_id},
                       {"document", http::to_json(version.terms)},
                       {"person", version.person_name},
                       {"created_at", version.created_at}});
}

std::vector<TermsVersion> terms_versions(storage::Transaction& tx, DeskId desk,
                                         std::optional<offers::AgreementId> agreement) {
  auto const rows = agreement ? tx.all<Row>(kOfAgreement, {{"desk", desk}, {"agreement", *agreement}})
                              : tx.all<Row>(kOfDesk, {{"desk", desk}});
  std::vector<TermsVersion> versions;
  for (auto const& row : rows) {
    versions.push_back(
        {row.id, row.agreement_id, http::read_json<Terms>(row.document).value(), row.person_name, row.created_at});
  }
  return versions;
}

Terms terms_in_force(storage::Transaction& tx, DeskId desk, std::optional<offers::AgreementId> agreement) {
  auto const document =
      tx.first<std::string>(kInForce, {{"desk", desk}, {"agreement", agreement.value_or(offers::AgreementId{})}});
  return document ? http::read_json<Terms>(*document).value() : default_terms();
}

}  // namespace podpora::charges

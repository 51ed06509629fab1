#include "features/entitlements/term_rules.h"
#include "features/entitlements/terms.h"

namespace podpora::entitlements {

namespace {

constexpr storage::Query kCaps{"entitlement_cap.of_desk", R"(
  select entitlement_id, per, value, period, most from entitlement_cap where desk_id = :desk
  order by entitlement_id, position)"};

constexpr storage::Query kCapsOf{"entitlement_cap.of", R"(
  select per, value, period, most from entitlement_cap where desk_id = :desk and entitlement_id = :id
  order by position)"};

constexpr storage::Query kForget{"entitlement_cap.forget", R"(
  delete from entitlement_cap where desk_id = :desk and entitlement_id = :id)"};

constexpr storage::Query kInsert{"entitlement_cap.insert", R"(
  insert into entitlement_cap (desk_id, entitlement_id, position, per, value, period, most)
  values (:desk, :id, :position, :per, :value, :period, :most))"};

constexpr storage::Query kRenewed{"entitlement.is_renewed", R"(
  select count(*) from entitlement where desk_id = :desk and renewed_from = :id)"};

constexpr storage::Query kGranted{"entitlement.first_grant", R"(
  select amount from entitlement_entry where desk_id = :desk and entitlement_id = :id and kind = 'grant'
  order by position limit 1)"};

struct CapRow {
  EntitlementId entitlement_id;
  CapPer per{CapPer::kAll};
  std::string value;
  CapPeriod period{CapPeriod::kYear};
  std::int64_t most{0};
};
BOOST_DESCRIBE_STRUCT(CapRow, (), (entitlement_id, per, value, period, most))

}  // namespace

std::map<EntitlementId, std::vector<Cap>> caps_of_desk(storage::Transaction& tx, DeskId desk) {
  std::map<EntitlementId, std::vector<Cap>> caps;
  for (auto& row : tx.all<CapRow>(kCaps, {{"desk", desk}})) {
    caps[row.entitlement_id].push_back({row.per, std::move(row.value), row.period, row.most});
  }
  return caps;
}

std::vector<Cap> caps_of(storage::Transaction& tx, DeskId desk, EntitlementId id) {
  return tx.all<Cap>(kCapsOf, {{"desk", desk}, {"id", id}});
}

void replace_caps(storage::Transaction& tx, DeskId desk, EntitlementId id, std::vector<Cap> const& caps) {
  tx.execute(kForget, {{"desk", desk}, {"id", id}});
  std::int64_t position = 0;
  for (auto const& cap : caps) {
    tx.execute(kInsert, {{"desk", desk},
                         {"id", id},
                         {"position", ++position},
                         {"per", cap.per},
                         {"value", cap.value},
                         {"period", cap.period},
                         {"most", cap.most}});
  }
}

std::optional<std::int64_t> capped_left(storage::Transaction& tx, DeskId desk, Entitlement const& entitlement,
                                        std::vector<Cap> const& caps, Use const& use, Time now) {
  if (caps.empty()) return std::nullopt;
  return left_under_caps(caps, drawn_from(tx, desk, entitlement.id), use, now, entitlement.valid_from);
}

bool is_renewed(storage::Transaction& tx, DeskId desk, EntitlementId id) {
  return tx.first<std::int64_t>(kRenewed, {{"desk", desk}, {"id", id}}).value_or(0) > 0;
}

std::optional<std::int64_t> first_grant(storage::Transaction& tx, DeskId desk, EntitlementId id) {
  return tx.first<std::int64_t>(kGranted, {{"desk", desk}, {"id", id}});
}

}  // namespace podpora::entitlements

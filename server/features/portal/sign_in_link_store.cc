#include "features/portal/sign_in_link_store.h"

namespace podpora::portal {

namespace {

constexpr storage::Query kInsert{"sign_in_link.insert", R"(
  insert into sign_in_link (desk_id, token_hash, person_id, target, created_at, expires_at)
  values (:desk, :token, :person, :target, :created_at, :expires_at))"};

constexpr storage::Query kForget{"sign_in_link.forget", R"(
  delete from sign_in_link where desk_id = :desk and person_id = :person and created_at < :before)"};

constexpr storage::Query kFind{"sign_in_link.find", R"(
  select person_id, target, created_at, expires_at, used_at from sign_in_link
  where desk_id = :desk and token_hash = :token)"};

constexpr storage::Query kSince{"sign_in_link.since", R"(
  select count(*) from sign_in_link where desk_id = :desk and person_id = :person and created_at > :since)"};

constexpr storage::Query kUse{"sign_in_link.use", R"(
  update sign_in_link set used_at = :now where desk_id = :desk and token_hash = :token and used_at is null)"};

}  // namespace

void insert_sign_in_link(storage::Transaction& tx, DeskId desk, SignInLink const& link, std::string const& token_hash) {
  tx.execute(kForget,
             {{"desk", desk}, {"person", link.person_id}, {"before", link.created_at - std::chrono::hours{24}}});
  tx.execute(kInsert, {{"desk", desk},
                       {"token", token_hash},
                       {"person", link.person_id},
                       {"target", link.target},
                       {"created_at", link.created_at},
                       {"expires_at", link.expires_at}});
}

std::optional<SignInLink> find_sign_in_link(storage::Transaction& tx, DeskId desk, std::string const& token_hash) {
  return tx.first<SignInLink>(kFind, {{"desk", desk}, {"token", token_hash}});
}

std::int64_t links_since(storage::Transaction& tx, DeskId desk, PersonId person, Time since) {
  return tx.first<std::int64_t>(kSince, {{"desk", desk}, {"person", person}, {"since", since}}).value_or(0);
}

bool mark_link_used(storage::Transaction& tx, DeskId desk, std::string const& token_hash, Time now) {
  return tx.execute(kUse, {{"desk", desk}, {"token", token_hash}, {"now", now}}) == 1;
}

}  // namespace podpora::portal

#include "features/identity/session_store.h"

namespace podpora::identity {

namespace {

constexpr storage::Query kInsert{"session.insert", R"(
  insert into session (desk_id, token_hash, person_id, created_at, expires_at)
  values (:desk, :token_hash, :person, :created_at, :expires_at))"};

constexpr storage::Query kPerson{"session.person", R"(
  select person_id from session where desk_id = :desk and token_hash = :token_hash and expires_at > :now)"};

constexpr storage::Query kDelete{"session.delete",
                                 "delete from session where desk_id = :desk and token_hash = :token_hash"};

constexpr storage::Query kBegun{"session.begun",
                                "select created_at from session where desk_id = :desk and token_hash = :token_hash"};

constexpr storage::Query kDeleteOthers{"session.delete_others", R"(
  delete from session where desk_id = :desk and person_id = :person and token_hash <> :kept)"};

constexpr storage::Query kInsertSetup{
    "setup_token.insert", "insert into setup_token (token_hash, expires_at) values (:token_hash, :expires_at)"};

constexpr storage::Query kSetup{
    "setup_token.find", "select expires_at from setup_token where token_hash = :token_hash and expires_at > :now"};

constexpr storage::Query kDeleteSetup{"setup_token.delete", "delete from setup_token"};

}  // namespace

void insert_session(storage::Transaction& tx, DeskId desk, NewSession const& session) {
  tx.execute(kInsert, {{"desk", desk},
                       {"token_hash", session.token_hash},
                       {"person", session.person},
                       {"created_at", session.created_at},
                       {"expires_at", session.expires_at}});
}

std::optional<PersonId> person_of_session(storage::Transaction& tx, DeskId desk, std::string const& token_hash,
                                          Time now) {
  return tx.first<PersonId>(kPerson, {{"desk", desk}, {"token_hash", token_hash}, {"now", now}});
}

void delete_session(storage::Transaction& tx, DeskId desk, std::string const& token_hash) {
  tx.execute(kDelete, {{"desk", desk}, {"token_hash", token_hash}});
}

std::optional<Time> session_begun(storage::Transaction& tx, DeskId desk, std::string const& token_hash) {
  return tx.first<Time>(kBegun, {{"desk", desk}, {"token_hash", token_hash}});
}

void delete_sessions_but(storage::Transaction& tx, DeskId desk, PersonId person, std::string const& kept) {
  tx.execute(kDeleteOthers, {{"desk", desk}, {"person", person}, {"kept", kept}});
}

void replace_setup_token(storage::Transaction& tx, std::string const& token_hash, Time expires_at) {
  delete_setup_tokens(tx);
  tx.execute(kInsertSetup, {{"token_hash", token_hash}, {"expires_at", expires_at}});
}

bool setup_token_valid(storage::Transaction& tx, std::string const& token_hash, Time now) {
  return tx.first<std::int64_t>(kSetup, {{"token_hash", token_hash}, {"now", now}}).has_value();
}

void delete_setup_tokens(storage::Transaction& tx) {
  tx.execute(kDeleteSetup, {});
}

}  // namespace podpora::identity

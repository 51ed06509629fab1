#include "features/identity/invitation_store.h"

namespace podpora::identity {

namespace {

constexpr storage::Query kInsert{"invitation.insert", R"(
  insert into invitation (desk_id, id, token_hash, name, email, language, roles, created_at, created_by, expires_at)
  values (:desk, :id, :hash, :name, :email, :language, :roles, :created_at, :created_by, :expires_at))"};

constexpr storage::Query kFind{"invitation.find", R"(
  select id, name, email, language, roles, created_at, created_by, expires_at, used_at
  from invitation where desk_id = :desk and id = :id)"};

constexpr storage::Query kByHash{"invitation.by_hash", R"(
  select id, name, email, language, roles, created_at, created_by, expires_at, used_at
  from invitation where desk_id = :desk and token_hash = :hash)"};

constexpr storage::Query kOpen{"invitation.open", R"(
  select id, name, email, language, roles, created_at, created_by, expires_at, used_at
  from invitation where desk_id = :desk and used_at is null order by id desc)"};

constexpr storage::Query kRenew{"invitation.renew", R"(
  update invitation set token_hash = :hash, expires_at = :expires_at where desk_id = :desk and id = :id)"};

constexpr storage::Query kUse{"invitation.use", R"(
  update invitation set used_at = :now where desk_id = :desk and id = :id and used_at is null)"};

constexpr storage::Query kDelete{"invitation.delete", "delete from invitation where desk_id = :desk and id = :id"};

constexpr storage::Query kDeleteOpen{
    "invitation.delete_open", "delete from invitation where desk_id = :desk and email = :email and used_at is null"};

}  // namespace

void insert_invitation(storage::Transaction& tx, DeskId desk, Invitation const& invitation,
                       std::string const& token_hash) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", invitation.id},
                       {"hash", token_hash},
                       {"name", invitation.name},
                       {"email", invitation.email},
                       {"language", invitation.language},
                       {"roles", invitation.roles},
                       {"created_at", invitation.created_at},
                       {"created_by", invitation.created_by},
                       {"expires_at", invitation.expires_at}});
}

std::optional<Invitation> find_invitation_by_id(storage::Transaction& tx, DeskId desk, InvitationId id) {
  return tx.first<Invitation>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<Invitation> find_invitation_by_hash(storage::Transaction& tx, DeskId desk,
                                                  std::string const& token_hash) {
  return tx.first<Invitation>(kByHash, {{"desk", desk}, {"hash", token_hash}});
}

std::vector<Invitation> open_invitations(storage::Transaction& tx, DeskId desk) {
  return tx.all<Invitation>(kOpen, {{"desk", desk}});
}

void renew_invitation(storage::Transaction& tx, DeskId desk, InvitationId id, std::string const& token_hash,
                      Time expires_at) {
  tx.execute(kRenew, {{"desk", desk}, {"id", id}, {"hash", token_hash}, {"expires_at", expires_at}});
}

bool use_invitation(storage::Transaction& tx, DeskId desk, InvitationId id, Time now) {
  return tx.execute(kUse, {{"desk", desk}, {"id", id}, {"now", now}}) == 1;
}

void delete_invitation(storage::Transaction& tx, DeskId desk, InvitationId id) {
  tx.execute(kDelete, {{"desk", desk}, {"id", id}});
}

void delete_open_invitations(storage::Transaction& tx, DeskId desk, std::string const& email) {
  tx.execute(kDeleteOpen, {{"desk", desk}, {"email", email}});
}

}  // namespace podpora::identity

#include "features/notify/signature_store.h"

namespace podpora::notify {

namespace {

constexpr storage::Query kFind{"mail_signature.find", R"(
  select body from mail_signature where desk_id = :desk and language = :language)"};

constexpr storage::Query kPut{"mail_signature.put", R"(
  insert into mail_signature (desk_id, language, body) values (:desk, :language, :body)
  on conflict (desk_id, language) do update set body = excluded.body)"};

constexpr storage::Query kDelete{"mail_signature.delete", R"(
  delete from mail_signature where desk_id = :desk and language = :language)"};

}  // namespace

std::optional<std::string> find_signature(storage::Transaction& tx, DeskId desk, std::string const& language) {
  return tx.first<std::string>(kFind, {{"desk", desk}, {"language", language}});
}

void put_signature(storage::Transaction& tx, DeskId desk, std::string const& language, std::string const& body) {
  if (body.empty())
    tx.execute(kDelete, {{"desk", desk}, {"language", language}});
  else
    tx.execute(kPut, {{"desk", desk}, {"language", language}, {"body", body}});
}

}  // namespace podpora::notify

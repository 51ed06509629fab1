#include "features/notify/thread_store.h"

#include "features/notify/sender_store.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::notify {

namespace {

constexpr storage::Query kIdentity{"mail_identity.find", R"(
  select s.id, s.address, s.display_name, s.reply_base, i.signing_key
  from mail_identity i join mail_sender s on s.desk_id = i.desk_id and s.id = i.default_sender
  where i.desk_id = :desk)"};

constexpr storage::Query kPutIdentity{"mail_identity.put", R"(
  insert into mail_identity (desk_id, address, display_name, signing_key, created_at, default_sender)
  values (:desk, :address, :display_name, :signing_key, :now, :sender))"};

constexpr storage::Query kNote{"mail_thread.note", R"(
  insert into mail_thread (desk_id, message_id, ticket_id, service_request_id, own, at)
  values (:desk, :message_id, :ticket, :service_request, :own, :now)
  on conflict (desk_id, message_id) do nothing)"};

constexpr storage::Query kFind{"mail_thread.find", R"(
  select ticket_id, service_request_id from mail_thread
  where desk_id = :desk and message_id = :message_id and own = 1)"};

constexpr storage::Query kFindAny{"mail_thread.find_any", R"(
  select ticket_id, service_request_id from mail_thread where desk_id = :desk and message_id = :message_id)"};

constexpr storage::Query kOf{"mail_thread.of", R"(
  select message_id from mail_thread
  where desk_id = :desk and ticket_id = :ticket and coalesce(service_request_id, 0) = :service_request
  order by at desc, message_id desc limit :limit)"};

}  // namespace

std::optional<MailIdentity> find_identity(storage::Transaction& tx, DeskId desk) {
  return tx.first<MailIdentity>(kIdentity, {{"desk", desk}});
}

void put_identity(storage::Transaction& tx, DeskId desk, Sender const& sender, std::string const& signing_key,
                  Time now) {
  tx.execute(kPutIdentity, {{"desk", desk},
                            {"address", sender.address},
                            {"display_name", sender.display_name},
                            {"signing_key", signing_key},
                            {"now", now},
                            {"sender", sender.id}});
}

std::optional<MailIdentity> identity_of_ticket(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  auto identity = find_identity(tx, desk);
  auto const chosen = identity ? chosen_sender(tx, desk, ticket) : std::nullopt;
  auto const sender = chosen ? find_sender(tx, desk, *chosen) : std::nullopt;
  if (!sender) return identity;
  return MailIdentity{.sender_id = sender->id,
                      .address = sender->address,
                      .display_name = sender->display_name,
                      .reply_base = sender->reply_base,
                      .signing_key = std::move(identity->signing_key)};
}

bool is_address_of(Sender const& sender, std::string const& address) {
  auto const given = ascii_lower(address);
  for (auto const& own : {sender.address, sender.reply_base}) {
    auto const at = std::min(own.rfind('@'), own.size());
    if (given == own || (given.starts_with(own.substr(0, at) + "+") && given.ends_with(own.substr(at)))) return true;
  }
  return false;
}

void note_message_id(storage::Transaction& tx, DeskId desk, std::string const& message_id, ThreadRef const& ref,
                     Origin origin, Time now) {
  if (message_id.empty()) return;
  tx.execute(kNote, {{"desk", desk},
                     {"message_id", message_id},
                     {"ticket", ref.ticket_id},
                     {"service_request", ref.service_request_id},
                     {"own", origin == Origin::kOwn ? 1 : 0},
                     {"now", now}});
}

std::optional<ThreadRef> find_thread(storage::Transaction& tx, DeskId desk, std::string const& message_id) {
  if (message_id.empty()) return std::nullopt;
  return tx.first<ThreadRef>(kFind, {{"desk", desk}, {"message_id", message_id}});
}

std::optional<ThreadRef> find_any_thread(storage::Transaction& tx, DeskId desk, std::string const& message_id) {
  if (message_id.empty()) return std::nullopt;
  return tx.first<ThreadRef>(kFindAny, {{"desk", desk}, {"message_id", message_id}});
}

std::vector<std::string> message_ids_of(storage::Transaction& tx, DeskId desk, ThreadRef const& ref, int limit) {
  auto ids = tx.all<std::string>(kOf, {{"desk", desk},
                                       {"ticket", ref.ticket_id},
                                       {"service_request", ref.service_request_id.value_or(0)},
                                       {"limit", limit}});
  std::ranges::reverse(ids);
  return ids;
}

}  // namespace podpora::notify

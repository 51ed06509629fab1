#include "features/notify/sender_store.h"

namespace podpora::notify {

namespace {

constexpr storage::Query kAll{"mail_sender.all", R"(
  select id, name, address, display_name, reply_base from mail_sender
  where desk_id = :desk and removed_at is null order by id)"};

constexpr storage::Query kEver{"mail_sender.ever", R"(
  select id, name, address, display_name, reply_base from mail_sender where desk_id = :desk order by id)"};

constexpr storage::Query kFind{"mail_sender.find", R"(
  select id, name, address, display_name, reply_base from mail_sender
  where desk_id = :desk and id = :id and removed_at is null)"};

constexpr storage::Query kPut{"mail_sender.put", R"(
  insert into mail_sender (desk_id, id, name, address, display_name, reply_base, created_at)
  values (:desk, :id, :name, :address, :display_name, :reply_base, :now)
  on conflict (desk_id, id) do update set name = excluded.name, address = excluded.address,
    display_name = excluded.display_name, reply_base = excluded.reply_base)"};

constexpr storage::Query kRemove{"mail_sender.remove", R"(
  update mail_sender set removed_at = :now where desk_id = :desk and id = :id)"};

constexpr storage::Query kDefault{"mail_identity.set_default", R"(
  update mail_identity set default_sender = :sender,
    address = (select address from mail_sender where desk_id = :desk and id = :sender),
    display_name = (select display_name from mail_sender where desk_id = :desk and id = :sender)
  where desk_id = :desk)"};

constexpr storage::Query kChosen{"ticket_sender.find", R"(
  select t.sender_id from ticket_sender t join mail_sender s on s.desk_id = t.desk_id and s.id = t.sender_id
  where t.desk_id = :desk and t.ticket_id = :ticket and s.removed_at is null)"};

constexpr storage::Query kChoose{"ticket_sender.put", R"(
  insert into ticket_sender (desk_id, ticket_id, sender_id) values (:desk, :ticket, :sender)
  on conflict (desk_id, ticket_id) do update set sender_id = excluded.sender_id)"};

constexpr storage::Query kSignature{"mail_sender_signature.find", R"(
  select body from mail_sender_signature where desk_id = :desk and sender_id = :sender and language = :language)"};

constexpr storage::Query kPutSignature{"mail_sender_signature.put", R"(
  insert into mail_sender_signature (desk_id, sender_id, language, body) values (:desk, :sender, :language, :body)
  on conflict (desk_id, sender_id, language) do update set body = excluded.body)"};

constexpr storage::Query kDeleteSignature{"mail_sender_signature.delete", R"(
  delete from mail_sender_signature where desk_id = :desk and sender_id = :sender and language = :language)"};

}  // namespace

std::vector<Sender> senders_of(storage::Transaction& tx, DeskId desk) {
  return tx.all<Sender>(kAll, {{"desk", desk}});
}

std::vector<Sender> senders_ever(storage::Transaction& tx, DeskId desk) {
  return tx.all<Sender>(kEver, {{"desk", desk}});
}

std::optional<Sender> find_sender(storage::Transaction& tx, DeskId desk, SenderId id) {
  return tx.first<Sender>(kFind, {{"desk", desk}, {"id", id}});
}

void put_sender(storage::Transaction& tx, DeskId desk, Sender const& sender, Time now) {
  tx.execute(kPut, {{"desk", desk},
                    {"id", sender.id},
                    {"name", sender.name},
                    {"address", sender.address},
                    {"display_name", sender.display_name},
                    {"reply_base", sender.reply_base},
                    {"now", now}});
}

void set_removed(storage::Transaction& tx, DeskId desk, SenderId id, Time now) {
  tx.execute(kRemove, {{"desk", desk}, {"id", id}, {"now", now}});
}

void set_default_sender(storage::Transaction& tx, DeskId desk, SenderId id) {
  tx.execute(kDefault, {{"desk", desk}, {"sender", id}});
}

std::optional<SenderId> chosen_sender(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.first<SenderId>(kChosen, {{"desk", desk}, {"ticket", ticket}});
}

void put_chosen_sender(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, SenderId sender) {
  tx.execute(kChoose, {{"desk", desk}, {"ticket", ticket}, {"sender", sender}});
}

std::optional<std::string> find_signature(storage::Transaction& tx, DeskId desk, SenderId sender,
                                          std::string const& language) {
  return tx.first<std::string>(kSignature, {{"desk", desk}, {"sender", sender}, {"language", language}});
}

void put_signature(storage::Transaction& tx, DeskId desk, SenderId sender, std::string const& language,
                   std::string const& body) {
  if (body.empty())
    tx.execute(kDeleteSignature, {{"desk", desk}, {"sender", sender}, {"language", language}});
  else
    tx.execute(kPutSignature, {{"desk", desk}, {"sender", sender}, {"language", language}, {"body", body}});
}

}  // namespace podpora::notify

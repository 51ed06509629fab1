#include "features/notify/outbox_store.h"

#include "platform/base/text.h"

namespace podpora::notify {

namespace {

constexpr storage::Query kInsert{"outbox.insert", R"(
  insert into outbox (desk_id, id, purpose, ticket_id, service_request_id, recipient, recipient_name, sender,
    sender_name, reply_address, message_id, earlier_ids, subject, body, state, attempts, last_error, created_at,
    message_ref, send_after, history, state_before, markup)
  values (:desk, :id, :purpose, :ticket, :service_request, :recipient, :recipient_name, :sender,
    :sender_name, :reply_address, :message_id, :earlier_ids, :subject, :body, 'queued', 0, '', :created_at,
    :message, :send_after, :history, :state_before, :markup))"};

constexpr storage::Query kInsertAttachment{"outbox.insert_attachment", R"(
  insert into outbox_attachment (desk_id, outbox_id, position, name, media_type, sha256, size)
  values (:desk, :outbox, :position, :name, :media_type, :sha256, :size))"};

constexpr storage::Query kFind{"outbox.find", R"(
  select id, purpose, ticket_id, service_request_id, recipient, recipient_name, sender, sender_name, reply_address,
    message_id, earlier_ids, subject, body, state, attempts, last_error, created_at, sent_at,
    message_ref, send_after, history, state_before, markup
  from outbox where desk_id = :desk and id = :id)"};

constexpr storage::Query kFindByMessageId{"outbox.find_by_message_id", R"(
  select id, purpose, ticket_id, service_request_id, recipient, recipient_name, sender, sender_name, reply_address,
    message_id, earlier_ids, subject, body, state, attempts, last_error, created_at, sent_at,
    message_ref, send_after, history, state_before, markup
  from outbox where desk_id = :desk and message_id = :message_id)"};

constexpr storage::Query kLastAt{"outbox.last_at", R"(
  select created_at from outbox where desk_id = :desk and ticket_id = :ticket and recipient = :recipient
  order by id desc limit 1)"};

constexpr storage::Query kOfTicket{"outbox.of_ticket", R"(
  select id, purpose, ticket_id, service_request_id, recipient, recipient_name, sender, sender_name, reply_address,
    message_id, earlier_ids, subject, body, state, attempts, last_error, created_at, sent_at,
    message_ref, send_after, history, state_before, markup
  from outbox where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kAttachments{"outbox.attachments", R"(
  select name, media_type, sha256, size from outbox_attachment
  where desk_id = :desk and outbox_id = :outbox order by position)"};

constexpr storage::Query kAcknowledgements{"outbox.acknowledgements_since", R"(
  select count(*) from outbox
  where desk_id = :desk and recipient = :recipient and purpose = 'acknowledgement' and created_at > :since)"};

constexpr storage::Query kNotices{"outbox.notices_since", R"(
  select count(*) from outbox
  where desk_id = :desk and recipient = :recipient and purpose = 'notice' and created_at > :since)"};

constexpr storage::Query kOfMessage{"outbox.of_message", R"(
  select id, purpose, ticket_id, service_request_id, recipient, recipient_name, sender, sender_name, reply_address,
    message_id, earlier_ids, subject, body, state, attempts, last_error, created_at, sent_at,
    message_ref, send_after, history, state_before, markup
  from outbox where desk_id = :desk and message_ref = :message order by id)"};

constexpr storage::Query kClaim{"outbox.claim", R"(
  update outbox set state = 'sending'
  where desk_id = :desk and id = :id and attempts = :attempts and state in ('queued', 'sending'))"};

constexpr storage::Query kUndo{"outbox.undo", R"(
  update outbox set state = 'undone'
  where desk_id = :desk and message_ref = :message and state = 'queued' and attempts = 0)"};

constexpr storage::Query kSetOutcome{"outbox.set_outcome", R"(
  update outbox set state = :state, last_error = :error, sent_at = :sent_at, send_after = :send_after,
    attempts = attempts + 1
  where desk_id = :desk and id = :id and state = 'sending' and attempts = :attempts)"};

constexpr storage::Query kRequeue{"outbox.requeue", R"(
  update outbox set state = 'queued', created_at = :now, send_after = :now
  where desk_id = :desk and id = :id and state = 'failed')"};

struct AttachmentRow {
  std::string name;
  std::string media_type;
  std::string sha256;
  std::int64_t size{0};
};
BOOST_DESCRIBE_STRUCT(AttachmentRow, (), (name, media_type, sha256, size))

}  // namespace

void insert_mail(storage::Transaction& tx, DeskId desk, OutboxMail const& mail,
                 std::vector<tickets::NewAttachment> const& attachments) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", mail.id},
                       {"purpose", mail.purpose},
                       {"ticket", mail.ticket_id},
                       {"service_request", mail.service_request_id},
                       {"recipient", mail.recipient},
                       {"recipient_name", mail.recipient_name},
                       {"sender", mail.sender},
                       {"sender_name", mail.sender_name},
                       {"reply_address", mail.reply_address},
                       {"message_id", mail.message_id},
                       {"earlier_ids", mail.earlier_ids},
                       {"subject", mail.subject},
                       {"body", mail.body},
                       {"created_at", mail.created_at},
                       {"message", mail.message_ref},
                       {"send_after", mail.send_after},
                       {"history", mail.history},
                       {"state_before", mail.state_before},
                       {"markup", mail.markup}});
  std::int64_t position = 0;
  for (auto const& file : attachments) {
    tx.execute(kInsertAttachment, {{"desk", desk},
                                   {"outbox", mail.id},
                                   {"position", position++},
                                   {"name", file.name},
                                   {"media_type", file.media_type},
                                   {"sha256", file.sha256},
                                   {"size", file.size}});
  }
}

std::optional<OutboxMail> find_mail(storage::Transaction& tx, DeskId desk, OutboxId id) {
  return tx.first<OutboxMail>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<OutboxMail> find_mail_by_message_id(storage::Transaction& tx, DeskId desk,
                                                  std::string const& message_id) {
  if (message_id.empty()) return std::nullopt;
  return tx.first<OutboxMail>(kFindByMessageId, {{"desk", desk}, {"message_id", message_id}});
}

std::optional<Time> last_mail_at(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                                 std::string const& recipient) {
  return tx.first<Time>(kLastAt, {{"desk", desk}, {"ticket", ticket}, {"recipient", ascii_lower(recipient)}});
}

std::vector<OutboxMail> mails_of_ticket(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<OutboxMail>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<tickets::NewAttachment> attachments_of(storage::Transaction& tx, DeskId desk, OutboxId id) {
  std::vector<tickets::NewAttachment> files;
  for (auto& row : tx.all<AttachmentRow>(kAttachments, {{"desk", desk}, {"outbox", id}})) {
    files.push_back({std::move(row.name), std::move(row.media_type), std::move(row.sha256), row.size});
  }
  return files;
}

std::int64_t acknowledgements_since(storage::Transaction& tx, DeskId desk, std::string const& recipient, Time since) {
  return tx.first<std::int64_t>(kAcknowledgements, {{"desk", desk}, {"recipient", recipient}, {"since", since}})
      .value_or(0);
}

std::int64_t notices_since(storage::Transaction& tx, DeskId desk, std::string const& recipient, Time since) {
  return tx.first<std::int64_t>(kNotices, {{"desk", desk}, {"recipient", recipient}, {"since", since}}).value_or(0);
}

std::vector<OutboxMail> mails_of_message(storage::Transaction& tx, DeskId desk, tickets::MessageId message) {
  return tx.all<OutboxMail>(kOfMessage, {{"desk", desk}, {"message", message}});
}

bool claim_mail(storage::Transaction& tx, DeskId desk, OutboxId id, std::int64_t attempts) {
  return tx.execute(kClaim, {{"desk", desk}, {"id", id}, {"attempts", attempts}}) == 1;
}

std::int64_t undo_mails(storage::Transaction& tx, DeskId desk, tickets::MessageId message) {
  return tx.execute(kUndo, {{"desk", desk}, {"message", message}});
}

bool requeue_mail(storage::Transaction& tx, DeskId desk, OutboxId id, Time now) {
  return tx.execute(kRequeue, {{"desk", desk}, {"id", id}, {"now", now}}) == 1;
}

bool set_outcome(storage::Transaction& tx, DeskId desk, OutboxMail const& mail, SendOutcome const& outcome) {
  return tx.execute(kSetOutcome, {{"desk", desk},
                                  {"id", mail.id},
                                  {"attempts", mail.attempts},
                                  {"state", outcome.state},
                                  {"error", outcome.error},
                                  {"sent_at", outcome.sent_at},
                                  {"send_after", outcome.send_after}}) == 1;
}

}  // namespace podpora::notify

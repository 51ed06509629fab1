#include "features/tickets/ticket_store.h"

namespace podpora::tickets {

namespace {

constexpr storage::Query kNextNumber{"ticket.next_number", R"(
  insert into ticket_counter (desk_id, last_number) values (:desk, 1)
  on conflict (desk_id) do update set last_number = ticket_counter.last_number + 1
  returning last_number)"};

constexpr storage::Query kInsert{"ticket.insert", R"(
  insert into ticket (desk_id, id, number, subject, state, kind, nature, severity, service, area,
                      escalation_class, channel, customer_id, contact_id, subscription_id, assignee_id, agreement_id,
                      cause, opened_at, updated_at, resolved_at, version)
  values (:desk, :id, :number, :subject, :state, :kind, :nature, :severity, :service, :area, :escalation_class,
          :channel, :customer, :contact, :subscription, :assignee, :agreement, :cause, :opened_at, :updated_at,
          :resolved_at, :version))"};

constexpr storage::Query kUpdate{"ticket.update", R"(
  update ticket set subject = :subject, state = :state, kind = :kind, nature = :nature, severity = :severity,
    service = :service, area = :area, escalation_class = :escalation_class, customer_id = :customer,
    contact_id = :contact, subscription_id = :subscription, assignee_id = :assignee, agreement_id = :agreement, cause = :cause, updated_at = :updated_at,
    resolved_at = :resolved_at, version = :version
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kFind{"ticket.find", R"(
  select id, number, subject, state, kind, nature, severity, service, area, escalation_class, channel,
         customer_id, contact_id, subscription_id, assignee_id, agreement_id, cause, opened_at, updated_at, resolved_at,
         version
  from ticket where desk_id = :desk and id = :id)"};

constexpr storage::Query kByNumber{"ticket.by_number", R"(
  select id, number, subject, state, kind, nature, severity, service, area, escalation_class, channel,
         customer_id, contact_id, subscription_id, assignee_id, agreement_id, cause, opened_at, updated_at, resolved_at,
         version
  from ticket where desk_id = :desk and number = :number)"};

constexpr storage::Query kOfCustomer{"ticket.of_customer", R"(
  select id, number, subject, state, kind, nature, severity, service, area, escalation_class, channel,
         customer_id, contact_id, subscription_id, assignee_id, agreement_id, cause, opened_at, updated_at, resolved_at,
         version
  from ticket where desk_id = :desk and customer_id = :customer order by updated_at desc, id desc limit :limit)"};

constexpr storage::Query kUnfinishedOfCustomer{"ticket.unfinished_of_customer", R"(
  select id, number, subject, state, kind, nature, severity, service, area, escalation_class, channel,
         customer_id, contact_id, subscription_id, assignee_id, agreement_id, cause, opened_at, updated_at, resolved_at,
         version
  from ticket where desk_id = :desk and customer_id = :customer and state not in ('resolved', 'closed')
  order by updated_at desc, id desc limit :limit)"};

constexpr storage::Query kInsertMessage{"message.insert", R"(
  insert into message (desk_id, id, ticket_id, visibility, author_kind, author_id, author_name, body, quoted,
                       service_request_id, mail_id, created_at)
  values (:desk, :id, :ticket, :visibility, :author_kind, :author, :author_name, :body, :quoted, :service_request,
          :mail, :created_at))"};

constexpr storage::Query kMessages{"message.of_ticket", R"(
  select id, ticket_id, visibility, author_kind, author_id, author_name, body, quoted, service_request_id, mail_id,
         created_at
  from message where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kMessage{"message.find", R"(
  select id, ticket_id, visibility, author_kind, author_id, author_name, body, quoted, service_request_id, mail_id,
         created_at
  from message where desk_id = :desk and id = :id)"};

constexpr storage::Query kMoveMessage{"message.move",
                                      "update message set ticket_id = :to where desk_id = :desk and id = :message"};
constexpr storage::Query kMoveAttachments{
    "attachment.move", "update attachment set ticket_id = :to where desk_id = :desk and message_id = :message"};
constexpr storage::Query kMoveHold{
    "message_hold.move", "update message_hold set ticket_id = :to where desk_id = :desk and message_id = :message"};

constexpr storage::Query kInsertAttachment{"attachment.insert", R"(
  insert into attachment (desk_id, id, message_id, ticket_id, name, media_type, sha256, size)
  values (:desk, :id, :message, :ticket, :name, :media_type, :sha256, :size))"};

constexpr storage::Query kAttachments{"attachment.of_ticket", R"(
  select id, message_id, ticket_id, name, media_type, sha256, size
  from attachment where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kAttachment{"attachment.find", R"(
  select id, message_id, ticket_id, name, media_type, sha256, size
  from attachment where desk_id = :desk and id = :id)"};

}  // namespace

std::int64_t next_number(storage::Transaction& tx, DeskId desk) {
  return tx.first<std::int64_t>(kNextNumber, {{"desk", desk}}).value();
}

void insert_ticket(storage::Transaction& tx, DeskId desk, Ticket const& ticket) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", ticket.id},
                       {"number", ticket.number},
                       {"subject", ticket.subject},
                       {"state", ticket.state},
                       {"kind", ticket.kind},
                       {"nature", ticket.nature},
                       {"severity", ticket.severity},
                       {"service", ticket.service},
                       {"area", ticket.area},
                       {"escalation_class", ticket.escalation_class},
                       {"channel", ticket.channel},
                       {"customer", ticket.customer_id},
                       {"contact", ticket.contact_id},
                       {"subscription", ticket.subscription_id},
                       {"assignee", ticket.assignee_id},
                       {"agreement", ticket.agreement_id},
                       {"cause", ticket.cause},
                       {"opened_at", ticket.opened_at},
                       {"updated_at", ticket.updated_at},
                       {"resolved_at", ticket.resolved_at},
                       {"version", ticket.version}});
}

void update_ticket(storage::Transaction& tx, DeskId desk, Ticket const& ticket) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", ticket.id},
                       {"subject", ticket.subject},
                       {"state", ticket.state},
                       {"kind", ticket.kind},
                       {"nature", ticket.nature},
                       {"severity", ticket.severity},
                       {"service", ticket.service},
                       {"area", ticket.area},
                       {"escalation_class", ticket.escalation_class},
                       {"customer", ticket.customer_id},
                       {"contact", ticket.contact_id},
                       {"subscription", ticket.subscription_id},
                       {"assignee", ticket.assignee_id},
                       {"agreement", ticket.agreement_id},
                       {"cause", ticket.cause},
                       {"updated_at", ticket.updated_at},
                       {"resolved_at", ticket.resolved_at},
                       {"version", ticket.version}});
}

std::optional<Ticket> find_ticket(storage::Transaction& tx, DeskId desk, TicketId id) {
  return tx.first<Ticket>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<Ticket> find_ticket_by_number(storage::Transaction& tx, DeskId desk, std::int64_t number) {
  return tx.first<Ticket>(kByNumber, {{"desk", desk}, {"number", number}});
}

std::vector<Ticket> tickets_of_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                        int limit) {
  return tx.all<Ticket>(kOfCustomer, {{"desk", desk}, {"customer", customer}, {"limit", limit}});
}

std::vector<Ticket> unfinished_of_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                           int limit) {
  return tx.all<Ticket>(kUnfinishedOfCustomer, {{"desk", desk}, {"customer", customer}, {"limit", limit}});
}

void insert_message(storage::Transaction& tx, DeskId desk, Message const& message) {
  tx.execute(kInsertMessage, {{"desk", desk},
                              {"id", message.id},
                              {"ticket", message.ticket_id},
                              {"visibility", message.visibility},
                              {"author_kind", message.author_kind},
                              {"author", message.author_id},
                              {"author_name", message.author_name},
                              {"body", message.body},
                              {"quoted", message.quoted},
                              {"service_request", message.service_request_id},
                              {"mail", message.mail_id},
                              {"created_at", message.created_at}});
}

std::optional<Message> find_message(storage::Transaction& tx, DeskId desk, MessageId id) {
  return tx.first<Message>(kMessage, {{"desk", desk}, {"id", id}});
}

std::vector<Message> messages_of(storage::Transaction& tx, DeskId desk, TicketId id) {
  return tx.all<Message>(kMessages, {{"desk", desk}, {"ticket", id}});
}

void move_message(storage::Transaction& tx, DeskId desk, MessageId message, TicketId to) {
  for (auto const& query : {kMoveMessage, kMoveAttachments, kMoveHold})
    tx.execute(query, {{"desk", desk}, {"message", message}, {"to", to}});
}

void insert_attachment(storage::Transaction& tx, DeskId desk, Attachment const& attachment) {
  tx.execute(kInsertAttachment, {{"desk", desk},
                                 {"id", attachment.id},
                                 {"message", attachment.message_id},
                                 {"ticket", attachment.ticket_id},
                                 {"name", attachment.name},
                                 {"media_type", attachment.media_type},
                                 {"sha256", attachment.sha256},
                                 {"size", attachment.size}});
}

std::vector<Attachment> attachments_of(storage::Transaction& tx, DeskId desk, TicketId ticket) {
  return tx.all<Attachment>(kAttachments, {{"desk", desk}, {"ticket", ticket}});
}

std::optional<Attachment> find_attachment(storage::Transaction& tx, DeskId desk, AttachmentId id) {
  return tx.first<Attachment>(kAttachment, {{"desk", desk}, {"id", id}});
}

}  // namespace podpora::tickets

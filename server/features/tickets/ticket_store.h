#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>

namespace podpora::tickets {

/// The next number of the desk. Gaps are allowed, repeats are not.
std::int64_t next_number(storage::Transaction& tx, DeskId desk);

void insert_ticket(storage::Transaction& tx, DeskId desk, Ticket const& ticket);
/// Writes every field that may change, and the next version.
void update_ticket(storage::Transaction& tx, DeskId desk, Ticket const& ticket);
void insert_message(storage::Transaction& tx, DeskId desk, Message const& message);

/// A file that came with a message. Its content is in the blob store.
struct Attachment {
  AttachmentId id;
  MessageId message_id;
  TicketId ticket_id;
  std::string name;
  std::string media_type;
  std::string sha256;
  std::int64_t size{0};
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (id, message_id, ticket_id, name, media_type, sha256, size))

void insert_attachment(storage::Transaction& tx, DeskId desk, Attachment const& attachment);
std::vector<Attachment> attachments_of(storage::Transaction& tx, DeskId desk, TicketId ticket);
std::optional<Attachment> find_attachment(storage::Transaction& tx, DeskId desk, AttachmentId id);

/// Says the message, its files and its hold on another ticket from now on.
void move_message(storage::Transaction& tx, DeskId desk, MessageId message, TicketId to);

/// A customer's tickets, newest first.
std::vector<Ticket> tickets_of_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                        int limit);

/// Those of them that are not finished, last touched first.
std::vector<Ticket> unfinished_of_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                           int limit);

}  // namespace podpora::tickets

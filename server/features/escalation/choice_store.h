#pragma once

#include "features/escalation/service_request.h"
#include "features/tickets/ticket_store.h"
#include "platform/storage/database.h"

namespace podpora::escalation {

/// Why another way than the recommended one was taken.
struct Choice {
  std::string recommended;  ///< empty: the rules recommended not to escalate
  std::string reason;
  std::string person_name;
  Time at;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (recommended, reason, person_name, at))

void insert_choice(storage::Transaction& tx, DeskId desk, ServiceRequestId id, Choice const& choice);
std::optional<Choice> find_choice(storage::Transaction& tx, DeskId desk, ServiceRequestId id);

/// The ticket's files that go along, in the order of coming. Each was chosen by a person.
void replace_attachments(storage::Transaction& tx, DeskId desk, ServiceRequestId id,
                         std::vector<tickets::AttachmentId> const& chosen);
std::vector<tickets::Attachment> chosen_attachments(storage::Transaction& tx, DeskId desk,
                                                    ServiceRequest const& request);

}  // namespace podpora::escalation

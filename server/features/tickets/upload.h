#pragma once

#include "features/tickets/ticket.h"
#include "platform/blobs/blobs.h"

#include <boost/describe/class.hpp>

namespace podpora::tickets {

struct UploadTag {
  static constexpr std::string_view prefix = "upl";
};
using UploadId = Id<UploadTag>;

/// The most that one file, and all files of a message together, may hold: what most mail servers take (base64 adds a
/// third).
inline constexpr std::int64_t kUploadMax = 18 << 20;
inline constexpr std::int64_t kUploadsMax = 20;

/// A file that waits for the message it belongs to. Only the person who added it can use it, for that ticket.
struct Upload {
  UploadId id;
  TicketId ticket_id;
  PersonId person_id;
  std::string name;
  std::string media_type;
  std::string sha256;
  std::int64_t size{0};
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(Upload, (), (id, ticket_id, person_id, name, media_type, sha256, size, created_at))

/// Keeps the file (its content is in the blob store already) for the acting person's next message; drops what the desk
/// forgot for a week. kNotFound; kInvalid `query/name` when there is no name.
Result<Upload> add_upload(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Upload upload);

/// Takes the uploads for a message: each can be used once. kInvalid `/attachments/N` for one that is not there or not
/// this person's for this ticket, `/attachments` when all together are too large.
Result<std::vector<NewAttachment>> claim_uploads(storage::Transaction& tx, Actor const& actor, TicketId ticket,
                                                 std::vector<UploadId> const& ids);

/// The uploads as they are, for a look at what will become of them: nothing is taken. Errors as `claim_uploads`.
Result<std::vector<Upload>> look_at_uploads(storage::Transaction& tx, Actor const& actor, TicketId ticket,
                                            std::vector<UploadId> const& ids);

/// The files of a message as uploads again: after it was taken back.
std::vector<Upload> reuse_attachments(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      Message const& message);

}  // namespace podpora::tickets

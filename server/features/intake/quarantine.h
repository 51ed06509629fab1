#pragma once

#include "features/intake/intake.h"

#include <string>

namespace podpora::intake {

/// How a mail that was set aside is filed again.
enum class FileAs : std::uint8_t {
  kMail,    ///< as if it had just come
  kRawFile  ///< unread, as a ticket with the raw message attached
};
BOOST_DESCRIBE_ENUM(FileAs, kMail, kRawFile)

/// Takes the mail out of quarantine and lets it be filed; records `mail.released`. kNotFound when it is not there.
Result<void> file_again(storage::Transaction& tx, Context const& context, Actor const& actor, MailId id, FileAs as);

/// Takes it off the list for good; its raw bytes stay. Records `mail.discarded` with the reason. kNotFound; kInvalid
/// without a reason.
Result<void> discard(storage::Transaction& tx, Context const& context, Actor const& actor, MailId id,
                     std::string const& reason);

/// Files a mail unread: a ticket that says so, with the raw message attached. For what nothing can be made of. The mail
/// is claimed already.
void file_raw(storage::Transaction& tx, Context const& context, Actor const& actor, MailRow row);

}  // namespace podpora::intake

#pragma once

#include "features/notify/notify.h"
#include "features/notify/outbox_store.h"
#include "platform/mail/message.h"

#include <string>
#include <vector>

namespace podpora::intake {

/// One address that a report about a mail of ours says was not reached.
struct Bounced {
  std::string address;
  mail::ReportedRecipient report;
};

/// Which addresses the report is about, of those to whom our mail went: a report can mark nobody else, since anybody
/// can write one. Reports of success mark nobody.
std::vector<Bounced> bounced_of(mail::ParsedMail const& mail, std::string const& recipient);

/// Marks them, and says to agents what happened, a line each in the desk's language; whoever wrote an answer that will
/// not arrive is told by mail. Empty when the report is about no mail of ours or about a success.
std::string note_bounced(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                         mail::ParsedMail const& mail, std::string const& language);

}  // namespace podpora::intake

#pragma once

#include "features/intake/intake.h"

namespace podpora::intake {

/// Files old mail, in the caller's transaction and for a claimed row: it joins its conversation by any Message-ID that
/// is known, else opens a closed ticket. Ticket and message bear the date of the mail, and so do their events; no hook
/// is called, so nothing follows from it. What the customer may see is only what the desk or the customer wrote.
void file_import(Context const& context, storage::Transaction& tx, DeskId desk, MailRow& row,
                 mail::ParsedMail const& mail);

}  // namespace podpora::intake

#pragma once

#include "features/notify/notify.h"
#include "platform/mail/message.h"

#include <boost/describe/enum.hpp>

#include <string>
#include <vector>

namespace podpora::intake {

/// What the sender's domain says of the mail (RFC 7489), told by a server that the desk believes.
enum class Dmarc : std::uint8_t { kNone, kPass, kFail };
BOOST_DESCRIBE_ENUM(Dmarc, kNone, kPass, kFail)

/// What a mail may do that claims to come from somebody.
enum class Verdict : std::uint8_t {
  kReply,             ///< is heard on the ticket that its token proves
  kNote,              ///< agents see it on that ticket; it moves nothing
  kNewTicket,         ///< opens a ticket of its sender's
  kUnverifiedTicket,  ///< opens a ticket of nobody's; is not answered by a machine
};
BOOST_DESCRIBE_ENUM(Verdict, kReply, kNote, kNewTicket, kUnverifiedTicket)

/// What becomes of somebody whom the mail names besides the desk.
enum class Joining : std::uint8_t { kNobody, kPending, kAdded };
BOOST_DESCRIBE_ENUM(Joining, kNobody, kPending, kAdded)

/// Whether somebody who is named works for the ticket's customer.
enum class Named : std::uint8_t { kColleague, kStranger };
BOOST_DESCRIBE_ENUM(Named, kColleague, kStranger)

/// The verdict of the topmost field of a believed server: a field further down may have come with the mail. A verdict
/// about another domain than the sender's, or on a mail of several senders, is none.
Dmarc dmarc_of(mail::ParsedMail const& mail, std::vector<std::string> const& servers);

/// A token proves the conversation, and DMARC the sender. A number or a subject proves nothing, so it is no argument.
Verdict verdict_of(notify::TokenState token, Dmarc dmarc);

/// A stranger is never added by a mail; without a token or DMARC nobody is even asked about.
Joining joining_of(notify::TokenState token, Dmarc dmarc, Named named);

}  // namespace podpora::intake

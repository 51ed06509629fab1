#pragma once

#include "platform/mail/gmime.h"
#include "platform/mail/message.h"

#include <string_view>
#include <vector>

namespace podpora::mail {

/// Fills in who, when, what about and in answer to what.
void read_headers(GMimeParserOptions* options, GMimeObject* message, ParsedMail& mail);

/// The mailboxes of one address field, groups resolved; at most a thousand.
std::vector<Address> addresses(GMimeParserOptions* options, GMimeObject* message, char const* field);

/// The ids in a References or In-Reply-To value, without brackets; the last hundred. Linear.
std::vector<std::string> message_ids(std::string_view value);

}  // namespace podpora::mail

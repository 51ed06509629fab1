#pragma once

#include "features/notify/thread_store.h"
#include "platform/base/id.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::notify {

/// `podpora+t<ticket><token>@hvezda.example`: the address to which the recipient answers. The token is 130 bits of
/// an HMAC over desk, ticket or service request, and recipient, in lower case, since mail programs and servers fold
/// the case of addresses. For a service request the recipient counts by its domain: upstream sides answer from other
/// mailboxes than the one we write to.
std::string reply_address(MailIdentity const& identity, DeskId desk, ThreadRef const& ref, std::string_view recipient);

/// Splits an address into what it claims; nothing when it is not of that form. A claim is not yet a proof.
struct ReplyClaim {
  bool is_service_request{false};
  std::int64_t id{0};
  std::string token;
};
std::optional<ReplyClaim> read_reply_address(std::string_view desk_address, std::string_view address);

/// True for the desk's address with anything behind a plus: it claims to be a reply address.
bool looks_like_reply_address(std::string_view desk_address, std::string_view address);

/// `[~t<ticket><token>]`: the same proof for a subject, for those whose mail systems keep nothing else.
std::string subject_tag(MailIdentity const& identity, DeskId desk, ThreadRef const& ref, std::string_view recipient);

/// What the tags of a subject claim; at most ten. Linear.
std::vector<ReplyClaim> read_subject_tags(std::string_view subject);

/// True when the token is the one that `reply_address` gave to this sender; compares in constant time.
bool verify_claim(MailIdentity const& identity, DeskId desk, ReplyClaim const& claim, std::string_view sender);

}  // namespace podpora::notify

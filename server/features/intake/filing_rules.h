#pragma once

#include "features/tickets/ticket.h"
#include "platform/mail/message.h"

#include <string>
#include <vector>

namespace podpora::intake {

/// True when no person stands behind the mail, so that it neither moves a ticket's state nor gets an answer.
bool is_from_machine(mail::ParsedMail const& mail);

/// Every address that the mail was sent to, which may be a reply address of ours: envelope first.
std::vector<std::string> addressed_to(mail::ParsedMail const& mail);

/// Message-IDs that the mail answers, the nearest first.
std::vector<std::string> answered_ids(mail::ParsedMail const& mail);

/// The mail as the text of a message; signature and history are folded, never cut.
tickets::NewMessage message_of(mail::ParsedMail const& mail, std::vector<tickets::NewAttachment> attachments);

/// `Jana Nováková <jana@lipa.example>`: who wrote, when nobody that we know did.
std::string sender_text(mail::Address const& from);

/// What stands behind the `@`; empty when there is none.
std::string domain_of(std::string const& address);

}  // namespace podpora::intake

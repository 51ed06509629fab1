#pragma once

#include "features/intake/mail_store.h"
#include "features/tickets/ticket.h"
#include "platform/mail/message.h"

#include <string>
#include <vector>

namespace podpora::intake {

/// True when no person stands behind the mail, so that it neither moves a ticket's state nor gets an answer.
bool is_from_machine(mail::ParsedMail const& mail);

/// The mail with what its envelopes add: their recipients before those that its header names, and that nobody answers
/// the null sender (RFC 5321 4.5.5, RFC 3834 2).
mail::ParsedMail with_envelope(mail::ParsedMail mail, std::vector<ArrivalRow> const& arrivals);

/// True when the mail came by an import of old mail and no other way.
bool is_import(std::vector<ArrivalRow> const& arrivals);

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

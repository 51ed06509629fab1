#pragma once

#include "features/notify/notify.h"
#include "features/notify/participants.h"
#include "features/notify/template_kinds.h"

namespace podpora::notify {

/// What a desk tells a ticket's contact by itself: `kResolved` or `kReopened`.
struct Notice {
  TemplateKind kind;
  std::string public_url;
  std::string satisfaction{};  ///< Markdown: the question whether all was well; empty when it is not asked
};

/// Queues it in the caller's transaction, marked automatic. Errors as `send_reply`; kConflict `mail-turned-off` where
/// the desk does not want such mails, `answer-waits` while an agent's answer on the ticket has not left yet: one mail
/// about one step is enough.
Result<OutboxId> send_notice(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             tickets::Ticket const& ticket, Notice const& notice);

/// Tells somebody that they take part in a ticket from now on. kTooMany `invitations` when the address had its share
/// of notices for a day; else as `send_notice`.
Result<OutboxId> invite_participant(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                    Participant const& participant);

/// What the mail with a customer's review speaks of.
struct ReviewFacts {
  std::string title;
  std::string days;  ///< its first and last day, in words
  std::string contact;
  std::string language;  ///< of the contact
};

/// The desk's words around a review.
Rendered review_words(storage::Transaction& tx, DeskId desk, ReviewFacts const& facts);

/// Queues a mail with those words and the review for the ticket's contact. Errors as `send_reply`.
Result<OutboxId> send_review(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             tickets::Ticket const& ticket, Rendered const& words, tickets::NewAttachment const& file);

/// Tells the agent whose answer a mail carries that it did not arrive. kConflict `nobody-wrote-it` for a mail that is
/// no agent's answer, so that a notice that fails causes no other one.
Result<OutboxId> tell_author(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                             OutboxMail const& mail, std::string const& detail);

}  // namespace podpora::notify

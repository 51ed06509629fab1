#pragma once

#include "features/audit/audit.h"
#include "features/customers/customer.h"
#include "features/notify/template_kinds.h"
#include "features/tickets/ticket.h"

#include <string>
#include <vector>

namespace podpora::notify {

/// Sets the desk's own words for a kind of mail in a language. kInvalid as `check_template`; `/language` for one that
/// the desk does not write. Records `mail_template.set`.
Result<void> set_template(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          TemplateKind kind, std::string const& language, TemplateText const& text);

/// Goes back to the usual words; nothing happens where they are in use. Records `mail_template.reset`.
void reset_template(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TemplateKind kind,
                    std::string const& language);

/// Whether such mails are sent at all. kConflict `mail-always-sent` for a kind that cannot be turned off. Records
/// `mail_template.turned_on` or `mail_template.turned_off`.
Result<void> turn(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TemplateKind kind,
                  bool on);

/// The words in force: the desk's own, else the usual ones.
TemplateText template_of(storage::Transaction& tx, DeskId desk, TemplateKind kind, std::string const& language);

/// Who and what the fields of a mail stand for.
struct MailFacts {
  std::int64_t number{0};
  std::string subject;
  std::string contact;       ///< the name of whoever gets it
  std::string agent;         ///< of whoever acts
  std::string desk;          ///< as mail names it
  std::string message;       ///< Markdown
  std::string signature;     ///< Markdown
  std::string promises;      ///< Markdown: hours and targets
  std::string link;          ///< where the contact reads the ticket
  std::string recipient;     ///< of a mail that did not arrive
  std::string detail;        ///< why it did not
  std::string amount;        ///< money, as people of the language write it
  std::string wallet;        ///< by name
  std::string balance;       ///< of it, in what it counts
  std::string customer;      ///< the company
  std::string offer;         ///< by title
  std::string version;       ///< of it
  std::string document;      ///< "Invoice 20260001"
  std::string due;           ///< day, as people of the language write it
  std::string period;        ///< of a review: its first and last day
  std::string satisfaction;  ///< Markdown: the question, and where it is answered
};

/// The fields of a kind, filled with what is known.
std::vector<Field> fields_of(TemplateKind kind, MailFacts const& facts);

/// Words to try out, and on which ticket; without a number the one that was written about last.
struct Trial {
  TemplateKind kind;
  std::string language;
  TemplateText text;
  std::optional<std::int64_t> number;
  std::string promises;  ///< what an acknowledgement would tell
  std::string public_url;
};

/// A mail as its recipient would get it.
struct Preview {
  std::optional<tickets::Ticket> ticket;  ///< nothing: the desk has written about none yet, the values are made up
  Rendered mail;
};

/// The ticket that a trial would be about: kInvalid `/ticket_number` when the actor has no such ticket.
Result<std::optional<tickets::Ticket>> sample_ticket(storage::Transaction& tx, Actor const& actor,
                                                     std::optional<std::int64_t> number);

/// What a mail with these words would be. Changes nothing. kInvalid as `set_template` and `sample_ticket`.
Result<Preview> preview(storage::Transaction& tx, Actor const& actor, Trial const& trial);

/// Queues it for the acting person's own address; the address. Errors as `preview`; kConflict
/// `mail-identity-missing`, `no-own-address`.
Result<std::string> send_test(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              Trial const& trial);

}  // namespace podpora::notify

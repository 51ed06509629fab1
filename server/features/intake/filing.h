#pragma once

#include "features/identity/person.h"
#include "features/intake/conversation.h"
#include "features/intake/intake.h"
#include "features/intake/people.h"

namespace podpora::intake {

/// One mail on its way to its place: everything below happens in one transaction.
class Filing {
 public:
  Filing(Context const& context, storage::Transaction& tx, DeskId desk, MailRow& row, mail::ParsedMail const& mail);

  void run();

 private:
  /// Somebody in whose name a ticket is opened.
  struct Opening {
    mail::Address from;
    std::string subject;
    bool verified{true};        ///< false: the sender's domain says that the mail is not from it
    bool answerable{true};      ///< false: no machine answers it
    std::string internal_note;  ///< what agents should know; empty: nothing
  };

  // file_mail.cc
  tickets::NewMessage new_message();
  bool file_upstream(tickets::NewMessage const& message);
  bool add_to_ticket(tickets::NewMessage message);
  bool note_on_request(tickets::NewMessage message);
  tickets::NewMessage judged(tickets::Ticket const& ticket, tickets::NewMessage message);
  tickets::NewMessage hidden(tickets::NewMessage message, std::string const& why);
  bool belongs_to(tickets::Ticket const& ticket, std::optional<customers::Contact> const& contact);
  void end(Outcome outcome, notify::ThreadRef const& ref, tickets::MessageId message);

  // file_new.cc
  bool open_forwarded(tickets::NewMessage message);
  void open_own(tickets::NewMessage message);
  void open(Opening const& opening, tickets::NewMessage message);
  void acknowledge(tickets::Ticket const& ticket, customers::Contact const& contact);
  std::optional<customers::Contact> contact_of(mail::Address const& from);

  bool is_report() const;
  Time now() const { return d_.tickets.audit.clock.now(); }
  std::optional<identity::Person> sending_agent();
  void add_note(tickets::TicketId ticket, std::string const& body);
  std::string text(std::string_view id, TextArgs const& args = {});

  Context const& d_;
  storage::Transaction& tx_;
  Actor const actor_;
  MailRow& row_;
  mail::ParsedMail const& mail_;
  Dmarc dmarc_{Dmarc::kNone};
  Conversation found_;
};

}  // namespace podpora::intake

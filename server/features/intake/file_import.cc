#include "features/intake/file_import.h"

#include "features/customers/customer.h"
#include "features/identity/desk.h"
#include "features/intake/filing_rules.h"
#include "features/notify/sender_store.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::intake {

namespace {

constexpr std::size_t kAttachmentsMax = 100;

Time time_of(mail::ParsedMail const& mail, Time now) {
  return mail.date && *mail.date < now ? *mail.date : now;
}

/// One old mail on its way to its place. Its clock stands at the mail's own date.
class OldMail {
 public:
  OldMail(Context const& d, storage::Transaction& tx, DeskId desk, MailRow& row, mail::ParsedMail const& mail)
      : d_(d),
        tx_(tx),
        actor_(system_actor(desk)),
        row_(row),
        mail_(mail),
        clock_(time_of(mail, d.tickets.audit.clock.now())),
        quiet_{{clock_, d.tickets.audit.ids, d.tickets.audit.random}, no_hooks_},
        contact_(customers::find_contact_by_email(tx, desk, mail.from.address)) {}

  void run() {
    auto message = new_message();
    for (auto const& id : answered_ids(mail_)) {
      auto const ref = notify::find_any_thread(tx_, actor_.desk, id);
      auto const ticket = ref ? tickets::find_ticket(tx_, actor_.desk, ref->ticket_id) : std::nullopt;
      if (ticket) return join(*ticket, std::move(message));
    }
    open(std::move(message));
  }

 private:
  tickets::NewMessage new_message() {
    std::vector<tickets::NewAttachment> files;
    for (auto const& file : mail_.attachments) {
      if (files.size() == kAttachmentsMax) break;
      auto const blob = d_.blobs.put(tx_, actor_.desk, file.bytes, d_.tickets.audit.clock.now());
      files.push_back(
          {file.name.empty() ? text("intake.unnamed_file") : file.name, file.media_type, blob.sha256, blob.size});
    }
    auto message = message_of(mail_, std::move(files));
    if (message.body.empty()) message.body = text("intake.no_text");
    message.mail_id = row_.id.value;
    auto const senders = notify::senders_ever(tx_, actor_.desk);
    if (std::ranges::find(senders, mail_.from.address, &notify::Sender::address) != senders.end())
      message.author_kind = tickets::AuthorKind::kAgent;
    if (contact_) message.author_name = contact_->name;
    return message;
  }

  bool belongs_to(tickets::Ticket const& ticket) const {
    if (!contact_) return false;
    return ticket.contact_id == contact_->id || (ticket.customer_id && ticket.customer_id == contact_->customer_id);
  }

  /// The ticket's state stays as it is.
  void join(tickets::Ticket const& ticket, tickets::NewMessage message) {
    if (message.author_kind != tickets::AuthorKind::kAgent && !belongs_to(ticket))
      message.visibility = tickets::Visibility::kInternal;
    auto const added = tickets::add_message(tx_, quiet_, actor_, ticket.id, std::move(message)).value();
    tickets::set_state(tx_, quiet_, actor_, ticket.id, ticket.state).value();
    end(Outcome::kReply, ticket.id, added.id);
  }

  void open(tickets::NewMessage message) {
    tickets::NewTicket ticket{.subject = mail_.subject.empty() ? text("intake.no_subject") : mail_.subject,
                              .first = std::move(message)};
    if (contact_) {
      ticket.customer_id = contact_->customer_id;
      ticket.contact_id = contact_->id;
    }
    auto const opened = tickets::open_ticket(tx_, quiet_, actor_, std::move(ticket));
    tickets::set_state(tx_, quiet_, actor_, opened.id, tickets::State::kClosed).value();
    end(Outcome::kTicket, opened.id, tickets::messages_of(tx_, actor_.desk, opened.id).front().id);
  }

  void end(Outcome outcome, tickets::TicketId ticket, tickets::MessageId message) {
    row_.state = MailState::kFiled;
    row_.outcome = outcome;
    row_.ticket_id = ticket;
    row_.message_ref = message;
    notify::note_message_id(tx_, actor_.desk, mail_.message_id,
                            {.ticket_id = ticket, .service_request_id = std::nullopt}, notify::Origin::kForeign,
                            clock_.now());
    set_outcome(tx_, actor_.desk, row_);
    auto payload = http::Json::object();
    payload.set("outcome", to_text(outcome)).set("ticket", to_text(ticket));
    audit::record(tx_, d_.tickets.audit, actor_,
                  {.kind = "mail.filed", .subject = to_text(row_.id), .payload = http::write_json(payload)});
  }

  std::string text(std::string_view id) {
    auto const desk = identity::find_desk(tx_, actor_.desk);
    return i18n::text(desk ? desk->language : "en", id);
  }

  Context const& d_;
  storage::Transaction& tx_;
  Actor const actor_;
  MailRow& row_;
  mail::ParsedMail const& mail_;
  ManualClock clock_;
  tickets::Hooks no_hooks_;
  tickets::Context quiet_;
  std::optional<customers::Contact> contact_;
};

}  // namespace

void file_import(Context const& context, storage::Transaction& tx, DeskId desk, MailRow& row,
                 mail::ParsedMail const& mail) {
  OldMail(context, tx, desk, row, mail).run();
}

}  // namespace podpora::intake

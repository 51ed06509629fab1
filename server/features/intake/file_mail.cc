#include "features/intake/intake.h"

#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/intake/filing_rules.h"
#include "features/notify/notify.h"
#include "platform/base/fault.h"
#include "platform/base/text.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"
#include "platform/mail/mail.h"

#include <stdexcept>

namespace podpora::intake {

namespace {

constexpr std::size_t kAttachmentsMax = 100;

/// One mail on its way to its place: everything below happens in one transaction.
class Filing {
 public:
  Filing(Context const& d, storage::Transaction& tx, DeskId desk, MailRow& row, mail::ParsedMail const& mail)
      : d_(d), tx_(tx), actor_(system_actor(desk)), row_(row), mail_(mail) {}

  void run() {
    auto const ref = conversation();
    auto message = new_message();
    if (!is_report() && file_upstream(ref, message)) return;
    if (ref && !ref->service_request_id && add_to(*ref, message)) return;
    if (ref && ref->service_request_id && note_on(*ref, message)) return;
    open(std::move(message));
  }

 private:
  bool is_report() const {
    return mail_.automatic == mail::Automatic::kBounce || mail_.automatic == mail::Automatic::kFeedback;
  }

  /// By the signed reply address, then by a Message-ID of ours; a report by the mail that it is about. Never by number.
  std::optional<notify::ThreadRef> conversation() {
    for (auto const& address : addressed_to(mail_)) {
      if (auto const ref = notify::recognise(tx_, actor_.desk, address, mail_.from.address)) return ref;
    }
    if (auto const ref = notify::find_thread(tx_, actor_.desk, mail_.reported_message_id)) return ref;
    for (auto const& id : answered_ids(mail_)) {
      if (auto const ref = notify::find_thread(tx_, actor_.desk, id)) return ref;
    }
    return std::nullopt;
  }

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
    return message;
  }

  bool file_upstream(std::optional<notify::ThreadRef> const& ref, tickets::NewMessage const& message) {
    if (!d_.hooks.upstream_answer || (ref && !ref->service_request_id)) return false;
    auto const id = ref ? ref->service_request_id : std::nullopt;
    auto const filed = d_.hooks.upstream_answer(tx_, actor_, {id, mail_, message});
    if (!filed) return false;
    end(Outcome::kReply, {.ticket_id = filed->ticket_id, .service_request_id = id}, filed->message_id);
    return true;
  }

  /// A person of the ticket's customer is heard; anybody else, and every machine, only leaves a note for agents.
  bool add_to(notify::ThreadRef const& ref, tickets::NewMessage message) {
    auto const ticket = tickets::find_ticket(tx_, actor_.desk, ref.ticket_id);
    if (!ticket) return false;
    auto const contact = customers::find_contact_by_email(tx_, actor_.desk, mail_.from.address);
    bool const belongs = belongs_to(*ticket, contact);
    if (contact && belongs) {
      message.author_id = contact->id;
      message.author_name = contact->name;
    }
    if (!belongs || is_from_machine(mail_)) message.visibility = tickets::Visibility::kInternal;
    if (!belongs && !is_report()) {
      message.body = text("intake.stranger", {{"sender", sender_text(mail_.from)}}) + "\n\n" + message.body;
    }
    if (is_report()) message.author_kind = tickets::AuthorKind::kSystem;
    auto const added = tickets::add_message(tx_, d_.tickets, actor_, ticket->id, std::move(message));
    end(Outcome::kReply, ref, added.value().id);
    return true;
  }

  /// A report about a mail to an upstream side, or an answer that no upstream side owns up to: for agents only.
  bool note_on(notify::ThreadRef const& ref, tickets::NewMessage message) {
    if (!tickets::find_ticket(tx_, actor_.desk, ref.ticket_id)) return false;
    message.visibility = tickets::Visibility::kInternal;
    message.author_kind = tickets::AuthorKind::kSystem;
    auto const added = tickets::add_message(tx_, d_.tickets, actor_, ref.ticket_id, std::move(message));
    end(Outcome::kReply, ref, added.value().id);
    return true;
  }

  bool belongs_to(tickets::Ticket const& ticket, std::optional<customers::Contact> const& contact) {
    if (contact)
      return ticket.contact_id == contact->id || (ticket.customer_id && ticket.customer_id == contact->customer_id);
    auto const customer = customers::find_customer_by_domain(tx_, actor_.desk, domain_of(mail_.from.address));
    return customer && ticket.customer_id == customer->id;
  }

  void open(tickets::NewMessage message) {
    auto const contact = sender_contact();
    tickets::NewTicket ticket{.subject = mail_.subject.empty() ? text("intake.no_subject") : mail_.subject,
                              .first = std::move(message)};
    if (contact) {
      ticket.customer_id = contact->customer_id;
      ticket.contact_id = contact->id;
      ticket.first.author_id = contact->id;
      ticket.first.author_name = contact->name;
    }
    auto const opened = tickets::open_ticket(tx_, d_.tickets, actor_, std::move(ticket));
    auto const messages = tickets::messages_of(tx_, actor_.desk, opened.id);
    end(Outcome::kTicket, {.ticket_id = opened.id, .service_request_id = std::nullopt}, messages.front().id);
    if (contact && may_answer(*contact)) d_.hooks.acknowledge(tx_, actor_, opened, *contact);
  }

  bool may_answer(customers::Contact const& contact) {
    return d_.hooks.acknowledge && mail_.automatic == mail::Automatic::kNone &&
           notify::may_acknowledge(tx_, actor_.desk, contact.email, d_.tickets.audit.clock.now());
  }

  /// Who wrote, when that is a contact or works for a customer; a new colleague becomes a contact. An agent's address
  /// is no contact's: mail never speaks for an agent.
  std::optional<customers::Contact> sender_contact() {
    auto const& from = mail_.from;
    if (auto known = customers::find_contact_by_email(tx_, actor_.desk, from.address)) return known;
    if (is_from_machine(mail_) || !mail::is_sendable_address(from.address)) return std::nullopt;
    auto const customer = customers::find_customer_by_domain(tx_, actor_.desk, domain_of(from.address));
    if (!customer) return std::nullopt;
    auto added = customers::add_contact(tx_, d_.tickets.audit, actor_,
                                        {.customer_id = customer->id,
                                         .name = from.name.empty() ? from.address : from.name,
                                         .email = from.address,
                                         .language = customer->language});
    if (added.has_error()) return std::nullopt;
    return std::move(added).value();
  }

  void end(Outcome outcome, notify::ThreadRef const& ref, tickets::MessageId message) {
    auto const& audit = d_.tickets.audit;
    row_.state = MailState::kFiled;
    row_.outcome = outcome;
    row_.ticket_id = ref.ticket_id;
    row_.message_ref = message;
    notify::note_message_id(tx_, actor_.desk, mail_.message_id, ref, notify::Origin::kForeign, audit.clock.now());
    set_outcome(tx_, actor_.desk, row_);
    auto payload = http::Json::object();
    payload.set("outcome", to_text(outcome)).set("ticket", to_text(ref.ticket_id));
    audit::record(tx_, audit, actor_,
                  {.kind = "mail.filed", .subject = to_text(row_.id), .payload = http::write_json(payload)});
  }

  std::string text(std::string_view id, TextArgs const& args = {}) {
    auto const desk = identity::find_desk(tx_, actor_.desk);
    return i18n::text(desk ? desk->language : "en", id, args);
  }

  Context const& d_;
  storage::Transaction& tx_;
  Actor const actor_;
  MailRow& row_;
  mail::ParsedMail const& mail_;
};

}  // namespace

MailRow file_mail(Context const& d, DeskId desk, MailId id) {
  std::string raw;
  std::vector<ArrivalRow> arrivals;
  auto const row = d.database.read(storage::Scope::of(desk), [&](auto& tx) {
    auto found = find_mail(tx, desk, id).value();
    arrivals = arrivals_of(tx, desk, id);
    if (found.state == MailState::kStored) raw = d.blobs.get(tx, desk, found.sha256).value();
    return found;
  });
  if (row.state != MailState::kStored) return row;
  auto const mail = with_envelope(mail::parse(raw), arrivals);
  for (auto const& file : mail.attachments) d.blobs.prepare(file.bytes);
  auto filed = d.database.write(storage::Scope::of(desk), [&](auto& tx) {
    if (!claim_mail(tx, desk, id, MailState::kFiled)) return find_mail(tx, desk, id).value();
    auto claimed = row;
    claimed.message_id = mail.message_id;
    Filing(d, tx, desk, claimed, mail).run();
    commit_point("intake.before_file");
    return claimed;
  });
  commit_point("intake.after_file");
  return filed;
}

}  // namespace podpora::intake

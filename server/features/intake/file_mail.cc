#include "features/identity/desk.h"
#include "features/intake/bounced.h"
#include "features/intake/file_import.h"
#include "features/intake/filing.h"
#include "features/intake/filing_rules.h"
#include "features/intake/fingerprint_rules.h"
#include "features/notify/trust_store.h"
#include "platform/base/fault.h"
#include "platform/http/json.h"

namespace podpora::intake {

namespace {

constexpr std::size_t kAttachmentsMax = 100;

}  // namespace

Filing::Filing(Context const& context, storage::Transaction& tx, DeskId desk, MailRow& row,
               mail::ParsedMail const& mail)
    : d_(context), tx_(tx), actor_(system_actor(desk)), row_(row), mail_(mail) {}

void Filing::run() {
  dmarc_ = dmarc_of(mail_, notify::trusted_servers(tx_, actor_.desk));
  found_ = find_conversation(tx_, actor_.desk, mail_, now());
  auto message = new_message();
  if (!is_report() && dmarc_ != Dmarc::kFail && file_upstream(message)) return;
  if (found_.ref && !found_.ref->service_request_id && add_to_ticket(message)) return;
  if (found_.ref && found_.ref->service_request_id && note_on_request(message)) return;
  if (open_forwarded(message)) return;
  open_own(std::move(message));
}

tickets::NewMessage Filing::new_message() {
  std::vector<tickets::NewAttachment> files;
  for (auto const& file : mail_.attachments) {
    if (files.size() == kAttachmentsMax) break;
    auto const blob = d_.blobs.put(tx_, actor_.desk, file.bytes, now());
    files.push_back(
        {file.name.empty() ? text("intake.unnamed_file") : file.name, file.media_type, blob.sha256, blob.size});
  }
  auto message = message_of(mail_, std::move(files));
  if (message.body.empty()) message.body = text("intake.no_text");
  message.mail_id = row_.id.value;
  return message;
}

bool Filing::file_upstream(tickets::NewMessage const& message) {
  auto const& ref = found_.ref;
  if (!d_.hooks.upstream_answer || (ref && !ref->service_request_id)) return false;
  auto const id = ref ? ref->service_request_id : std::nullopt;
  auto const filed = d_.hooks.upstream_answer(tx_, actor_, {id, mail_, message});
  if (!filed) return false;
  end(Outcome::kReply, {.ticket_id = filed->ticket_id, .service_request_id = id}, filed->message_id);
  return true;
}

bool Filing::add_to_ticket(tickets::NewMessage given) {
  auto const ticket = tickets::find_ticket(tx_, actor_.desk, found_.ref->ticket_id);
  if (!ticket) return false;
  auto message = judged(*ticket, std::move(given));
  bool const heard = message.visibility == tickets::Visibility::kCustomer;
  auto const added = tickets::add_message(tx_, d_.tickets, actor_, ticket->id, std::move(message));
  end(Outcome::kReply, *found_.ref, added.value().id);
  if (heard) notify::clear_unreachable(tx_, actor_.desk, mail_.from.address);
  if (found_.evidence == Evidence::kToken)
    join_people(tx_, d_.tickets.audit, actor_, *ticket, mail_, {found_.token, dmarc_});
  return true;
}

/// A person of the ticket's customer, or who takes part in it, is heard; anybody else, every machine, and whoever's
/// domain says that the mail is not theirs only leaves a note for agents.
tickets::NewMessage Filing::judged(tickets::Ticket const& ticket, tickets::NewMessage message) {
  if (is_report()) {
    auto const desk = identity::find_desk(tx_, actor_.desk);
    message.author_kind = tickets::AuthorKind::kSystem;
    message.visibility = tickets::Visibility::kInternal;
    message.body = note_bounced(tx_, d_.tickets.audit, actor_.desk, mail_, desk ? desk->language : "en") + message.body;
    return message;
  }
  if (auto const agent = sending_agent()) {
    if (dmarc_ != Dmarc::kPass) return hidden(std::move(message), "intake.not_the_agent");
    message.author_kind = tickets::AuthorKind::kAgent;
    message.author_id = agent->id;
    message.author_name = agent->name;
    message.visibility = tickets::Visibility::kInternal;
    return message;
  }
  if (dmarc_ == Dmarc::kFail) return hidden(std::move(message), "intake.unverified");
  auto const contact = customers::find_contact_by_email(tx_, actor_.desk, mail_.from.address);
  bool const of_customer = belongs_to(ticket, contact);
  if (!of_customer && !takes_part(tx_, actor_.desk, ticket.id, mail_.from.address))
    return hidden(std::move(message), "intake.stranger");
  if (contact && of_customer) {
    message.author_id = contact->id;
    message.author_name = contact->name;
  }
  if (is_from_machine(mail_)) message.visibility = tickets::Visibility::kInternal;
  return message;
}

tickets::NewMessage Filing::hidden(tickets::NewMessage message, std::string const& why) {
  message.visibility = tickets::Visibility::kInternal;
  message.body = text(why, {{"sender", sender_text(mail_.from)}}) + "\n\n" + message.body;
  return message;
}

/// A report about a mail to an upstream side, or an answer that no upstream side owns up to: for agents only.
bool Filing::note_on_request(tickets::NewMessage message) {
  auto const& ref = *found_.ref;
  if (!tickets::find_ticket(tx_, actor_.desk, ref.ticket_id)) return false;
  message.visibility = tickets::Visibility::kInternal;
  message.author_kind = tickets::AuthorKind::kSystem;
  auto const added = tickets::add_message(tx_, d_.tickets, actor_, ref.ticket_id, std::move(message));
  end(Outcome::kReply, ref, added.value().id);
  return true;
}

bool Filing::belongs_to(tickets::Ticket const& ticket, std::optional<customers::Contact> const& contact) {
  if (contact)
    return ticket.contact_id == contact->id || (ticket.customer_id && ticket.customer_id == contact->customer_id);
  auto const customer = customers::find_customer_by_domain(tx_, actor_.desk, domain_of(mail_.from.address));
  return customer && ticket.customer_id == customer->id;
}

void Filing::end(Outcome outcome, notify::ThreadRef const& ref, tickets::MessageId message) {
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

namespace {

/// The same message that has taken its effect already when it came another way.
std::optional<MailRow> came_before(storage::Transaction& tx, DeskId desk, MailRow const& row, std::string const& raw) {
  auto const fingerprint = fingerprint_of(raw);
  if (fingerprint.empty()) return std::nullopt;
  auto const first = claim_fingerprint(tx, desk, fingerprint, row.id);
  if (first == row.id) return std::nullopt;
  auto found = find_mail(tx, desk, first);
  if (!found || !found->ticket_id) return std::nullopt;
  return found;
}

/// Our header is believed of a mail that we sent, as its Message-ID shows. Anybody can write the header, or have a
/// program that copies it into an answer; such a mail is what it would be without it.
mail::Automatic automatic_of(storage::Transaction& tx, DeskId desk, mail::ParsedMail const& mail) {
  bool const ours = mail.automatic == mail::Automatic::kOwn && notify::find_thread(tx, desk, mail.message_id);
  return mail.automatic == mail::Automatic::kOwn && !ours ? mail.apart_from_own : mail.automatic;
}

/// Filed without an effect of its own.
MailRow point_to(MailRow const& first, Context const& d, storage::Transaction& tx, DeskId desk, MailRow row) {
  row.state = MailState::kFiled;
  row.outcome = Outcome::kDuplicate;
  row.ticket_id = first.ticket_id;
  row.message_ref = first.message_ref;
  set_outcome(tx, desk, row);
  auto payload = http::Json::object();
  payload.set("outcome", to_text(row.outcome)).set("first", to_text(first.id));
  audit::record(tx, d.tickets.audit, system_actor(desk),
                {.kind = "mail.filed", .subject = to_text(row.id), .payload = http::write_json(payload)});
  return row;
}

MailRow set_aside(Context const& d, DeskId desk, MailId id, std::string const& reason) {
  quarantine_mail(d, desk, id, reason);
  return d.database.read(storage::Scope::of(desk), [&](auto& tx) { return find_mail(tx, desk, id).value(); });
}

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
  auto reading = d.reader.read(raw);
  if (reading.has_error()) return set_aside(d, desk, id, reading.error().code);
  auto mail = with_envelope(std::move(reading).value(), arrivals);
  bool const imported = is_import(arrivals);
  for (auto const& file : mail.attachments) d.blobs.prepare(file.bytes);
  auto filed = d.database.write(storage::Scope::of(desk), [&](auto& tx) {
    if (!claim_mail(tx, desk, id, MailState::kFiled)) return find_mail(tx, desk, id).value();
    mail.automatic = automatic_of(tx, desk, mail);
    auto claimed = row;
    claimed.message_id = mail.message_id;
    if (auto const first = came_before(tx, desk, claimed, raw)) return point_to(*first, d, tx, desk, claimed);
    if (imported)
      file_import(d, tx, desk, claimed, mail);
    else
      Filing(d, tx, desk, claimed, mail).run();
    commit_point("intake.before_file");
    return claimed;
  });
  commit_point("intake.after_file");
  return filed;
}

}  // namespace podpora::intake

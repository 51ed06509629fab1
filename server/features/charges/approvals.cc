#include "features/charges/approvals.h"

#include "features/charges/approval_store.h"
#include "features/charges/charge_store.h"
#include "features/charges/price_basis.h"
#include "features/charges/terms_store.h"
#include "features/charges/wire.h"
#include "features/identity/link_token.h"
#include "platform/base/text.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::charges {

namespace {

constexpr std::size_t kNoteMax = 2000;

/// What is asked.
struct Question {
  tickets::Ticket const& ticket;
  ApprovalTerms const& terms;
  Money total;
  std::int64_t minutes{0};
  Price const* price{nullptr};  ///< of planned work; null for work that waits
};

std::optional<customers::Contact> approver_of(storage::Transaction& tx, DeskId desk, Question const& question) {
  auto const who = question.terms.contact_id ? question.terms.contact_id : question.ticket.contact_id;
  return who ? customers::find_contact(tx, desk, *who) : std::nullopt;
}

std::string words_of(Question const& question, std::string_view language) {
  auto text = i18n::text(language, "charges.approval.text",
                         {{"number", question.ticket.number},
                          {"subject", question.ticket.subject},
                          {"amount", i18n::format_money(language, question.total)}});
  if (question.price != nullptr) text += " " + to_view(*question.price, language).text;
  return text;
}

std::optional<Approval> open_question(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, Time now) {
  for (auto const& approval : approvals_of(tx, desk, ticket)) {
    if (approval.state == ApprovalState::kAsked && approval.expires_at > now) return approval;
  }
  return std::nullopt;
}

void record(storage::Transaction& tx, Context const& context, Actor const& actor, Approval const& approval) {
  auto payload = http::Json::object();
  payload.set("approval", to_text(approval.id)).set("minor", approval.amount_minor).set("currency", approval.currency);
  audit::record(tx, context.audit, actor,
                {.kind = "approval." + to_text(approval.state),
                 .subject = to_text(approval.ticket_id),
                 .payload = http::write_json(payload)});
}

void replace_open(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::TicketId ticket) {
  for (auto approval : approvals_of(tx, actor.desk, ticket)) {
    if (approval.state != ApprovalState::kAsked) continue;
    approval.state = ApprovalState::kReplaced;
    if (answer_approval(tx, actor.desk, approval)) record(tx, context, actor, approval);
  }
}

Result<Approval> ask(storage::Transaction& tx, Context const& context, Actor const& actor, Question const& question) {
  auto const contact = approver_of(tx, actor.desk, question);
  if (!contact) return conflict("no-approver");
  replace_open(tx, context, actor, question.ticket.id);
  auto const now = context.audit.clock.now();
  Approval const approval{.id = context.audit.ids.make<ApprovalId>(),
                          .ticket_id = question.ticket.id,
                          .contact_id = contact->id,
                          .amount_minor = question.total.minor,
                          .currency = question.total.currency,
                          .minutes = question.minutes,
                          .text = words_of(question, contact->language),
                          .asked_by = actor.name,
                          .asked_at = now,
                          .expires_at = now + std::chrono::days{question.terms.days}};
  auto const link = identity::make_link_token(context.audit.random, actor.desk);
  insert_approval(tx, actor.desk, approval, link.hash);
  record(tx, context, actor, approval);
  auto const id = to_text(approval.id);
  jobs::enqueue(tx, context.audit.ids, context.audit.clock,
                {.desk = actor.desk,
                 .kind = kExpireApprovalJob,
                 .payload = fmt::format(R"({{"approval":"{}"}})", id),
                 .run_at = approval.expires_at,
                 .dedupe_key = fmt::format("{}:{}", kExpireApprovalJob, id)});
  if (context.hooks.approval_asked) context.hooks.approval_asked(tx, actor, approval, link.token);
  return approval;
}

/// What the desk may charge on the ticket without asking again.
std::int64_t limit_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, std::int64_t threshold,
                      std::string const& currency) {
  auto limit = threshold;
  for (auto const& approval : approvals_of(tx, desk, ticket)) {
    if (approval.state != ApprovalState::kApproved || approval.currency != currency) continue;
    limit = std::max(limit, approval.amount_minor);
  }
  return limit;
}

/// Lines that wait, as far as the amount goes, in their order.
void release(storage::Transaction& tx, DeskId desk, Approval const& approval) {
  auto total = ready_amount(tx, desk, approval.ticket_id, approval.currency);
  for (auto const& charge : charges_of(tx, desk, approval.ticket_id)) {
    if (charge.ready || charge.currency != approval.currency) continue;
    if (total + charge.amount_minor > approval.amount_minor) break;
    total += charge.amount_minor;
    make_ready(tx, desk, charge.id, approval.id);
  }
}

}  // namespace

Result<Approval> ask_approval(storage::Transaction& tx, Context const& context, Actor const& actor,
                              NewTime const& time) {
  auto const basis = TRY(price_basis(tx, context.audit, actor.desk, time));
  auto const& rating = basis.price.rating;
  if (rating.amount_minor == 0) return conflict("nothing-to-approve");
  auto const before = ready_amount(tx, actor.desk, basis.ticket.id, rating.currency);
  return ask(tx, context, actor,
             {.ticket = basis.ticket,
              .terms = basis.terms.approval,
              .total = {before + rating.amount_minor, rating.currency},
              .minutes = basis.work.minutes,
              .price = &basis.price});
}

void ask_for_waiting(storage::Transaction& tx, Context const& context, Actor const& actor,
                     tickets::Ticket const& ticket) {
  Money total;
  for (auto const& charge : charges_of(tx, actor.desk, ticket.id)) {
    if (charge.ready) continue;
    total.currency = charge.currency;
    total.minor += charge.amount_minor;
  }
  total.minor += ready_amount(tx, actor.desk, ticket.id, total.currency);
  auto const open = open_question(tx, actor.desk, ticket.id, context.audit.clock.now());
  if (open && open->currency == total.currency && open->amount_minor >= total.minor) return;
  std::optional<offers::AgreementId> agreement;
  if (ticket.agreement_id) agreement = offers::AgreementId{*ticket.agreement_id};
  auto const terms = terms_in_force(tx, actor.desk, agreement);
  // Without anybody to ask the lines wait, which the ticket shows.
  [[maybe_unused]] auto const asked =
      ask(tx, context, actor, {.ticket = ticket, .terms = terms.approval, .total = total});
}

bool needs_approval(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, Terms const& terms,
                    std::int64_t amount_minor, std::string const& currency) {
  if (!terms.approval.above_minor || amount_minor <= 0) return false;
  auto const limit = limit_of(tx, desk, ticket, *terms.approval.above_minor, currency);
  return ready_amount(tx, desk, ticket, currency) + amount_minor > limit;
}

Result<Approval> decide_approval(storage::Transaction& tx, Context const& context, Actor const& contact, ApprovalId id,
                                 Answer const& answer) {
  auto approval = find_approval(tx, contact.desk, id);
  if (!approval || approval->contact_id != contact.person) return not_found("approval");
  auto const now = context.audit.clock.now();
  if (approval->state == ApprovalState::kAsked && approval->expires_at <= now) return conflict("approval-expired");
  if (answer.note.size() > kNoteMax) return invalid("/note", "too-long", {{"max", std::int64_t{kNoteMax}}});
  approval->state = answer.approve ? ApprovalState::kApproved : ApprovalState::kRefused;
  approval->decided_at = now;
  approval->way = answer.way;
  approval->decided_from = answer.from;
  approval->note = trim(answer.note);
  if (!answer_approval(tx, contact.desk, *approval)) return conflict("approval-decided");
  if (answer.approve) release(tx, contact.desk, *approval);
  record(tx, context, contact, *approval);
  if (context.hooks.approval_decided) context.hooks.approval_decided(tx, contact, *approval);
  return *approval;
}

void expire_approval(storage::Database& database, Context const& context, jobs::Job const& job) {
  auto const payload = http::parse_json(job.payload).value();
  auto const* const member = payload.find("approval");
  auto const* const text = member == nullptr ? nullptr : member->as<std::string>();
  auto const id = text == nullptr ? std::nullopt : parse_id<ApprovalTag>(*text);
  if (!id) throw std::runtime_error("approvals.expire names no approval");
  database.write(storage::Scope::of(job.desk), [&](storage::Transaction& tx) {
    auto approval = find_approval(tx, job.desk, *id);
    if (!approval || approval->state != ApprovalState::kAsked) return;
    if (approval->expires_at > context.audit.clock.now()) return;
    approval->state = ApprovalState::kExpired;
    auto const actor = system_actor(job.desk);
    if (!answer_approval(tx, job.desk, *approval)) return;
    record(tx, context, actor, *approval);
    if (context.hooks.approval_decided) context.hooks.approval_decided(tx, actor, *approval);
  });
}

}  // namespace podpora::charges

#include "features/charges/approval_store.h"

namespace podpora::charges {

namespace {

constexpr storage::Query kInsert{"approval.insert", R"(
  insert into approval (desk_id, id, ticket_id, contact_id, amount_minor, currency, minutes, text, state, token_hash,
                        asked_by, asked_at, expires_at, decided_from, note)
  values (:desk, :id, :ticket, :contact, :amount, :currency, :minutes, :text, :state, :token, :asked_by, :asked_at,
          :expires_at, '', ''))"};

constexpr storage::Query kFind{"approval.find", R"(
  select id, ticket_id, contact_id, amount_minor, currency, minutes, text, state, asked_by, asked_at, expires_at,
         decided_at, way, decided_from, note
  from approval where desk_id = :desk and id = :id)"};

constexpr storage::Query kByToken{"approval.by_token", R"(
  select id, ticket_id, contact_id, amount_minor, currency, minutes, text, state, asked_by, asked_at, expires_at,
         decided_at, way, decided_from, note
  from approval where desk_id = :desk and token_hash = :token)"};

constexpr storage::Query kOfTicket{"approval.of_ticket", R"(
  select id, ticket_id, contact_id, amount_minor, currency, minutes, text, state, asked_by, asked_at, expires_at,
         decided_at, way, decided_from, note
  from approval where desk_id = :desk and ticket_id = :ticket order by id desc)"};

constexpr storage::Query kOfContact{"approval.of_contact", R"(
  select id, ticket_id, contact_id, amount_minor, currency, minutes, text, state, asked_by, asked_at, expires_at,
         decided_at, way, decided_from, note
  from approval where desk_id = :desk and contact_id = :contact order by id desc limit 100)"};

constexpr storage::Query kAnswer{"approval.answer", R"(
  update approval set state = :state, decided_at = :decided_at, way = :way, decided_from = :from, note = :note
  where desk_id = :desk and id = :id and state = 'asked')"};

constexpr storage::Query kReadyAmount{"charge.ready_amount", R"(
  select cast(coalesce(sum(amount_minor), 0) as bigint) from charge_line
  where desk_id = :desk and ticket_id = :ticket and currency = :currency and voided_at is null and ready = 1
    and kind in ('time', 'incident'))"};

constexpr storage::Query kMakeReady{"charge.make_ready", R"(
  update charge_line set ready = 1, approval_id = :approval
  where desk_id = :desk and id = :id and ready = 0 and voided_at is null)"};

}  // namespace

void insert_approval(storage::Transaction& tx, DeskId desk, Approval const& approval, std::string const& token_hash) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", approval.id},
                       {"ticket", approval.ticket_id},
                       {"contact", approval.contact_id},
                       {"amount", approval.amount_minor},
                       {"currency", approval.currency},
                       {"minutes", approval.minutes},
                       {"text", approval.text},
                       {"state", approval.state},
                       {"token", token_hash},
                       {"asked_by", approval.asked_by},
                       {"asked_at", approval.asked_at},
                       {"expires_at", approval.expires_at}});
}

std::optional<Approval> find_approval(storage::Transaction& tx, DeskId desk, ApprovalId id) {
  return tx.first<Approval>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<Approval> find_approval_by_token(storage::Transaction& tx, DeskId desk, std::string const& token_hash) {
  return tx.first<Approval>(kByToken, {{"desk", desk}, {"token", token_hash}});
}

std::vector<Approval> approvals_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<Approval>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<Approval> approvals_of_contact(storage::Transaction& tx, DeskId desk, PersonId contact) {
  return tx.all<Approval>(kOfContact, {{"desk", desk}, {"contact", contact}});
}

bool answer_approval(storage::Transaction& tx, DeskId desk, Approval const& approval) {
  return tx.execute(kAnswer, {{"desk", desk},
                              {"id", approval.id},
                              {"state", approval.state},
                              {"decided_at", approval.decided_at},
                              {"way", approval.way},
                              {"from", approval.decided_from},
                              {"note", approval.note}}) == 1;
}

std::int64_t ready_amount(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                          std::string const& currency) {
  return tx.first<std::int64_t>(kReadyAmount, {{"desk", desk}, {"ticket", ticket}, {"currency", currency}}).value_or(0);
}

void make_ready(storage::Transaction& tx, DeskId desk, ChargeId charge, ApprovalId approval) {
  tx.execute(kMakeReady, {{"desk", desk}, {"id", charge}, {"approval", approval}});
}

}  // namespace podpora::charges

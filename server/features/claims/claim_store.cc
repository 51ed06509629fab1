#include "features/claims/claim_store.h"

namespace podpora::claims {

namespace {

constexpr storage::Query kInsert{"claim.insert", R"(
  insert into claim (desk_id, id, customer_id, ticket_id, subscription_id, service, title, state, incident_from,
                     incident_to, billing_month, deadline, due_at, fields, vendor_number, filed_at, filed_by,
                     through_provider, late_reason, answer_due, accepted_minor, currency, answer, answered_at,
                     answered_as, charge_id, passed_count, passed_minor, passed_currency, pass_reason, end_reason,
                     created_by_id, created_by, created_at, updated_at, version)
  values (:desk, :id, :customer, :ticket, :subscription, :service, :title, :state, :incident_from, :incident_to,
          :billing_month, :deadline, :due_at, :fields, :vendor_number, :filed_at, :filed_by, :through_provider,
          :late_reason, :answer_due, :accepted_minor, :currency, :answer, :answered_at, :answered_as, :charge, :passed_count,
          :passed_minor, :passed_currency, :pass_reason, :end_reason, :creator, :created_by, :created_at,
          :updated_at, :version))"};

constexpr storage::Query kUpdate{"claim.update", R"(
  update claim set ticket_id = :ticket, subscription_id = :subscription, service = :service, title = :title,
                   state = :state, incident_from = :incident_from, incident_to = :incident_to,
                   billing_month = :billing_month, deadline = :deadline, due_at = :due_at, fields = :fields,
                   vendor_number = :vendor_number, filed_at = :filed_at, filed_by = :filed_by,
                   through_provider = :through_provider, late_reason = :late_reason, answer_due = :answer_due,
                   accepted_minor = :accepted_minor, currency = :currency, answer = :answer,
                   answered_at = :answered_at, answered_as = :answered_as, charge_id = :charge,
                   passed_count = :passed_count, passed_minor = :passed_minor, passed_currency = :passed_currency,
                   pass_reason = :pass_reason, end_reason = :end_reason, updated_at = :updated_at,
                   version = version + 1
  where desk_id = :desk and id = :id and version = :version)"};

constexpr storage::Query kFind{"claim.find", R"(
  select id, customer_id, ticket_id, subscription_id, service, title, state, incident_from, incident_to,
         billing_month, deadline, due_at, fields, vendor_number, filed_at, filed_by, through_provider, late_reason,
         answer_due, accepted_minor, currency, answer, answered_at, answered_as, charge_id, passed_count, passed_minor,
         passed_currency, pass_reason, end_reason, created_by_id, created_by, created_at, updated_at, version
  from claim where desk_id = :desk and id = :id)"};

constexpr storage::Query kList{"claim.list", R"(
  select id, customer_id, ticket_id, subscription_id, service, title, state, incident_from, incident_to,
         billing_month, deadline, due_at, fields, vendor_number, filed_at, filed_by, through_provider, late_reason,
         answer_due, accepted_minor, currency, answer, answered_at, answered_as, charge_id, passed_count, passed_minor,
         passed_currency, pass_reason, end_reason, created_by_id, created_by, created_at, updated_at, version
  from claim
  where desk_id = :desk and (due_at > :after_due or (due_at = :after_due and id > :after_id))
    and (:grp = 'all' or (:grp = 'open' and state in ('draft', 'ready')) or (:grp = 'filed' and state = 'filed')
         or (:grp = 'answered' and state in ('accepted', 'partly'))
         or (:grp = 'over' and state in ('refused', 'credited', 'closed', 'withdrawn')))
  order by due_at, id limit :limit)"};

constexpr storage::Query kOfCustomer{"claim.of_customer", R"(
  select id, customer_id, ticket_id, subscription_id, service, title, state, incident_from, incident_to,
         billing_month, deadline, due_at, fields, vendor_number, filed_at, filed_by, through_provider, late_reason,
         answer_due, accepted_minor, currency, answer, answered_at, answered_as, charge_id, passed_count, passed_minor,
         passed_currency, pass_reason, end_reason, created_by_id, created_by, created_at, updated_at, version
  from claim where desk_id = :desk and customer_id = :customer order by id desc limit 100)"};

constexpr storage::Query kOfTicket{"claim.of_ticket", R"(
  select id, customer_id, ticket_id, subscription_id, service, title, state, incident_from, incident_to,
         billing_month, deadline, due_at, fields, vendor_number, filed_at, filed_by, through_provider, late_reason,
         answer_due, accepted_minor, currency, answer, answered_at, answered_as, charge_id, passed_count, passed_minor,
         passed_currency, pass_reason, end_reason, created_by_id, created_by, created_at, updated_at, version
  from claim where desk_id = :desk and ticket_id = :ticket order by id desc limit 100)"};

constexpr storage::Query kDue{"claim.due", R"(
  select id, customer_id, ticket_id, subscription_id, service, title, state, incident_from, incident_to,
         billing_month, deadline, due_at, fields, vendor_number, filed_at, filed_by, through_provider, late_reason,
         answer_due, accepted_minor, currency, answer, answered_at, answered_as, charge_id, passed_count, passed_minor,
         passed_currency, pass_reason, end_reason, created_by_id, created_by, created_at, updated_at, version
  from claim where desk_id = :desk and due_at < :before and state in ('draft', 'ready', 'filed')
  order by due_at, id)"};

constexpr storage::Query kInsertEvidence{"claim_evidence.insert", R"(
  insert into claim_evidence (desk_id, id, claim_id, kind, name, origin, message_id, text, media_type, sha256, size, added_by, added_at)
  values (:desk, :id, :claim, :kind, :name, :origin, :message, :text, :media_type, :sha256, :size, :added_by,
          :added_at))"};

constexpr storage::Query kDeleteEvidence{"claim_evidence.delete", R"(
  delete from claim_evidence where desk_id = :desk and claim_id = :claim and id = :id)"};

constexpr storage::Query kEvidence{"claim_evidence.of_claim", R"(
  select id, claim_id, kind, name, origin, message_id, text, media_type, sha256, size, added_by, added_at
  from claim_evidence where desk_id = :desk and claim_id = :claim order by id)"};

constexpr storage::Query kFindEvidence{"claim_evidence.find", R"(
  select id, claim_id, kind, name, origin, message_id, text, media_type, sha256, size, added_by, added_at
  from claim_evidence where desk_id = :desk and claim_id = :claim and id = :id)"};

constexpr storage::Query kRemind{"claim_reminder.insert", R"(
  insert into claim_reminder (desk_id, claim_id, stage, due_at, told_at)
  values (:desk, :claim, :stage, :due_at, :now)
  on conflict (desk_id, claim_id, stage, due_at) do nothing)"};

constexpr storage::Query kSettings{"claim_settings.find", "select portal from claim_settings where desk_id = :desk"};

constexpr storage::Query kPutSettings{"claim_settings.put", R"(
  insert into claim_settings (desk_id, portal) values (:desk, :portal)
  on conflict (desk_id) do update set portal = excluded.portal)"};

}  // namespace

void insert_claim(storage::Transaction& tx, DeskId desk, Claim const& claim) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", claim.id},
                       {"customer", claim.customer_id},
                       {"ticket", claim.ticket_id},
                       {"subscription", claim.subscription_id},
                       {"service", claim.service},
                       {"title", claim.title},
                       {"state", claim.state},
                       {"incident_from", claim.incident_from},
                       {"incident_to", claim.incident_to},
                       {"billing_month", claim.billing_month},
                       {"deadline", claim.deadline},
                       {"due_at", claim.due_at},
                       {"fields", claim.fields},
                       {"vendor_number", claim.vendor_number},
                       {"filed_at", claim.filed_at},
                       {"filed_by", claim.filed_by},
                       {"through_provider", claim.through_provider},
                       {"late_reason", claim.late_reason},
                       {"answer_due", claim.answer_due},
                       {"accepted_minor", claim.accepted_minor},
                       {"currency", claim.currency},
                       {"answer", claim.answer},
                       {"answered_at", claim.answered_at},
                       {"answered_as", claim.answered_as},
                       {"charge", claim.charge_id},
                       {"passed_count", claim.passed_count},
                       {"passed_minor", claim.passed_minor},
                       {"passed_currency", claim.passed_currency},
                       {"pass_reason", claim.pass_reason},
                       {"end_reason", claim.end_reason},
                       {"creator", claim.created_by_id},
                       {"created_by", claim.created_by},
                       {"created_at", claim.created_at},
                       {"updated_at", claim.updated_at},
                       {"version", claim.version}});
}

bool update_claim(storage::Transaction& tx, DeskId desk, Claim const& claim) {
  return tx.execute(kUpdate, {{"desk", desk},
                              {"id", claim.id},
                              {"ticket", claim.ticket_id},
                              {"subscription", claim.subscription_id},
                              {"service", claim.service},
                              {"title", claim.title},
                              {"state", claim.state},
                              {"incident_from", claim.incident_from},
                              {"incident_to", claim.incident_to},
                              {"billing_month", claim.billing_month},
                              {"deadline", claim.deadline},
                              {"due_at", claim.due_at},
                              {"fields", claim.fields},
                              {"vendor_number", claim.vendor_number},
                              {"filed_at", claim.filed_at},
                              {"filed_by", claim.filed_by},
                              {"through_provider", claim.through_provider},
                              {"late_reason", claim.late_reason},
                              {"answer_due", claim.answer_due},
                              {"accepted_minor", claim.accepted_minor},
                              {"currency", claim.currency},
                              {"answer", claim.answer},
                              {"answered_at", claim.answered_at},
                              {"answered_as", claim.answered_as},
                              {"charge", claim.charge_id},
                              {"passed_count", claim.passed_count},
                              {"passed_minor", claim.passed_minor},
                              {"passed_currency", claim.passed_currency},
                              {"pass_reason", claim.pass_reason},
                              {"end_reason", claim.end_reason},
                              {"updated_at", claim.updated_at},
                              {"version", claim.version}}) == 1;
}

std::optional<Claim> find_claim(storage::Transaction& tx, DeskId desk, ClaimId id) {
  return tx.first<Claim>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<Claim> list_claims(storage::Transaction& tx, DeskId desk, ClaimPage const& page) {
  return tx.all<Claim>(kList, {{"desk", desk},
                               {"after_due", page.after_due},
                               {"after_id", page.after_id},
                               {"grp", page.group},
                               {"limit", page.limit}});
}

std::vector<Claim> claims_of_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<Claim>(kOfCustomer, {{"desk", desk}, {"customer", customer}});
}

std::vector<Claim> claims_of_ticket(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<Claim>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<Claim> claims_due(storage::Transaction& tx, DeskId desk, Time before) {
  return tx.all<Claim>(kDue, {{"desk", desk}, {"before", before}});
}

void insert_evidence(storage::Transaction& tx, DeskId desk, Evidence const& evidence) {
  tx.execute(kInsertEvidence, {{"desk", desk},
                               {"id", evidence.id},
                               {"claim", evidence.claim_id},
                               {"kind", evidence.kind},
                               {"name", evidence.name},
                               {"origin", evidence.origin},
                               {"message", evidence.message_id},
                               {"text", evidence.text},
                               {"media_type", evidence.media_type},
                               {"sha256", evidence.sha256},
                               {"size", evidence.size},
                               {"added_by", evidence.added_by},
                               {"added_at", evidence.added_at}});
}

bool delete_evidence(storage::Transaction& tx, DeskId desk, ClaimId claim, EvidenceId id) {
  return tx.execute(kDeleteEvidence, {{"desk", desk}, {"claim", claim}, {"id", id}}) == 1;
}

std::vector<Evidence> evidence_of(storage::Transaction& tx, DeskId desk, ClaimId claim) {
  return tx.all<Evidence>(kEvidence, {{"desk", desk}, {"claim", claim}});
}

std::optional<Evidence> find_evidence(storage::Transaction& tx, DeskId desk, ClaimId claim, EvidenceId id) {
  return tx.first<Evidence>(kFindEvidence, {{"desk", desk}, {"claim", claim}, {"id", id}});
}

bool insert_reminder(storage::Transaction& tx, DeskId desk, ClaimId claim, std::string const& stage, Time due_at,
                     Time now) {
  return tx.execute(kRemind, {{"desk", desk}, {"claim", claim}, {"stage", stage}, {"due_at", due_at}, {"now", now}}) ==
         1;
}

Settings settings_of(storage::Transaction& tx, DeskId desk) {
  return tx.first<Settings>(kSettings, {{"desk", desk}}).value_or(Settings{});
}

void put_settings(storage::Transaction& tx, DeskId desk, Settings const& settings) {
  tx.execute(kPutSettings, {{"desk", desk}, {"portal", settings.portal}});
}

}  // namespace podpora::claims

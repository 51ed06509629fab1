#include "features/intake/mail_store.h"

namespace podpora::intake {

namespace {

constexpr storage::Query kInsert{"mail.insert", R"(
  insert into mail (desk_id, id, sha256, size, message_id, received_at, state, outcome, reason, sender)
  values (:desk, :id, :sha256, :size, :message_id, :received_at, :state, :outcome, :reason, :sender)
  on conflict (desk_id, sha256) do nothing)"};

constexpr storage::Query kFind{"mail.find", R"(
  select id, sha256, size, message_id, received_at, state, outcome, ticket_id, message_ref, reason, sender
  from mail where desk_id = :desk and id = :id)"};

constexpr storage::Query kFindBySha256{"mail.find_by_sha256", R"(
  select id, sha256, size, message_id, received_at, state, outcome, ticket_id, message_ref, reason, sender
  from mail where desk_id = :desk and sha256 = :sha256)"};

constexpr storage::Query kNoteArrival{"mail_arrival.note", R"(
  insert into mail_arrival (desk_id, mail_id, way, recipient, sender, at)
  values (:desk, :mail, :way, :recipient, :sender, :now)
  on conflict (desk_id, mail_id, way, recipient) do nothing)"};

constexpr storage::Query kArrivals{"mail_arrival.of", R"(
  select way, sender, recipient from mail_arrival where desk_id = :desk and mail_id = :mail order by at, recipient)"};

constexpr storage::Query kClaim{"mail.claim", R"(
  update mail set state = :state where desk_id = :desk and id = :id and state = 'stored')"};

constexpr storage::Query kMove{"mail.move", R"(
  update mail set state = :to where desk_id = :desk and id = :id and state = :from)"};

constexpr storage::Query kNoteFingerprint{"mail_fingerprint.note", R"(
  insert into mail_fingerprint (desk_id, fingerprint, mail_id) values (:desk, :fingerprint, :id)
  on conflict (desk_id, fingerprint) do nothing)"};

constexpr storage::Query kFindFingerprint{"mail_fingerprint.find", R"(
  select mail_id from mail_fingerprint where desk_id = :desk and fingerprint = :fingerprint)"};

constexpr storage::Query kCountQuarantined{"mail.count_quarantined", R"(
  select count(*) from mail where desk_id = :desk and state = 'quarantined')"};

constexpr storage::Query kSetOutcome{"mail.set_outcome", R"(
  update mail set outcome = :outcome, message_id = :message_id, ticket_id = :ticket, message_ref = :message,
    reason = :reason
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kQuarantined{"mail.quarantined", R"(
  select id, sha256, size, message_id, received_at, state, outcome, ticket_id, message_ref, reason, sender
  from mail where desk_id = :desk and state = 'quarantined' order by id desc limit :limit)"};

}  // namespace

bool insert_mail(storage::Transaction& tx, DeskId desk, MailRow const& row) {
  return tx.execute(kInsert, {{"desk", desk},
                              {"id", row.id},
                              {"sha256", row.sha256},
                              {"size", row.size},
                              {"message_id", row.message_id},
                              {"received_at", row.received_at},
                              {"state", row.state},
                              {"outcome", row.outcome},
                              {"reason", row.reason},
                              {"sender", row.sender}}) == 1;
}

void note_arrival(storage::Transaction& tx, DeskId desk, MailId mail, ArrivalRow const& arrival, Time now) {
  tx.execute(kNoteArrival, {{"desk", desk},
                            {"mail", mail},
                            {"way", arrival.way},
                            {"sender", arrival.sender},
                            {"recipient", arrival.recipient},
                            {"now", now}});
}

std::vector<ArrivalRow> arrivals_of(storage::Transaction& tx, DeskId desk, MailId mail) {
  return tx.all<ArrivalRow>(kArrivals, {{"desk", desk}, {"mail", mail}});
}

std::optional<MailRow> find_mail(storage::Transaction& tx, DeskId desk, MailId id) {
  return tx.first<MailRow>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<MailRow> find_mail_by_sha256(storage::Transaction& tx, DeskId desk, std::string const& sha256) {
  return tx.first<MailRow>(kFindBySha256, {{"desk", desk}, {"sha256", sha256}});
}

bool claim_mail(storage::Transaction& tx, DeskId desk, MailId id, MailState state) {
  return tx.execute(kClaim, {{"desk", desk}, {"id", id}, {"state", state}}) == 1;
}

bool move_mail(storage::Transaction& tx, DeskId desk, MailId id, MailState from, MailState to) {
  return tx.execute(kMove, {{"desk", desk}, {"id", id}, {"from", from}, {"to", to}}) == 1;
}

MailId claim_fingerprint(storage::Transaction& tx, DeskId desk, std::string const& fingerprint, MailId id) {
  tx.execute(kNoteFingerprint, {{"desk", desk}, {"fingerprint", fingerprint}, {"id", id}});
  return tx.first<MailId>(kFindFingerprint, {{"desk", desk}, {"fingerprint", fingerprint}}).value();
}

void set_outcome(storage::Transaction& tx, DeskId desk, MailRow const& row) {
  tx.execute(kSetOutcome, {{"desk", desk},
                           {"id", row.id},
                           {"outcome", row.outcome},
                           {"message_id", row.message_id},
                           {"ticket", row.ticket_id},
                           {"message", row.message_ref},
                           {"reason", row.reason}});
}

std::int64_t count_quarantined(storage::Transaction& tx, DeskId desk) {
  return tx.first<std::int64_t>(kCountQuarantined, {{"desk", desk}}).value();
}

std::vector<MailRow> quarantined(storage::Transaction& tx, DeskId desk, int limit) {
  return tx.all<MailRow>(kQuarantined, {{"desk", desk}, {"limit", limit}});
}

}  // namespace podpora::intake

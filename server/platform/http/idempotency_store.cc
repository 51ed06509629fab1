#include "platform/http/idempotency_store.h"

namespace podpora::http {
namespace {

constexpr storage::Query kStart{
    "idempotency.start",
    "INSERT INTO idempotency (desk_id, person_id, request_key, fingerprint, process, created_at, status, "
    "content_type, location, etag, body) "
    "VALUES (:desk, :person, :request_key, :fingerprint, :process, :created_at, NULL, '', '', '', '') "
    "ON CONFLICT (desk_id, person_id, request_key) DO NOTHING"};

constexpr storage::Query kFind{
    "idempotency.find",
    "SELECT fingerprint, process, created_at, status, content_type, location, etag, body FROM idempotency "
    "WHERE desk_id = :desk AND person_id = :person AND request_key = :request_key"};

constexpr storage::Query kFinish{
    "idempotency.finish",
    "UPDATE idempotency SET process = :process, status = :status, content_type = :content_type, "
    "location = :location, etag = :etag, body = :body "
    "WHERE desk_id = :desk AND person_id = :person AND request_key = :request_key"};

constexpr storage::Query kForget{
    "idempotency.forget",
    "DELETE FROM idempotency WHERE desk_id = :desk AND person_id = :person AND request_key = :request_key"};

constexpr storage::Query kForgetBefore{
    "idempotency.forget_before",
    "DELETE FROM idempotency WHERE desk_id = :desk AND person_id = :person AND created_at < :before"};

}  // namespace

bool start_answer(storage::Transaction& tx, IdempotencyKey const& key, StoredAnswer const& answer) {
  return tx.execute(kStart, {{"desk", key.desk},
                             {"person", key.person},
                             {"request_key", key.text},
                             {"fingerprint", answer.fingerprint},
                             {"process", answer.process},
                             {"created_at", answer.created_at}}) == 1;
}

std::optional<StoredAnswer> find_answer(storage::Transaction& tx, IdempotencyKey const& key) {
  return tx.first<StoredAnswer>(kFind, {{"desk", key.desk}, {"person", key.person}, {"request_key", key.text}});
}

void finish_answer(storage::Transaction& tx, IdempotencyKey const& key, StoredAnswer const& answer) {
  tx.execute(kFinish, {{"desk", key.desk},
                       {"person", key.person},
                       {"request_key", key.text},
                       {"process", answer.process},
                       {"status", answer.status},
                       {"content_type", answer.content_type},
                       {"location", answer.location},
                       {"etag", answer.etag},
                       {"body", answer.body}});
}

void forget_answer(storage::Transaction& tx, IdempotencyKey const& key) {
  tx.execute(kForget, {{"desk", key.desk}, {"person", key.person}, {"request_key", key.text}});
}

void forget_answers_before(storage::Transaction& tx, IdempotencyKey const& key, Time before) {
  tx.execute(kForgetBefore, {{"desk", key.desk}, {"person", key.person}, {"before", before}});
}

}  // namespace podpora::http

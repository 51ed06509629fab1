#include "features/notify/template_store.h"

#include "platform/base/enum_text.h"

#include <boost/describe/class.hpp>

namespace podpora::notify {

BOOST_DESCRIBE_STRUCT(TemplateText, (), (subject, body))

namespace {

constexpr storage::Query kFind{"mail_template.find", R"(
  select subject, body from mail_template where desk_id = :desk and kind = :kind and language = :language)"};

constexpr storage::Query kPut{"mail_template.put", R"(
  insert into mail_template (desk_id, kind, language, subject, body) values (:desk, :kind, :language, :subject, :body)
  on conflict (desk_id, kind, language) do update set subject = excluded.subject, body = excluded.body)"};

constexpr storage::Query kDelete{"mail_template.delete", R"(
  delete from mail_template where desk_id = :desk and kind = :kind and language = :language)"};

constexpr storage::Query kIsOff{"mail_template_off.find", R"(
  select count(*) from mail_template_off where desk_id = :desk and kind = :kind)"};

constexpr storage::Query kPutOff{"mail_template_off.put", R"(
  insert into mail_template_off (desk_id, kind) values (:desk, :kind) on conflict (desk_id, kind) do nothing)"};

constexpr storage::Query kDeleteOff{"mail_template_off.delete", R"(
  delete from mail_template_off where desk_id = :desk and kind = :kind)"};

constexpr storage::Query kLately{"outbox.lately_mailed", R"(
  select ticket_id from outbox
  where desk_id = :desk and service_request_id is null and purpose <> 'test' order by id desc limit :limit)"};

}  // namespace

std::optional<TemplateText> find_template(storage::Transaction& tx, DeskId desk, TemplateKind kind,
                                          std::string const& language) {
  return tx.first<TemplateText>(kFind, {{"desk", desk}, {"kind", kind}, {"language", language}});
}

void put_template(storage::Transaction& tx, DeskId desk, TemplateKind kind, std::string const& language,
                  TemplateText const& text) {
  tx.execute(kPut,
             {{"desk", desk}, {"kind", kind}, {"language", language}, {"subject", text.subject}, {"body", text.body}});
}

bool delete_template(storage::Transaction& tx, DeskId desk, TemplateKind kind, std::string const& language) {
  return tx.execute(kDelete, {{"desk", desk}, {"kind", kind}, {"language", language}}) == 1;
}

bool is_off(storage::Transaction& tx, DeskId desk, TemplateKind kind) {
  return tx.first<std::int64_t>(kIsOff, {{"desk", desk}, {"kind", kind}}).value_or(0) > 0;
}

void put_off(storage::Transaction& tx, DeskId desk, TemplateKind kind, bool off) {
  tx.execute(off ? kPutOff : kDeleteOff, {{"desk", desk}, {"kind", kind}});
}

std::vector<tickets::TicketId> lately_mailed(storage::Transaction& tx, DeskId desk, int limit) {
  return tx.all<tickets::TicketId>(kLately, {{"desk", desk}, {"limit", limit}});
}

}  // namespace podpora::notify

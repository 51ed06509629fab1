#include "features/macros/macro_store.h"

namespace podpora::macros {

namespace {

constexpr storage::Query kInsert{"macro.insert", R"(
  insert into macro (desk_id, id, owner_id, shared, name, assign, assignee_id, severity, state, cause, snooze, note,
    created_at, updated_at, version)
  values (:desk, :id, :owner, :shared, :name, :assign, :assignee, :severity, :state, :cause, :snooze, :note,
    :created_at, :updated_at, :version))"};

constexpr storage::Query kUpdate{"macro.update", R"(
  update macro set shared = :shared, name = :name, assign = :assign, assignee_id = :assignee, severity = :severity,
    state = :state, cause = :cause, snooze = :snooze, note = :note, updated_at = :updated_at, version = :version
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kDelete{"macro.delete", "delete from macro where desk_id = :desk and id = :id"};

constexpr storage::Query kFind{"macro.find", R"(
  select id, owner_id, shared, name, assign, assignee_id, severity, state, cause, snooze, note, created_at, updated_at,
    version
  from macro where desk_id = :desk and id = :id)"};

constexpr storage::Query kSeen{"macro.seen", R"(
  select id, owner_id, shared, name, assign, assignee_id, severity, state, cause, snooze, note, created_at, updated_at,
    version
  from macro where desk_id = :desk and (owner_id = :person or shared = 1) order by name, id)"};

constexpr storage::Query kForgetReplies{"macro_reply.forget", R"(
  delete from macro_reply where desk_id = :desk and macro_id = :id)"};

constexpr storage::Query kInsertReply{"macro_reply.insert", R"(
  insert into macro_reply (desk_id, macro_id, language, body) values (:desk, :id, :language, :body))"};

constexpr storage::Query kReplies{"macro_reply.of_macro", R"(
  select macro_id, language, body from macro_reply where desk_id = :desk and macro_id = :id)"};

constexpr storage::Query kRepliesSeen{"macro_reply.seen", R"(
  select r.macro_id, r.language, r.body from macro_reply r
  join macro m on m.desk_id = r.desk_id and m.id = r.macro_id
  where r.desk_id = :desk and (m.owner_id = :person or m.shared = 1))"};

struct ReplyRow {
  MacroId macro;
  std::string language;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(ReplyRow, (), (macro, language, body))

}  // namespace

void insert_macro(storage::Transaction& tx, DeskId desk, Macro const& macro) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", macro.id},
                       {"owner", macro.owner_id},
                       {"shared", macro.shared},
                       {"name", macro.name},
                       {"assign", macro.assign},
                       {"assignee", macro.assignee_id},
                       {"severity", macro.severity},
                       {"state", macro.state},
                       {"cause", macro.cause},
                       {"snooze", macro.snooze},
                       {"note", macro.note},
                       {"created_at", macro.created_at},
                       {"updated_at", macro.updated_at},
                       {"version", macro.version}});
}

void update_macro(storage::Transaction& tx, DeskId desk, Macro const& macro) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", macro.id},
                       {"shared", macro.shared},
                       {"name", macro.name},
                       {"assign", macro.assign},
                       {"assignee", macro.assignee_id},
                       {"severity", macro.severity},
                       {"state", macro.state},
                       {"cause", macro.cause},
                       {"snooze", macro.snooze},
                       {"note", macro.note},
                       {"updated_at", macro.updated_at},
                       {"version", macro.version}});
}

void delete_macro(storage::Transaction& tx, DeskId desk, MacroId id) {
  tx.execute(kForgetReplies, {{"desk", desk}, {"id", id}});
  tx.execute(kDelete, {{"desk", desk}, {"id", id}});
}

std::optional<Macro> find_macro(storage::Transaction& tx, DeskId desk, MacroId id) {
  return tx.first<Macro>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<Macro> macros_seen(storage::Transaction& tx, DeskId desk, PersonId person) {
  return tx.all<Macro>(kSeen, {{"desk", desk}, {"person", person}});
}

void replace_replies(storage::Transaction& tx, DeskId desk, MacroId macro, Texts const& texts) {
  tx.execute(kForgetReplies, {{"desk", desk}, {"id", macro}});
  for (auto const& [language, body] : texts) {
    tx.execute(kInsertReply, {{"desk", desk}, {"id", macro}, {"language", language}, {"body", body}});
  }
}

Texts replies_of(storage::Transaction& tx, DeskId desk, MacroId macro) {
  Texts texts;
  for (auto& row : tx.all<ReplyRow>(kReplies, {{"desk", desk}, {"id", macro}})) {
    texts.emplace(std::move(row.language), std::move(row.body));
  }
  return texts;
}

std::map<MacroId, Texts> replies_seen(storage::Transaction& tx, DeskId desk, PersonId person) {
  std::map<MacroId, Texts> texts;
  for (auto& row : tx.all<ReplyRow>(kRepliesSeen, {{"desk", desk}, {"person", person}})) {
    texts[row.macro].emplace(std::move(row.language), std::move(row.body));
  }
  return texts;
}

}  // namespace podpora::macros

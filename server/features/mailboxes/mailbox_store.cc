#include "features/mailboxes/mailbox_store.h"

namespace podpora::mailboxes {

namespace {

using storage::Query;

/// The columns of one row, flat.
struct Row {
  MailboxId id;
  std::string host;
  std::int64_t port{0};
  Security security{};
  std::string username;
  SignIn sign_in{};
  std::string secret;
  std::string refresh_token;
  std::string token_url;
  std::string client_id;
  std::string scope;
  std::string folder;
  AfterStore after_store{};
  std::string move_to;
  FirstFetch first_fetch{};
  bool paused{false};
  std::int64_t uid_validity{0};
  std::int64_t last_uid{0};
  std::int64_t old_uid{0};
  bool is_resync{false};
  std::optional<Time> last_fetch_at;
  std::string last_error;
  std::optional<Time> last_error_at;
  std::int64_t backlog{0};
  std::int64_t fetched{0};
  Time created_at;
  std::int64_t version{0};
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, host, port, security, username, sign_in, secret, refresh_token, token_url, client_id, scope,
                       folder, after_store, move_to, first_fetch, paused, uid_validity, last_uid, old_uid, is_resync,
                       last_fetch_at, last_error, last_error_at, backlog, fetched, created_at, version))

Mailbox mailbox_of(Row row) {
  return {.id = row.id,
          .settings = {.host = std::move(row.host),
                       .port = row.port,
                       .security = row.security,
                       .username = std::move(row.username),
                       .sign_in = row.sign_in,
                       .secret = std::move(row.secret),
                       .refresh_token = std::move(row.refresh_token),
                       .token_url = std::move(row.token_url),
                       .client_id = std::move(row.client_id),
                       .scope = std::move(row.scope),
                       .folder = std::move(row.folder),
                       .after_store = row.after_store,
                       .move_to = std::move(row.move_to),
                       .first_fetch = row.first_fetch,
                       .paused = row.paused},
          .progress = {row.uid_validity, row.last_uid, row.old_uid, row.is_resync},
          .state = {row.last_fetch_at, std::move(row.last_error), row.last_error_at, row.backlog, row.fetched},
          .created_at = row.created_at,
          .version = row.version};
}

constexpr Query kInsert{"mailbox.insert", R"(
  insert into mailbox (desk_id, id, host, port, security, username, sign_in, secret, refresh_token, token_url,
    client_id, scope, folder, after_store, move_to, first_fetch, paused, created_at, version, uid_validity, last_uid,
    old_uid, is_resync, last_error, backlog, fetched, lease, leased_by, leased_until)
  values (:desk, :id, :host, :port, :security, :username, :sign_in, :secret, :refresh_token, :token_url,
    :client_id, :scope, :folder, :after_store, :move_to, :first_fetch, :paused, :created_at, :version, 0, 0,
    0, 0, '', 0, 0, 0, '', 0))"};

constexpr Query kFind{"mailbox.find", R"(
  select id, host, port, security, username, sign_in, secret, refresh_token, token_url, client_id, scope, folder,
    after_store, move_to, first_fetch, paused, uid_validity, last_uid, old_uid, is_resync, last_fetch_at, last_error,
    last_error_at, backlog, fetched, created_at, version
  from mailbox where desk_id = :desk and id = :id)"};

constexpr Query kList{"mailbox.list", R"(
  select id, host, port, security, username, sign_in, secret, refresh_token, token_url, client_id, scope, folder,
    after_store, move_to, first_fetch, paused, uid_validity, last_uid, old_uid, is_resync, last_fetch_at, last_error,
    last_error_at, backlog, fetched, created_at, version
  from mailbox where desk_id = :desk order by id)"};

constexpr Query kCountFailing{"mailbox.count_failing", R"(
  select count(*) from mailbox where desk_id = :desk and paused = 0 and last_error <> '')"};

constexpr Query kUpdate{"mailbox.update", R"(
  update mailbox set host = :host, port = :port, security = :security, username = :username, sign_in = :sign_in,
    secret = :secret, refresh_token = :refresh_token, token_url = :token_url, client_id = :client_id, scope = :scope,
    folder = :folder, after_store = :after_store, move_to = :move_to, first_fetch = :first_fetch, paused = :paused,
    version = version + 1, leased_until = 0
  where desk_id = :desk and id = :id and version = :version)"};

constexpr Query kForgetProgress{"mailbox.forget_progress", R"(
  update mailbox set uid_validity = 0, last_uid = 0, old_uid = 0, is_resync = 0, backlog = 0
  where desk_id = :desk and id = :id)"};

constexpr Query kRemove{"mailbox.remove", "delete from mailbox where desk_id = :desk and id = :id"};

constexpr Query kRemoveUnsettled{"mailbox_unsettled.remove", R"(
  delete from mailbox_unsettled where desk_id = :desk and mailbox_id = :id)"};

constexpr Query kUnclaimed{"mailbox.unclaimed", R"(
  select desk_id, id from mailbox where paused = 0 and leased_until <= :now order by leased_until, id limit :limit)"};

constexpr Query kClaim{"mailbox.claim", R"(
  update mailbox set lease = lease + 1, leased_by = :by, leased_until = :until
  where desk_id = :desk and id = :id and paused = 0 and leased_until <= :now)"};

struct ClaimedRow {
  std::int64_t lease{0};
  std::int64_t version{0};
};
BOOST_DESCRIBE_STRUCT(ClaimedRow, (), (lease, version))

constexpr Query kClaimed{"mailbox.claimed", "select lease, version from mailbox where desk_id = :desk and id = :id"};

constexpr Query kRenew{"mailbox.renew", R"(
  update mailbox set leased_until = :until
  where desk_id = :desk and id = :id and lease = :lease and version = :version and paused = 0)"};

constexpr Query kSetProgress{"mailbox.set_progress", R"(
  update mailbox set uid_validity = :uid_validity, last_uid = :last_uid, old_uid = :old_uid, is_resync = :is_resync,
    fetched = fetched + :fetched
  where desk_id = :desk and id = :id and lease = :lease and version = :version and paused = 0)"};

constexpr Query kSetFetched{"mailbox.set_fetched", R"(
  update mailbox set backlog = :backlog, last_fetch_at = coalesce(:whole_at, last_fetch_at), last_error = '',
    last_error_at = null
  where desk_id = :desk and id = :id and lease = :lease and version = :version and paused = 0)"};

constexpr Query kSetError{"mailbox.set_error", R"(
  update mailbox set last_error = :error, last_error_at = :now
  where desk_id = :desk and id = :id and lease = :lease and version = :version and paused = 0)"};

constexpr Query kSetRefreshToken{"mailbox.set_refresh_token", R"(
  update mailbox set refresh_token = :token
  where desk_id = :desk and id = :id and lease = :lease and version = :version and paused = 0)"};

constexpr Query kRelease{"mailbox.release", R"(
  update mailbox set leased_until = 0 where desk_id = :desk and id = :id and lease = :lease)"};

constexpr Query kAddUnsettled{"mailbox_unsettled.add", R"(
  insert into mailbox_unsettled (desk_id, mailbox_id, uid_validity, uid)
  values (:desk, :mailbox, :uid_validity, :uid) on conflict do nothing)"};

constexpr Query kUnsettled{"mailbox_unsettled.of", R"(
  select uid from mailbox_unsettled
  where desk_id = :desk and mailbox_id = :mailbox and uid_validity = :uid_validity order by uid)"};

constexpr Query kSettle{"mailbox_unsettled.settle", R"(
  delete from mailbox_unsettled
  where desk_id = :desk and mailbox_id = :mailbox and uid_validity = :uid_validity and uid = :uid)"};

constexpr Query kDropOthers{"mailbox_unsettled.drop_others", R"(
  delete from mailbox_unsettled
  where desk_id = :desk and mailbox_id = :mailbox and uid_validity <> :uid_validity)"};

}  // namespace

void insert_mailbox(storage::Transaction& tx, DeskId desk, Mailbox const& mailbox) {
  auto const& s = mailbox.settings;
  tx.execute(kInsert, {{"desk", desk},
                       {"id", mailbox.id},
                       {"host", s.host},
                       {"port", s.port},
                       {"security", s.security},
                       {"username", s.username},
                       {"sign_in", s.sign_in},
                       {"secret", s.secret},
                       {"refresh_token", s.refresh_token},
                       {"token_url", s.token_url},
                       {"client_id", s.client_id},
                       {"scope", s.scope},
                       {"folder", s.folder},
                       {"after_store", s.after_store},
                       {"move_to", s.move_to},
                       {"first_fetch", s.first_fetch},
                       {"paused", s.paused},
                       {"created_at", mailbox.created_at},
                       {"version", mailbox.version}});
}

std::optional<Mailbox> find_mailbox(storage::Transaction& tx, DeskId desk, MailboxId id) {
  auto row = tx.first<Row>(kFind, {{"desk", desk}, {"id", id}});
  if (!row) return std::nullopt;
  return mailbox_of(std::move(*row));
}

std::vector<Mailbox> list_mailboxes(storage::Transaction& tx, DeskId desk) {
  std::vector<Mailbox> list;
  for (auto& row : tx.all<Row>(kList, {{"desk", desk}})) list.push_back(mailbox_of(std::move(row)));
  return list;
}

std::int64_t count_failing(storage::Transaction& tx, DeskId desk) {
  return tx.first<std::int64_t>(kCountFailing, {{"desk", desk}}).value();
}

bool update_settings(storage::Transaction& tx, DeskId desk, MailboxId id, Settings const& s, std::int64_t version) {
  return tx.execute(kUpdate, {{"desk", desk},
                              {"id", id},
                              {"version", version},
                              {"host", s.host},
                              {"port", s.port},
                              {"security", s.security},
                              {"username", s.username},
                              {"sign_in", s.sign_in},
                              {"secret", s.secret},
                              {"refresh_token", s.refresh_token},
                              {"token_url", s.token_url},
                              {"client_id", s.client_id},
                              {"scope", s.scope},
                              {"folder", s.folder},
                              {"after_store", s.after_store},
                              {"move_to", s.move_to},
                              {"first_fetch", s.first_fetch},
                              {"paused", s.paused}}) == 1;
}

void forget_progress(storage::Transaction& tx, DeskId desk, MailboxId id) {
  tx.execute(kForgetProgress, {{"desk", desk}, {"id", id}});
  tx.execute(kRemoveUnsettled, {{"desk", desk}, {"id", id}});
}

bool remove_mailbox(storage::Transaction& tx, DeskId desk, MailboxId id) {
  tx.execute(kRemoveUnsettled, {{"desk", desk}, {"id", id}});
  return tx.execute(kRemove, {{"desk", desk}, {"id", id}}) == 1;
}

std::vector<Unclaimed> unclaimed(storage::Transaction& tx, Time now, int limit) {
  return tx.all<Unclaimed>(kUnclaimed, {{"now", now}, {"limit", limit}});
}

std::optional<Lease> claim(storage::Transaction& tx, Unclaimed const& what, std::string const& by, Time now,
                           Time until) {
  storage::Params const params{{"desk", what.desk}, {"id", what.mailbox}, {"by", by}, {"now", now}, {"until", until}};
  if (tx.execute(kClaim, params) == 0) return std::nullopt;
  auto const row = tx.first<ClaimedRow>(kClaimed, {{"desk", what.desk}, {"id", what.mailbox}}).value();
  return Lease{what.desk, what.mailbox, row.lease, row.version};
}

bool renew(storage::Transaction& tx, Lease const& lease, Time until) {
  return tx.execute(kRenew, {{"until", until},
                             {"desk", lease.desk},
                             {"id", lease.mailbox},
                             {"lease", lease.number},
                             {"version", lease.version}}) == 1;
}

bool set_progress(storage::Transaction& tx, Lease const& lease, Progress const& progress, std::int64_t fetched) {
  return tx.execute(kSetProgress, {{"uid_validity", progress.uid_validity},
                                   {"last_uid", progress.last_uid},
                                   {"old_uid", progress.old_uid},
                                   {"is_resync", progress.is_resync},
                                   {"fetched", fetched},
                                   {"desk", lease.desk},
                                   {"id", lease.mailbox},
                                   {"lease", lease.number},
                                   {"version", lease.version}}) == 1;
}

bool set_fetched(storage::Transaction& tx, Lease const& lease, std::int64_t backlog, std::optional<Time> whole_at) {
  return tx.execute(kSetFetched, {{"backlog", backlog},
                                  {"whole_at", whole_at},
                                  {"desk", lease.desk},
                                  {"id", lease.mailbox},
                                  {"lease", lease.number},
                                  {"version", lease.version}}) == 1;
}

bool set_error(storage::Transaction& tx, Lease const& lease, std::string const& error, Time now) {
  return tx.execute(kSetError, {{"error", error},
                                {"now", now},
                                {"desk", lease.desk},
                                {"id", lease.mailbox},
                                {"lease", lease.number},
                                {"version", lease.version}}) == 1;
}

bool set_refresh_token(storage::Transaction& tx, Lease const& lease, std::string const& sealed) {
  return tx.execute(kSetRefreshToken, {{"token", sealed},
                                       {"desk", lease.desk},
                                       {"id", lease.mailbox},
                                       {"lease", lease.number},
                                       {"version", lease.version}}) == 1;
}

void release(storage::Transaction& tx, Lease const& lease) {
  tx.execute(kRelease, {{"desk", lease.desk}, {"id", lease.mailbox}, {"lease", lease.number}});
}

void add_unsettled(storage::Transaction& tx, Lease const& lease, std::int64_t uid_validity,
                   mail::ImapUids const& uids) {
  for (auto const uid : uids) {
    tx.execute(kAddUnsettled,
               {{"desk", lease.desk}, {"mailbox", lease.mailbox}, {"uid_validity", uid_validity}, {"uid", uid}});
  }
}

mail::ImapUids unsettled(storage::Transaction& tx, Lease const& lease, std::int64_t uid_validity) {
  return tx.all<std::uint32_t>(kUnsettled,
                               {{"desk", lease.desk}, {"mailbox", lease.mailbox}, {"uid_validity", uid_validity}});
}

void settle(storage::Transaction& tx, Lease const& lease, std::int64_t uid_validity, mail::ImapUids const& uids) {
  for (auto const uid : uids) {
    tx.execute(kSettle,
               {{"desk", lease.desk}, {"mailbox", lease.mailbox}, {"uid_validity", uid_validity}, {"uid", uid}});
  }
}

void drop_unsettled_of_others(storage::Transaction& tx, Lease const& lease, std::int64_t uid_validity) {
  tx.execute(kDropOthers, {{"desk", lease.desk}, {"mailbox", lease.mailbox}, {"uid_validity", uid_validity}});
}

}  // namespace podpora::mailboxes

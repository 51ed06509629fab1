#include "features/mailboxes/http.h"
#include "features/mailboxes/mailbox_store.h"

#include "testing/database.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace podpora::mailboxes {
namespace {

using namespace std::chrono_literals;

class MailboxesTest : public testing::StoreTest {
 protected:
  MailboxesTest() : blobs(blobs::make_store(std::filesystem::temp_directory_path())) {}

  Mailbox add(DeskId of) {
    Mailbox const mailbox{
        .id = ids.make<MailboxId>(),
        .settings = seal_secrets(context(), {.host = "imap.example", .username = "a@b", .secret = "pw"}),
        .created_at = clock.now()};
    db().write(storage::Scope::of(of), [&](auto& tx) { insert_mailbox(tx, of, mailbox); });
    return mailbox;
  }
  Context context() { return {db(), intake, key, no_file, networks}; }
  std::optional<Lease> claim_by(std::string const& name, MailboxId id) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return claim(tx, {desk, id}, name, clock.now(), clock.now() + 30s);
    });
  }
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), f);
  }

  std::string const key = std::string(32, 'k');
  std::string const no_file;
  std::vector<http::Network> networks;
  std::unique_ptr<blobs::Store> blobs;
  tickets::Hooks ticket_hooks;
  intake::Hooks hooks;
  std::unique_ptr<mail::Reader> reader = mail::make_reader_here();
  intake::Context intake{db(), *blobs, {{clock, ids, *random}, ticket_hooks}, hooks, *reader};
};
PODPORA_BOTH_DATABASES(MailboxesTest);

/// A desk's owner types hosts and token addresses: none of them may reach into the networks around the server.
TEST_P(MailboxesTest, ConnectsOnlyToThePublicInternetAndWhatIsAllowed) {
  for (auto const* const host : {"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0.0.0.0", "::1",
                                 "::ffff:127.0.0.1", "169.254.169.254", "10.0.0.1", "192.168.1.1", "fd00::1"}) {
    Settings const settings{.host = host, .port = 1, .username = "a", .secret = "b"};
    EXPECT_EQ(try_settings(context(), settings).error, mail::kNotAllowed) << host;
  }
  Settings token{.host = "imap.example", .username = "a", .sign_in = SignIn::kRefreshToken};
  token.refresh_token = "r";
  token.client_id = "c";
  for (auto const* const url : {"http://127.0.0.1:1/token", "https://127.0.0.1:1/token", "https://[::1]:1/token",
                                "https://169.254.169.254/latest", "https://0x7f000001:1/"}) {
    token.token_url = url;
    EXPECT_NE(try_settings(context(), token).error.find(mail::kNotAllowed), std::string::npos) << url;
  }
  networks = {http::parse_network("127.0.0.0/8").value()};
  auto const near = try_settings(context(), {.host = "127.0.0.1", .port = 1, .username = "a", .secret = "b"});
  EXPECT_FALSE(near.ok);
  EXPECT_NE(near.error, mail::kNotAllowed) << "tried, and nobody listens there";
  EXPECT_EQ(try_settings(context(), {.host = "10.0.0.1", .port = 1, .username = "a", .secret = "b"}).error,
            mail::kNotAllowed);
}

TEST_P(MailboxesTest, ALeaseFencesOffWhoLostIt) {
  auto const mailbox = add(desk);
  auto const first = claim_by("one", mailbox.id);
  ASSERT_TRUE(first);
  EXPECT_FALSE(claim_by("two", mailbox.id));
  clock.advance(31s);
  auto const second = claim_by("two", mailbox.id);
  ASSERT_TRUE(second);
  Progress const progress{.uid_validity = 1, .last_uid = 7};
  EXPECT_FALSE(write([&](auto& tx) { return set_progress(tx, *first, progress, 1); }));
  EXPECT_FALSE(write([&](auto& tx) { return renew(tx, *first, clock.now() + 30s); }));
  EXPECT_FALSE(write([&](auto& tx) { return set_error(tx, *first, "x", clock.now()); }));
  EXPECT_TRUE(write([&](auto& tx) { return set_progress(tx, *second, progress, 1); }));
  // What the first gives free is not its own any more.
  write([&](auto& tx) { release(tx, *first); });
  EXPECT_FALSE(claim_by("three", mailbox.id));
  write([&](auto& tx) { release(tx, *second); });
  EXPECT_TRUE(claim_by("three", mailbox.id));
}

TEST_P(MailboxesTest, OtherSettingsOrAPauseEndALease) {
  auto const mailbox = add(desk);
  auto const lease = claim_by("one", mailbox.id).value();
  auto paused = mailbox.settings;
  paused.paused = true;
  EXPECT_TRUE(write([&](auto& tx) { return update_settings(tx, desk, mailbox.id, paused, 1); }));
  EXPECT_FALSE(write([&](auto& tx) { return update_settings(tx, desk, mailbox.id, paused, 1); }));
  EXPECT_FALSE(write([&](auto& tx) { return renew(tx, lease, clock.now() + 30s); }));
  auto const waiting = [&] {
    return db().read(storage::Scope::all_desks(), [&](auto& tx) { return unclaimed(tx, clock.now(), 10).size(); });
  };
  EXPECT_EQ(waiting(), 0U);
  EXPECT_TRUE(write([&](auto& tx) { return update_settings(tx, desk, mailbox.id, mailbox.settings, 2); }));
  EXPECT_EQ(waiting(), 1U);
}

TEST_P(MailboxesTest, UnsettledMessagesAreOfOneUidValidity) {
  auto const lease = claim_by("one", add(desk).id).value();
  write([&](auto& tx) {
    add_unsettled(tx, lease, 1, {3, 4});
    add_unsettled(tx, lease, 1, {4, 5});
    add_unsettled(tx, lease, 2, {9});
    settle(tx, lease, 1, {4});
    EXPECT_EQ(unsettled(tx, lease, 1), (mail::ImapUids{3, 5}));
    drop_unsettled_of_others(tx, lease, 2);
    EXPECT_TRUE(unsettled(tx, lease, 1).empty());
    EXPECT_EQ(unsettled(tx, lease, 2), mail::ImapUids{9});
  });
}

TEST_P(MailboxesTest, SecretsAreSealedAndNoAnswerHoldsThem) {
  auto const mailbox = add(desk);
  EXPECT_EQ(mailbox.settings.secret.find("pw"), std::string::npos);
  EXPECT_EQ(open_secrets(context(), mailbox.settings).secret, "pw");
  std::string const other(32, 'x');
  EXPECT_THROW(open_secrets({db(), intake, other, no_file, networks}, mailbox.settings), std::runtime_error);
  auto const json = http::to_json(http::Page<MailboxView>{.items = {MailboxView{}}});
  EXPECT_EQ(json.find("secret"), std::string::npos);
  EXPECT_EQ(json.find("refresh_token"), std::string::npos);
}

TEST_P(MailboxesTest, AnotherDeskSeesNothing) {
  auto const mailbox = add(desk);
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_FALSE(find_mailbox(tx, other_desk, mailbox.id));
    EXPECT_TRUE(list_mailboxes(tx, other_desk).empty());
    EXPECT_FALSE(remove_mailbox(tx, other_desk, mailbox.id));
    EXPECT_FALSE(update_settings(tx, other_desk, mailbox.id, mailbox.settings, 1));
    EXPECT_FALSE(claim(tx, {other_desk, mailbox.id}, "x", clock.now(), clock.now() + 30s));
  });
}

TEST(MailboxSettings, EachWrongFieldIsNamed) {
  Settings const good{.host = "imap.example", .username = "a@b", .secret = "pw"};
  EXPECT_TRUE(check_settings(good).has_value());
  struct Case {
    std::string pointer;
    std::function<void(Settings&)> spoil;
  };
  for (auto const& [pointer, spoil] : std::vector<Case>{
           {"/host", [](Settings& s) { s.host = "a b"; }},
           {"/host", [](Settings& s) { s.host = "http://x"; }},
           {"/port", [](Settings& s) { s.port = 70'000; }},
           {"/security", [](Settings& s) { s.security = Security::kNone; }},
           {"/username", [](Settings& s) { s.username = "a\r\nb"; }},
           {"/secret", [](Settings& s) { s.secret = ""; }},
           {"/secret", [](Settings& s) { s.secret = std::string("a\0b", 3); }},
           {"/folder", [](Settings& s) { s.folder = "a\nb"; }},
           {"/move_to", [](Settings& s) { s.after_store = AfterStore::kMove; }},
           {"/move_to", [](Settings& s) { s.after_store = AfterStore::kMove, s.move_to = "INBOX"; }},
           {"/token_url", [](Settings& s) { s.sign_in = SignIn::kRefreshToken; }},
           {"/token_url",
            [](Settings& s) { s.sign_in = SignIn::kRefreshToken, s.token_url = "http://login.example/token"; }},
           {"/client_id", [](Settings& s) { s.sign_in = SignIn::kRefreshToken, s.token_url = "https://x/"; }},
           {"/refresh_token",
            [](Settings& s) { s.sign_in = SignIn::kRefreshToken, s.token_url = "https://x/", s.client_id = "c"; }},
           {"/scope", [](Settings& s) {
              s.sign_in = SignIn::kClientCredentials, s.token_url = "https://x/", s.client_id = "c";
            }}}) {
    auto bad = good;
    spoil(bad);
    auto const checked = check_settings(bad);
    ASSERT_TRUE(checked.has_error()) << pointer;
    EXPECT_EQ(checked.error().fields.at(0).pointer, pointer);
  }
  auto local = good;
  local.host = "127.0.0.1";
  local.security = Security::kNone;
  EXPECT_TRUE(check_settings(local).has_value());
}

}  // namespace
}  // namespace podpora::mailboxes

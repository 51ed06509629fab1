#include "features/intake/import_mail.h"
#include "features/intake/import_store.h"
#include "features/intake/intake_test.h"
#include "features/intake/quarantine.h"
#include "features/tickets/ticket_store.h"
#include "platform/http/json.h"

#include <fstream>

namespace podpora::intake {
namespace {

class SetAsideTest : public IntakeTest {
 protected:
  MailRow found(MailId id) {
    return read([&](auto& tx) { return find_mail(tx, desk, id).value(); });
  }
  void run_job(MailId id, int attempt) {
    auto const payload = http::write_json(http::Json::object().set("mail", to_text(id)));
    file_job(intake(), {.id = {}, .desk = desk, .kind = "", .payload = payload, .attempt = attempt});
  }
};
PODPORA_BOTH_DATABASES(SetAsideTest);

/// Breaks on some mails, as a child does whose limits are reached.
class BrittleReader final : public mail::Reader {
 public:
  Result<mail::ParsedMail> read(std::string_view raw) override {
    if (raw.find("bomb") != std::string_view::npos) return conflict("unread_memory");
    return here_->read(raw);
  }

 private:
  std::unique_ptr<mail::Reader> here_ = mail::make_reader_here();
};

TEST_P(SetAsideTest, WhatTheReaderCannotStandWaitsForAPersonWithItsReasonAndStopsNoOther) {
  reader = std::make_unique<BrittleReader>();
  auto const bomb = file(mail("jana@lipa.example", "", "bomb"));
  EXPECT_EQ(bomb.state, MailState::kQuarantined);
  EXPECT_EQ(bomb.reason, "unread_memory");
  EXPECT_EQ(file(mail("jana@lipa.example")).outcome, Outcome::kTicket);
  write([&](auto& tx) { file_again(tx, intake(), actor, bomb.id, FileAs::kMail).value(); });
  EXPECT_EQ(file_mail(intake(), desk, bomb.id).reason, "unread_memory") << "again, and no loop";
  write([&](auto& tx) { file_again(tx, intake(), actor, bomb.id, FileAs::kRawFile).value(); });
  EXPECT_EQ(found(bomb.id).outcome, Outcome::kTicket) << "unread, as an attachment";
}

TEST_P(SetAsideTest, AMailThatCannotBeFiledBecomesATicketWithTheRawMessageAndStopsNoOther) {
  ticket_hooks.opened = [](auto&, auto&, auto&, auto& message) {
    if (message.body.starts_with("poison")) throw std::runtime_error("poison");
  };
  auto const stored = store_mail(intake(), desk, mail("jana@lipa.example", "", "poison"));
  for (int attempt = 1; attempt <= 5; ++attempt) EXPECT_THROW(run_job(stored.row.id, attempt), std::runtime_error);
  EXPECT_EQ(file(mail("jana@lipa.example")).outcome, Outcome::kTicket);
  run_job(stored.row.id, 6);
  auto const row = found(stored.row.id);
  EXPECT_EQ(row.state, MailState::kFiled);
  EXPECT_EQ(messages(row).at(0).author_name, "jana@lipa.example");
  auto const files = read([&](auto& tx) { return tickets::attachments_of(tx, desk, row.ticket_id.value()); });
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].sha256, row.sha256);
  EXPECT_EQ(acknowledgements(row), 0U);
}

TEST_P(SetAsideTest, WhenNotEvenThatHelpsItGoesToQuarantineAndAPersonDecides) {
  ticket_hooks.opened = [](auto&, auto&, auto&, auto&) { throw std::runtime_error("poison"); };
  std::vector<MailId> mails;
  for (int i = 0; i < 3; ++i) {
    mails.push_back(store_mail(intake(), desk, mail("jana@lipa.example")).row.id);
    EXPECT_THROW(run_job(mails.back(), 7), std::runtime_error);
    run_job(mails.back(), 8);
    EXPECT_EQ(found(mails.back()).reason, "not_fileable");
  }
  EXPECT_EQ(read([&](auto& tx) { return count_quarantined(tx, desk); }), 3);
  ticket_hooks.opened = nullptr;
  auto const d = intake();
  write([&](auto& tx) {
    file_again(tx, d, actor, mails[0], FileAs::kMail).value();
    file_again(tx, d, actor, mails[1], FileAs::kRawFile).value();
    EXPECT_EQ(discard(tx, d, actor, mails[2], " ").error().fields.at(0).pointer, "/reason");
    discard(tx, d, actor, mails[2], "spam").value();
    EXPECT_TRUE(discard(tx, d, actor, mails[2], "spam").has_error());
    EXPECT_TRUE(file_again(tx, d, actor, mails[2], FileAs::kMail).has_error());
  });
  EXPECT_EQ(read([&](auto& tx) { return count_quarantined(tx, desk); }), 0);
  EXPECT_EQ(file_mail(intake(), desk, mails[0]).outcome, Outcome::kTicket);
  EXPECT_EQ(messages(found(mails[0])).at(0).body, "Pomoc");
  EXPECT_EQ(found(mails[1]).outcome, Outcome::kTicket);
  auto const gone = found(mails[2]);
  EXPECT_EQ(gone.state, MailState::kDiscarded);
  EXPECT_TRUE(read([&](auto& tx) { return blobs->get(tx, desk, gone.sha256); }));
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_TRUE(discard(tx, d, system_actor(other_desk), mails[1], "x").has_error());
    EXPECT_EQ(count_quarantined(tx, other_desk), 0);
  });
}

TEST_P(SetAsideTest, TheSameMessageByTwoWaysIsOneMessage) {
  auto const raw = mail("jana@lipa.example");
  auto const first = file(raw);
  auto const forwarded = file("Received: from mx2.example\r\nDelivered-To: info@hvezda.example\r\n" + raw);
  EXPECT_EQ(forwarded.outcome, Outcome::kDuplicate);
  EXPECT_EQ(forwarded.ticket_id, first.ticket_id);
  EXPECT_EQ(messages(first).size(), 1U);
  EXPECT_EQ(acknowledgements(first), 1U);
  auto const other = file(raw + "and more\r\n");
  EXPECT_EQ(other.outcome, Outcome::kTicket);
  EXPECT_NE(other.ticket_id, first.ticket_id);
}

TEST_P(SetAsideTest, OldMailKeepsItsDateAndNobodyHearsOfIt) {
  ticket_hooks.opened = [](auto&, auto&, auto&, auto&) { ADD_FAILURE() << "a hook was called"; };
  ticket_hooks.message_added = ticket_hooks.opened;
  auto const import = [&](std::string const& raw) {
    return file_mail(intake(), desk, store_mail(intake(), desk, raw, {.way = Way::kImport}).row.id);
  };
  auto const opened = import(mail("Jana <jana@lipa.example>", "Date: Tue, 05 Mar 2019 10:00:00 +0100\r\n"));
  EXPECT_EQ(ticket(opened).state, tickets::State::kClosed);
  EXPECT_EQ(to_rfc3339(ticket(opened).opened_at), "2019-03-05T09:00:00Z");
  EXPECT_EQ(ticket(opened).contact_id, jana.id);
  auto const reply = [&](std::string const& from) {
    auto const header =
        "In-Reply-To: <m" + std::to_string(count) + "@x.example>\r\nDate: Wed, 06 Mar 2019 10:00:00 +0100\r\n";
    return import(mail(from, header, "Re"));
  };
  EXPECT_EQ(reply("podpora@hvezda.example").ticket_id, opened.ticket_id);
  EXPECT_EQ(messages(opened).back().author_kind, tickets::AuthorKind::kAgent);
  EXPECT_EQ(to_rfc3339(messages(opened).back().created_at), "2019-03-06T09:00:00Z");
  EXPECT_EQ(reply("mallory@evil.example").ticket_id, opened.ticket_id);
  EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kInternal);
  EXPECT_EQ(ticket(opened).state, tickets::State::kClosed);
  EXPECT_EQ(acknowledgements(opened), 0U);
}

TEST_P(SetAsideTest, AnImportGoesOnWhereItWas) {
  auto const box = std::filesystem::path(::testing::TempDir()) / ("import-" + GetParam());
  std::string content;
  for (int i = 0; i < 120; ++i)
    content += "From x Mon Nov 23 08:00:00 2026\n" + mail("jana@lipa.example", "", "Text " + std::to_string(i)) + "\n";
  std::ofstream(box, std::ios::binary) << content;
  int batches = 0;
  auto const break_off = [&](ImportProgress const&) {
    if (++batches == 1) throw std::runtime_error("broken off");
  };
  EXPECT_THROW(import_mail(intake(), desk, box, break_off), std::runtime_error);
  auto const source = std::filesystem::absolute(box).lexically_normal().string();
  EXPECT_TRUE(read([&](auto& tx) { return find_cursor(tx, desk, source); }));
  auto const rest = import_mail(intake(), desk, box, [](auto&) {});
  EXPECT_EQ(rest.messages, 70);
  EXPECT_EQ(rest.tickets, 70);
  EXPECT_EQ(rest.bytes, rest.bytes_total);
  EXPECT_FALSE(read([&](auto& tx) { return find_cursor(tx, desk, source); }));
  EXPECT_EQ(import_mail(intake(), desk, box, [](auto&) {}).duplicates, 120);
}

}  // namespace
}  // namespace podpora::intake

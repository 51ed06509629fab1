#include "features/billing/mail_invoice.h"

#include "features/audit/event_store.h"
#include "features/billing/billing_fixture_test.h"
#include "features/identity/desk.h"
#include "features/notify/notify.h"
#include "features/notify/outbox_store.h"

#include <gmock/gmock.h>

namespace podpora::billing {
namespace {

using storage::Scope;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class MailInvoiceTest : public BillingTest {
 protected:
  MailInvoiceTest() : blobs(blobs::make_store(std::filesystem::temp_directory_path() / "podpora-invoice-mail")) {}

  void SetUp() override {
    desk =
        db().write(Scope::all_desks(),
                   [&](auto& tx) {
                     return identity::add_desk(
                         tx, audit, {.slug = "desk", .name = "Desk", .time_zone = "Europe/Prague", .language = "en"});
                   })
            .value()
            .id;
    anna = system_actor(desk);
    BillingTest::SetUp();
    write([&](auto& tx) { notify::set_identity(tx, audit, anna, "ucto@severka.example", "Severka").value(); });
  }
  Issued issued(std::string const& address, std::string const& endpoint = "CZ87654321") {
    auto const klas = add_customer("Klas");
    write([&](auto& tx) {
      Buyer buyer{.party = sample_buyer(), .language = "cs", .buyer_reference = "S-1"};
      buyer.party.email = address;
      buyer.party.endpoint_id = endpoint;
      if (endpoint.empty()) buyer.party.endpoint_scheme.clear();
      set_buyer(tx, audit, anna, klas, buyer).value();
    });
    put(work(klas, 45, "2026-11-02"));
    return bill().at(0);
  }
  Result<InvoiceMail> mail(Issued const& invoice, std::string const& to = {}) {
    auto const files = prepare_files(*blobs, document(invoice.id));
    return write([&](auto& tx) { return mail_invoice(tx, context, anna, invoice.id, to, files); });
  }

  tickets::Hooks hooks;
  std::unique_ptr<blobs::Store> blobs;
  tickets::Context tickets_context{audit, hooks};
  MailContext context{tickets_context, *blobs};
};
PODPORA_BOTH_DATABASES(MailInvoiceTest);

TEST_P(MailInvoiceTest, GoesToTheBillToInItsLanguageWithBothFiles) {
  auto const invoice = issued("fakturace@klas.example");
  EXPECT_THAT(read([&](auto& tx) { return mails_of_invoice(tx, desk, invoice.id); }), IsEmpty()) << "never by itself";
  auto const sent = mail(invoice).value();
  EXPECT_EQ(sent.recipient, "fakturace@klas.example");
  auto const queued = read([&](auto& tx) { return notify::find_mail(tx, desk, sent.outbox_id); }).value();
  EXPECT_EQ(queued.state, notify::SendState::kQueued);
  EXPECT_EQ(queued.subject, "Faktura 20260001");
  EXPECT_THAT(queued.body, HasSubstr("1\u00a0089,00\u00a0Kč"));
  EXPECT_THAT(queued.body, HasSubstr("15.\u00a012.\u00a02026"));
  auto const files = read([&](auto& tx) { return notify::attachments_of(tx, desk, sent.outbox_id); });
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].name, "20260001.pdf");
  EXPECT_EQ(files[1].media_type, "application/xml");
  EXPECT_THAT(read([&](auto& tx) { return blobs->get(tx, desk, files[0].sha256); }).value(), StartsWith("%PDF-"));
  EXPECT_THAT(read([&](auto& tx) { return blobs->get(tx, desk, files[1].sha256); }).value(),
              HasSubstr("<cbc:ID>20260001</cbc:ID>"));
  auto const ticket = read([&](auto& tx) { return tickets::find_ticket(tx, desk, sent.ticket_id); }).value();
  EXPECT_EQ(ticket.state, tickets::State::kResolved);
  auto const events = read([&](auto& tx) { return audit::events_of(tx, desk, to_text(invoice.id)); });
  EXPECT_EQ(events.back().kind, "invoice.mailed");
  clock.advance(std::chrono::hours{1});
  mail(invoice, "jina@klas.example").value();
  EXPECT_EQ(read([&](auto& tx) { return mails_of_invoice(tx, desk, invoice.id); }).at(0).recipient,
            "jina@klas.example");
}

TEST_P(MailInvoiceTest, WhatBreaksAPeppolRuleGoesAsPdfAlone) {
  auto const sent = mail(issued("fakturace@klas.example", "")).value();
  EXPECT_EQ(read([&](auto& tx) { return notify::attachments_of(tx, desk, sent.outbox_id); }).size(), 1u);
}

TEST_P(MailInvoiceTest, WithoutAnAddressItIsRefused) {
  auto const invoice = issued("");
  EXPECT_EQ(mail(invoice).error().fields.at(0), (FieldError{"/to", "required", {}}));
  EXPECT_EQ(mail(invoice, "no address").error().fields.at(0), (FieldError{"/to", "address", {}}));
  EXPECT_THAT(read([&](auto& tx) { return mails_of_invoice(tx, desk, invoice.id); }), IsEmpty());
}

TEST_P(MailInvoiceTest, OtherDesksMailAndSeeNothing) {
  auto const invoice = issued("fakturace@klas.example");
  mail(invoice).value();
  auto const files = prepare_files(*blobs, document(invoice.id));
  db().write(Scope::of(other_desk), [&](auto& tx) {
    EXPECT_EQ(mail_invoice(tx, context, system_actor(other_desk), invoice.id, {}, files).error().kind,
              ErrorCode::kNotFound);
    EXPECT_THAT(mails_of_invoice(tx, other_desk, invoice.id), IsEmpty());
  });
}

}  // namespace
}  // namespace podpora::billing

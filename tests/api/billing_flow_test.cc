#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class BillingFlow : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");

  Answer put(std::string const& url, std::string const& body) {
    return call({.method = "PUT", .url = url, .headers = {{"Content-Type", "application/json"}}, .body = body}, olga);
  }

  /// Jana's company.
  std::string bakery() {
    auto const customers = get("/api/v1/customers", olga);
    auto const items = customers.at("/items");
    for (auto const& each : items.as_array()) {
      std::string const id{each.at("id").as_string()};
      auto const contacts = get("/api/v1/customers/" + id, olga).at("/contacts");
      for (auto const& contact : contacts.as_array()) {
        if (contact.at("email").as_string().starts_with("jana@")) return id;
      }
    }
    ADD_FAILURE() << customers.raw.body;
    return {};
  }

  std::string party(std::string const& name, std::string const& vat_id) {
    return R"({"name":")" + name +
           R"(","street":"Žitná 7","city":"Brno","postal_code":"602 00","country":"CZ","vat_id":")" + vat_id +
           R"(","registration_id":"","endpoint_scheme":"9929","endpoint_id":")" + vat_id +
           R"(","contact":"","phone":"","email":""})";
  }

  /// A locked run with work for the bakery; its first invoice's address.
  std::string invoice() {
    auto const customer = bakery();
    auto const seller = R"({"party":)" + party("Severka", "CZ12345678") +
                        R"(,"iban":"","bic":"","terms_days":14,"note":"","invoice_prefix":"","credit_prefix":"D",)"
                        R"("tax_basis_points":2100})";
    EXPECT_EQ(put("/api/v1/billing/seller", seller).status, 200);
    auto const buyer = R"({"party":)" + party("Klas", "CZ87654321") +
                       R"(,"language":"cs","buyer_reference":"S-7","order_reference":""})";
    EXPECT_EQ(put("/api/v1/customers/" + customer + "/billing", buyer).status, 200);
    auto const ticket = post("/api/v1/tickets",
                             R"({"customer_id":")" + customer +
                                 R"(","subject":"Slow","body":"Help","kind":"technical","nature":"break_fix",)"
                                 R"("severity":"C","service":"azure"})",
                             olga);
    EXPECT_EQ(post("/api/v1/tickets/" + ticket.text("/id") + "/time", R"({"minutes":45})", olga).status, 201);
    auto const run = post("/api/v1/billing-runs", R"({"period_from":"2026-11-01","period_to":"2026-11-30"})", olga);
    EXPECT_EQ(run.status, 201) << run.raw.body;
    auto const path = "/api/v1/billing-runs/" + run.text("/id");
    auto const preview = get(path, olga);
    EXPECT_TRUE(preview.at("/drafts/0/problems").as_array().empty()) << preview.raw.body;
    EXPECT_EQ(preview.at("/drafts/0/net/minor").as_int64(), 90'000) << preview.raw.body;
    EXPECT_FALSE(preview.text("/drafts/0/lines/0/reason").empty());
    EXPECT_EQ(post(path + "/approve", R"({"fingerprint":"stale"})", olga).text("/code"), "billing-run-changed");
    EXPECT_EQ(post(path + "/lock", "{}", olga).text("/code"), "billing-run-not-approved");
    auto const approved = post(path + "/approve", R"({"fingerprint":")" + preview.text("/fingerprint") + R"("})", olga);
    EXPECT_EQ(approved.status, 200) << approved.raw.body;
    EXPECT_EQ(post(path + "/lock", "{}", olga).text("/state"), "locked");
    auto const locked = get(path, olga);
    EXPECT_EQ(locked.text("/invoices/0/number"), "20260001") << locked.raw.body;
    return "/api/v1/invoices/" + locked.text("/invoices/0/id");
  }
};
PODPORA_BOTH_DATABASES(BillingFlow);

TEST_P(BillingFlow, WorkBecomesAnInvoiceInEveryForm) {
  auto const path = invoice();
  auto const pdf = get(path + "/invoice.pdf", olga);
  EXPECT_EQ(pdf.raw.header("content-type"), "application/pdf");
  EXPECT_TRUE(pdf.raw.body.starts_with("%PDF-"));
  auto const xml = get(path + "/invoice.xml", olga);
  EXPECT_EQ(xml.status, 200) << xml.raw.body;
  EXPECT_NE(xml.raw.body.find("<cbc:PayableAmount currencyID=\"CZK\">1089.00</cbc:PayableAmount>"), std::string::npos);
  EXPECT_NE(get(path + "/lines.csv", olga).raw.body.find("20260001,invoice,"), std::string::npos);
  auto const note = post(path + "/credit", R"({"reason":"By mistake"})", olga);
  EXPECT_EQ(note.status, 201) << note.raw.body;
  EXPECT_EQ(note.text("/number"), "D20260001");
  EXPECT_EQ(get(path, olga).at("/credited_positions/0").as_int64(), 1);
  auto const margin = get("/api/v1/margin?from=2026-01-01&to=2026-12-31", olga);
  EXPECT_EQ(margin.at("/items/0/net/minor").as_int64(), 0) << margin.raw.body;
}

TEST_P(BillingFlow, AnInvoiceIsMailedWhenSomebodySaysSo) {
  auto const path = invoice();
  EXPECT_TRUE(get(path, olga).at("/mails").as_array().empty());
  EXPECT_EQ(post(path + "/mail", "{}", olga).text("/errors/0/pointer"), "/to") << "nobody has said where to";
  auto const mailed = post(path + "/mail", R"({"to":"fakturace@klas.example"})", olga);
  ASSERT_EQ(mailed.status, 200) << mailed.raw.body;
  EXPECT_EQ(mailed.text("/mails/0/recipient"), "fakturace@klas.example");
  EXPECT_EQ(mailed.text("/mails/0/state"), "queued");
  app_->run_due();
  EXPECT_EQ(get(path, olga).text("/mails/0/state"), "sent");
  auto const ticket = get("/api/v1/tickets/" + mailed.text("/mails/0/ticket_id"), olga);
  EXPECT_EQ(ticket.text("/state"), "resolved") << ticket.raw.body;
}

TEST_P(BillingFlow, ThePortalShowsACompanyItsOwnInvoicesOnly) {
  auto const path = invoice();
  auto const id = path.substr(path.rfind('/'));
  auto const jana = sign_in("jana@klas.example");
  auto const own = get("/api/v1/portal/invoices", jana);
  EXPECT_EQ(own.text("/items/0/number"), "20260001") << own.raw.body;
  EXPECT_EQ(get("/api/v1/portal/invoices" + id + "/invoice.pdf", jana).status, 200);
  EXPECT_EQ(get(path, jana).status, 403);
  auto const eva = sign_in("eva@brod.example");
  EXPECT_TRUE(get("/api/v1/portal/invoices", eva).at("/items").as_array().empty());
  EXPECT_EQ(get("/api/v1/portal/invoices" + id + "/invoice.pdf", eva).status, 404);
  EXPECT_EQ(get("/api/v1/portal/invoices" + id + "/invoice.xml", eva).status, 404);
}

TEST_P(BillingFlow, WrongFieldsAreNamed) {
  auto const seller = R"({"party":)" + party("Severka", "12345678") +
                      R"(,"iban":"CZ00","bic":"","terms_days":14,"note":"","invoice_prefix":"","credit_prefix":"D",)"
                      R"("tax_basis_points":2100})";
  auto const answer = put("/api/v1/billing/seller", seller);
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.text("/errors/0/pointer"), "/party/vat_id");
  EXPECT_EQ(answer.text("/errors/1/pointer"), "/iban");
  EXPECT_EQ(post("/api/v1/billing-runs", R"({"period_from":"2026-11-31","period_to":"2026-12-01"})", olga)
                .text("/errors/0/pointer"),
            "/period_from");
  EXPECT_EQ(get("/api/v1/margin?from=soon", olga).text("/errors/0/pointer"), "query/from");
}

}  // namespace
}  // namespace podpora::tests

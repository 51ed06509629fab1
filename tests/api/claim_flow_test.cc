#include "api/api_test.h"
#include "features/identity/setup.h"
#include "features/identity/session.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

/// Jana's mail was down on 5 October; the time is 23 November.
class ClaimFlow : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");

  std::string bakery() { return to_text(partner_.bakery); }

  /// A ticket that Jana opened in the portal.
  std::string ticket() {
    auto const opened = post("/api/v1/portal/tickets",
                             R"({"subject":"Mail is down","body":"Nothing arrives. We want a credit.",)"
                             R"("kind":"technical","severity":"B"})",
                             sign_in("jana@klas.example"));
    EXPECT_EQ(opened.status, 201) << opened.raw.body;
    return opened.text("/ticket/id");
  }

  Answer start(std::string const& of) {
    return post("/api/v1/tickets/" + of + "/claims",
                R"({"service":"microsoft_365","incident_from":"2026-10-05T08:10:00Z",)"
                R"("incident_to":"2026-10-05T12:40:00Z"})",
                olga);
  }
  std::string proof(std::string const& kind, std::string const& message) {
    return R"({"kind":")" + kind + R"(","message_id":")" + message + "\"}";
  }
  /// Filed with everything; its address.
  std::string filed() {
    auto const of = ticket();
    auto const claim = start(of);
    EXPECT_EQ(claim.status, 201) << claim.raw.body;
    auto const path = "/api/v1/claims/" + claim.text("/claim/id");
    auto const message = get("/api/v1/tickets/" + of, olga).text("/messages/0/id");
    EXPECT_EQ(
        patch(path, R"({"fields":{"outage_id":"EX900001","attempts":"Restarted Outlook","bought_through_csp":"yes"}})",
              olga, "\"" + std::to_string(claim.at("/version").as_int64()) + "\"")
            .status,
        200);
    EXPECT_EQ(post(path + "/proofs", proof("impact", message), olga).status, 200);
    EXPECT_EQ(post(path + "/proofs", proof("request", message), olga).status, 200);
    EXPECT_EQ(post(path + "/ready", "", olga).text("/claim/state"), "ready");
    auto const done = post(path + "/file", R"({"vendor_number":"2611270040001234"})", olga);
    EXPECT_EQ(done.text("/claim/state"), "filed") << done.raw.body;
    return path;
  }

  Answer put(std::string const& url, std::string const& body) {
    return call({.method = "PUT", .url = url, .headers = {{"Content-Type", "application/json"}}, .body = body}, olga);
  }
};
PODPORA_BOTH_DATABASES(ClaimFlow);

TEST_P(ClaimFlow, AnOutageBecomesALineOfTheNextBillingRun) {
  auto const path = filed();
  auto const answered = post(path + "/answer", R"({"as":"accepted","amount":{"minor":123400,"currency":"CZK"}})", olga);
  EXPECT_EQ(answered.text("/claim/standing"), "to_pass_on") << answered.raw.body;
  auto const credited = post(path + "/pass-on", "{}", olga);
  EXPECT_EQ(credited.text("/claim/state"), "credited") << credited.raw.body;
  EXPECT_EQ(post(path + "/pass-on", "{}", olga).text("/code"), "claim-step-not-allowed");
  auto const run = post("/api/v1/billing-runs", R"({"period_from":"2026-11-01","period_to":"2026-11-30"})", olga);
  auto const preview = get("/api/v1/billing-runs/" + run.text("/id"), olga);
  std::int64_t found = 0;
  auto const drafts = preview.at("/drafts");
  for (auto const& draft : drafts.as_array()) {
    // What goes back to the buyer is positive on a credit note.
    auto const sign = draft.at("kind").as_string() == "credit_note" ? -1 : 1;
    for (auto const& line : draft.at("lines").as_array()) {
      if (line.at("charge_id").as_string() != credited.text("/charge/id")) continue;
      found += sign * line.at("net").at("minor").as_int64();
    }
  }
  EXPECT_EQ(found, -123'400) << preview.raw.body;
}

TEST_P(ClaimFlow, SaysEverythingThatIsMissing) {
  auto const claim = start(ticket());
  auto const path = "/api/v1/claims/" + claim.text("/claim/id");
  auto const refused = post(path + "/file", R"({"vendor_number":"26"})", olga);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("/code"), "claim-incomplete");
  EXPECT_EQ(refused.text("/errors/0/pointer"), "/fields/outage_id") << refused.raw.body;
  auto const missing = claim.at("/missing");
  EXPECT_EQ(missing.as_array().size(), 5u) << claim.raw.body;
  EXPECT_EQ(claim.text("/claim/last_day"), "2026-11-30");
  EXPECT_EQ(claim.text("/claim/standing"), "soon");
  EXPECT_EQ(claim.at("/estimate/credit_percent").as_int64(), 25) << claim.raw.body;
  EXPECT_EQ(claim.text("/rule/source/page"), "https://learn.microsoft.com/partner-center/request-credit");
  EXPECT_EQ(patch(path, R"({"fields":{"shoe_size":"42"}})", olga, "\"1\"").text("/errors/0/pointer"),
            "/fields/shoe_size");
  EXPECT_EQ(patch(path, R"({"title":"x"})", olga, "\"7\"").status, 412);
}

TEST_P(ClaimFlow, FilesAreProofsWithWhereTheyCameFrom) {
  auto const claim = start(ticket());
  auto const path = "/api/v1/claims/" + claim.text("/claim/id");
  auto const upload = [&](std::string const& query) {
    return call({.method = "POST",
                 .url = path + "/proof-files?" + query,
                 .headers = {{"Content-Type", "application/octet-stream"}},
                 .body = "From: jana"},
                olga);
  };
  auto const added = upload("name=mail.eml&kind=request&origin=jana%40mail.klas.example");
  EXPECT_EQ(added.status, 200) << added.raw.body;
  EXPECT_TRUE(added.at("/proofs/1/proofs/0/own_domain").as_bool());
  auto const file = path + "/proofs/" + added.text("/proofs/1/proofs/0/id");
  EXPECT_EQ(get(file, olga).raw.body, "From: jana");
  EXPECT_EQ(upload("name=mail.eml&kind=gossip").text("/errors/0/pointer"), "query/kind");
  EXPECT_EQ(upload("kind=request").text("/errors/0/pointer"), "query/name");
  EXPECT_EQ(call({.method = "DELETE", .url = file}, olga).status, 200);
  EXPECT_EQ(get(file, olga).status, 404);
}

TEST_P(ClaimFlow, ThePacketIsWrittenThreeWays) {
  auto const path = filed();
  auto const markdown = get(path + "/packet.md", olga).raw.body;
  EXPECT_TRUE(markdown.starts_with("# Claim for a service credit: Mail is down\n")) << markdown;
  EXPECT_NE(markdown.find("- **Time of the downtime (UTC):** 2026-10-05 08:10 – 12:40 UTC\n"), std::string::npos)
      << markdown;
  EXPECT_NE(markdown.find("jana@klas.example"), std::string::npos);
  auto const document = get(path + "/packet.json", olga);
  EXPECT_EQ(document.text("/fields/0/value"), "Pekárna Klas s.r.o.") << document.raw.body;
  EXPECT_EQ(document.text("/proofs/1/kind"), "request");
  auto const page = get(path + "/packet.html", olga);
  EXPECT_NE(page.raw.body.find("<h1>Claim for a service credit: Mail is down</h1>"), std::string::npos);
  EXPECT_TRUE(page.raw.header("content-security-policy").has_value());
}

TEST_P(ClaimFlow, ContactsSeeStateAndAmountIfTheDeskWants) {
  auto const path = filed();
  auto const jana = sign_in("jana@klas.example");
  EXPECT_TRUE(get("/api/v1/portal/claims", jana).at("/items").as_array().empty());
  EXPECT_EQ(get("/api/v1/claim-settings", olga).at("/portal").as_bool(), false);
  EXPECT_EQ(put("/api/v1/claim-settings", R"({"portal":true})").status, 200);
  auto seen = get("/api/v1/portal/claims", jana);
  EXPECT_EQ(seen.text("/items/0/state"), "filed") << seen.raw.body;
  EXPECT_TRUE(seen.at("/items/0/amount").is_null());
  post(path + "/answer", R"({"as":"accepted","amount":{"minor":5000,"currency":"CZK"}})", olga);
  post(path + "/pass-on", "{}", olga);
  seen = get("/api/v1/portal/claims", jana);
  EXPECT_EQ(seen.at("/items/0/amount/minor").as_int64(), 5'000) << seen.raw.body;
  EXPECT_TRUE(get("/api/v1/portal/claims", sign_in("eva@brod.example")).at("/items").as_array().empty());
  EXPECT_EQ(get(path, jana).status, 403);
}

TEST_P(ClaimFlow, TellsBeforeTheDeadline) {
  auto const of = ticket();
  auto const claim = start(of);
  EXPECT_EQ(claim.status, 201);
  outbox();
  clock.set(*parse_rfc3339("2026-11-28T00:01:00Z"));
  auto const mails = outbox();
  auto const told = std::ranges::count_if(
      mails, [](std::string const& mail) { return mail.find("olga@severka.example") != std::string::npos; });
  EXPECT_EQ(told, 1);
  auto const notes = get("/api/v1/tickets/" + of, sign_in("olga@severka.example")).raw.body;
  EXPECT_NE(notes.find("2026-11-30"), std::string::npos) << notes;
}

TEST_P(ClaimFlow, AClaimOfARestrictedRequestIsHiddenFromOthers) {
  auto const of = ticket();
  auto const claim = start(of);
  auto const path = "/api/v1/claims/" + claim.text("/claim/id");
  auto const tomas = db().write(storage::Scope::of(partner_.desk.id), [&](auto& tx) {
    auto const person = identity::add_person(tx, app_->audit(), system_actor(partner_.desk.id),
                                             {.name = "Tomas", .email = "tomas@severka.example", .language = "en"},
                                             {identity::Role::kAdminAgent});
    return "podpora_session=" + identity::start_session(tx, app_->audit(), partner_.desk.id, person.value().id).cookie;
  });
  EXPECT_EQ(get(path, tomas).status, 200);
  auto const before = get("/api/v1/claims", tomas).at("/items").as_array().size();
  auto const seen = get("/api/v1/tickets/" + of, olga);
  EXPECT_EQ(patch("/api/v1/tickets/" + of, R"({"nature":"vulnerability"})", olga,
                  "\"" + std::to_string(seen.at("/version").as_int64()) + "\"")
                .status,
            200);
  EXPECT_EQ(get(path, tomas).status, 404);
  EXPECT_EQ(get("/api/v1/claims", tomas).at("/items").as_array().size(), before - 1);
  EXPECT_EQ(get(path, olga).status, 200);
}

}  // namespace
}  // namespace podpora::tests

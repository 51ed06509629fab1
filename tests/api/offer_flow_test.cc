// An offer on its way to a customer: brands, preview, links that need no sign-in, acceptance in the portal, delivery.

#include "api/api_test.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class OfferFlow : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  Answer put(std::string const& path, std::string const& body, std::string const& version) {
    return call({.method = "PUT",
                 .url = path,
                 .headers = {{"Content-Type", "application/json"}, {"If-Match", "\"" + version + "\""}},
                 .body = body},
                olga);
  }
  std::string current_offer() { return get("/api/v1/portal/offers", jana).text("/offers/0/id"); }
  std::string bakery() { return "/api/v1/customers/" + to_text(partner_.bakery); }
  std::string contact() { return get(bakery(), olga).text("/contacts/0/id"); }
};
PODPORA_BOTH_DATABASES(OfferFlow);

TEST_P(OfferFlow, APreviewShowsBothLanguagesAndWhatIsMissing) {
  auto const offer = get("/api/v1/offers", olga).at("/items/0/content");
  auto body = boost::json::object{{"content", offer}};
  body["content"].as_object()["title"] = {{"en", "Only English <b>"}, {"cs", ""}};
  auto const preview = post("/api/v1/offer-previews", boost::json::serialize(body), olga);
  ASSERT_EQ(preview.status, 200) << preview.raw.body;
  EXPECT_EQ(preview.text("/pages/0/language"), "en");
  EXPECT_THAT(preview.text("/pages/1/html"), HasSubstr("lang=\"cs\""));
  EXPECT_THAT(preview.text("/pages/0/html"), HasSubstr("Only English &lt;b&gt;"));
  EXPECT_THAT(preview.text("/pages/0/html"), Not(HasSubstr("<style")));
  EXPECT_EQ(preview.text("/missing/0/pointer"), "/content/title/cs");
  body["content"].as_object()["price"].as_object()["currency"] = "";
  EXPECT_EQ(post("/api/v1/offer-previews", boost::json::serialize(body), olga).status, 200);
}

TEST_P(OfferFlow, ABrandHasAPageOfItsOwn) {
  auto const brand =
      post("/api/v1/brands", R"({"code":"north","name":"North IT","accent":"#7a1f5c","accent_dark":""})", olga);
  ASSERT_EQ(brand.status, 201) << brand.raw.body;
  EXPECT_EQ(get("/severka/support/north").status, 404);
  auto body = boost::json::object{{"content", get("/api/v1/offers", olga).at("/items/0/content")},
                                  {"brand_id", brand.text("/id")}};
  auto const draft = post("/api/v1/offers", boost::json::serialize(body), olga);
  ASSERT_EQ(post("/api/v1/offers/" + draft.text("/id") + "/publish", "", olga).status, 200);
  auto const page = get("/severka/support/north?lang=en");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.raw.body, HasSubstr("North IT"));
  EXPECT_THAT(page.raw.body, HasSubstr("--link:#7a1f5c"));
  EXPECT_THAT(get("/severka/support?lang=en").raw.body, Not(HasSubstr("North IT")));
  EXPECT_EQ(get("/api/v1/public/severka/offer?brand=north").text("/desk_name"), "North IT");
  auto const png = std::string{"\x89PNG\r\n\x1a\n"} + "picture";
  auto const logo = call({.method = "PUT", .url = "/api/v1/brands/" + brand.text("/id") + "/logo", .body = png}, olga);
  ASSERT_EQ(logo.status, 200) << logo.raw.body;
  auto const shown = get("/severka/logo/north");
  EXPECT_EQ(shown.raw.body, png);
  EXPECT_EQ(shown.raw.header("content-type"), "image/png");
  auto const svg =
      call({.method = "PUT", .url = "/api/v1/brands/" + brand.text("/id") + "/logo", .body = "<svg/>"}, olga);
  EXPECT_EQ(svg.text("/errors/0/pointer"), "/logo");
}

TEST_P(OfferFlow, AContactAcceptsInThePortalWhatWasRead) {
  auto const offers = get("/api/v1/portal/offers", jana);
  ASSERT_EQ(offers.status, 200) << offers.raw.body;
  auto const body = [&](std::string const& sha256) {
    return R"({"offer_id":")" + offers.text("/offers/0/id") + R"(","sha256":")" + sha256 + "\"}";
  };
  EXPECT_EQ(post("/api/v1/portal/agreements", body("0000"), jana).text("/code"), "offer-not-as-read");
  auto const agreed = post("/api/v1/portal/agreements", body(offers.text("/offers/0/sha256")), jana);
  ASSERT_EQ(agreed.status, 201) << agreed.raw.body;
  EXPECT_EQ(agreed.text("/accepted_via"), "portal");
  EXPECT_EQ(agreed.text("/accepted_by"), "Jana Klasová");
  auto const listed = get("/api/v1/agreements?customer=" + to_text(partner_.bakery), olga);
  EXPECT_EQ(listed.text("/items/0/sha256"), offers.text("/offers/0/sha256"));
  EXPECT_NE(listed.text("/items/0/accepted_from"), "");
  EXPECT_THAT(get("/api/v1/tickets?state=resolved", olga).raw.body, HasSubstr("Přijato: ")) << "confirmed by mail";
  // A request of now on is ruled by it.
  auto const opened =
      post("/api/v1/portal/tickets", R"({"subject":"S","body":"B","kind":"technical","severity":"B"})", jana);
  ASSERT_EQ(opened.status, 201);
  auto const ended = post("/api/v1/agreements/" + agreed.text("/id") + "/end", "{}", olga);
  EXPECT_EQ(ended.status, 200) << ended.raw.body;
  EXPECT_EQ(post("/api/v1/agreements/" + agreed.text("/id") + "/end", "{}", olga).text("/code"), "agreement-ended");
}

TEST_P(OfferFlow, ALinkAcceptsOnceWithoutSigningIn) {
  auto const made = post(bakery() + "/acceptance-links",
                         R"({"offer_id":")" + current_offer() + R"(","person_id":")" + contact() + "\"}", olga);
  ASSERT_EQ(made.status, 201) << made.raw.body;
  auto const url = made.text("/url");
  auto const token = url.substr(url.rfind('/') + 1);
  EXPECT_THAT(url, HasSubstr("/portal/accept/severka/"));
  auto const path = "/api/v1/public/severka/acceptances/" + token;
  auto const shown = get(path);
  EXPECT_EQ(shown.text("/state"), "open");
  EXPECT_EQ(shown.text("/contact_name"), "Jana Klasová");
  EXPECT_EQ(get("/api/v1/public/severka/acceptances/" + token + "x").status, 404);
  auto const used = post(path, "");
  ASSERT_EQ(used.status, 200) << used.raw.body;
  EXPECT_EQ(used.text("/state"), "used");
  EXPECT_EQ(post(path, "").text("/code"), "link-used");
  EXPECT_EQ(get("/api/v1/agreements?customer=" + to_text(partner_.bakery), olga).text("/items/0/accepted_via"), "link");
  auto const links = get(bakery() + "/acceptance-links", olga);
  EXPECT_NE(links.text("/items/0/used_at"), "");
  EXPECT_THAT(links.raw.body, Not(HasSubstr(token)));
}

TEST_P(OfferFlow, DeliveryIsEditedAndStandsOnTheNextVersion) {
  auto const body = [](std::string const& service, std::string const& partner) {
    return R"({"service":")" + service + R"(","mode":"outsourced","partner_name":")" + partner +
           R"(","partner_address":"desk@sky.example","told":"Bill the desk."})";
  };
  EXPECT_EQ(post("/api/v1/delivery", body("nothing", "Sky"), olga).text("/errors/0/pointer"), "/service");
  auto const added = post("/api/v1/delivery", body("azure", "Sky"), olga);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  auto const path = "/api/v1/delivery/" + added.text("/id");
  auto const changed = put(path, body("azure", "Sky & Sons"), "1");
  ASSERT_EQ(changed.status, 200) << changed.raw.body;
  auto content = boost::json::object{{"content", get("/api/v1/offers", olga).at("/items/0/content")}};
  auto const draft = post("/api/v1/offers", boost::json::serialize(content), olga);
  ASSERT_EQ(post("/api/v1/offers/" + draft.text("/id") + "/publish", "", olga).status, 200);
  EXPECT_THAT(get("/severka/support?lang=en").raw.body, HasSubstr("Sky &amp; Sons, on our behalf"));
  EXPECT_EQ(call({.method = "DELETE", .url = path}, olga).status, 204);
  EXPECT_THAT(get("/severka/support?lang=en").raw.body, HasSubstr("Sky &amp; Sons, on our behalf"));
  EXPECT_THAT(get("/api/v1/delivery", olga).raw.body, Not(HasSubstr("Sky")));
}

TEST_P(OfferFlow, TheProfileIsSetAndChecked) {
  auto const set = [&](std::string const& role, std::string const& provider) {
    return call(
        {.method = "PUT",
         .url = "/api/v1/profile",
         .headers = {{"Content-Type", "application/json"}},
         .body = R"({"partner_role":")" + role + R"(","memberships":["solutions_partner"],"provider_name":")" +
                 provider + R"(","provider_address":"","contact_name":"Anna","contact_email":"anna@severka.example",)" +
                 R"("contact_phone":"1","vendor_language":"en","country":"CZ"})"},
        olga);
  };
  EXPECT_EQ(set("direct_bill", "Velký").text("/errors/0/pointer"), "/provider_name");
  ASSERT_EQ(set("indirect_reseller", "Velký").status, 200);
  EXPECT_EQ(get("/api/v1/profile", olga).text("/provider_name"), "Velký");
}

}  // namespace
}  // namespace podpora::tests

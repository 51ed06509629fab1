// The desk that people try first has a quarter of work behind it.

#include "api/api_test.h"

#include "app/demo/past.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::tests {
namespace {

using ::testing::Each;
using ::testing::Gt;

class SampleDesk : public ApiTest {
 protected:
  std::size_t count(std::string const& path, std::string const& who) {
    return get("/api/v1/" + path, who).at("/items").as_array().size();
  }
};
PODPORA_BOTH_DATABASES(SampleDesk);

TEST_P(SampleDesk, HasAPastThatNoScreenIsEmptyOf) {
  auto const begun = clock.now();
  app::demo::add_past(*app_, partner_, clock, begun + app::demo::kPast);
  EXPECT_EQ(clock.now(), begun + app::demo::kPast);
  auto const olga = sign_in("olga@severka.example");
  auto const anna = sign_in("anna@severka.example");
  std::vector<std::size_t> const counts{
      count("signals", olga),      count("opportunities?state=open", olga),
      count("satisfaction", olga), count("snippets", anna),
      count("macros", anna),       count("tickets?q=state:resolved", anna),
      count("breaches", olga),     count("customers/" + to_text(partner_.bakery) + "/wallets", olga)};
  EXPECT_THAT(counts, Each(Gt(0U)));

  // What was answered went out at once.
  auto const ticket = "/api/v1/tickets/" + get("/api/v1/tickets?q=state:resolved", anna).text("/items/0/id");
  auto const view = get(ticket, anna);
  auto const said = *parse_rfc3339(view.text("/messages/1/created_at"));
  bool found = false;
  auto const mails = get(ticket + "/mails", anna).at("/items");
  for (auto const& mail : mails.as_array()) {
    if (mail.at("message_id") != view.at("/messages/1/id")) continue;
    found = true;
    EXPECT_LE(*parse_rfc3339(std::string{mail.at("sent_at").as_string()}) - said, std::chrono::minutes{2});
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace podpora::tests

#include "platform/http/form.h"

#include <gtest/gtest.h>

namespace podpora::http {
namespace {

Request sent(std::string body, std::string type = "application/x-www-form-urlencoded") {
  Request request;
  request.method = "POST";
  request.headers.emplace("content-type", std::move(type));
  request.body = std::move(body);
  return request;
}

TEST(Form, ReadsFieldsAsABrowserSendsThem) {
  auto const form = read_form(sent("score=bad&comment=Tak+ne%2C+d%C4%9Bkuji%21%0D%0AJana%23&empty=")).value();
  EXPECT_EQ(form_text(form, "score"), "bad");
  EXPECT_EQ(form_text(form, "comment"), "Tak ne, děkuji!\nJana#");
  EXPECT_EQ(form_text(form, "empty"), "");
  EXPECT_EQ(form_text(form, "other"), "");
  EXPECT_TRUE(read_form(sent("", "Application/X-WWW-Form-Urlencoded; charset=UTF-8")).value().empty());
}

TEST(Form, RefusesWhatIsNone) {
  EXPECT_EQ(read_form(sent("a=b", "application/json")).error().code, "not-a-form");
  EXPECT_EQ(read_form(sent("a=b", "")).error().code, "not-a-form");
  EXPECT_EQ(read_form(sent("a=%zz")).error().code, "not-a-form");
  EXPECT_EQ(read_form(sent("a=%ff")).error().code, "not-a-form");
  EXPECT_EQ(read_form(sent("a=%00")).error().code, "not-a-form");
}

}  // namespace
}  // namespace podpora::http

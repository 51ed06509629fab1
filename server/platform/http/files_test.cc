#include "platform/http/files.h"

#include <gtest/gtest.h>

#include <array>

namespace podpora::http {
namespace {

constexpr std::array<EmbeddedFile, 6> kFiles{{{"web/dist/assets/index-B3xK9a1c.js", "plain"},
                                              {"web/dist/assets/index-B3xK9a1c.js.br", "brotli"},
                                              {"web/dist/assets/index-B3xK9a1c.js.gz", "gzip"},
                                              {"web/dist/index.html", "<p>"},
                                              {"web/dist/lonely.css.br", "x"},
                                              {"i18n/en.po", "secret"}}};

struct Got {
  int status{404};
  std::string body;
  std::string coding;
  std::string cache;
  std::string etag;
};

Got get(std::string const& path, std::multimap<std::string, std::string> headers = {}) {
  Files const files{kFiles, "web/dist/"};
  Request request{.method = "GET", .path = path, .headers = std::move(headers)};
  auto const response = files.find(request, path);
  if (!response) return {};
  auto const header = [&](char const* name) { return response->header(name).value_or(""); };
  return {response->status, response->body, header("content-encoding"), header("cache-control"), header("etag")};
}

std::string const kScript = "/assets/index-B3xK9a1c.js";

TEST(Files, PicksTheEncoding) {
  EXPECT_EQ(get(kScript).body, "plain");
  EXPECT_EQ(get(kScript, {{"accept-encoding", "gzip, deflate, br"}}).body, "brotli");
  EXPECT_EQ(get(kScript, {{"accept-encoding", "gzip, br;q=0"}}).body, "gzip");
  EXPECT_EQ(get(kScript, {{"accept-encoding", "gzip, br;q=0"}}).coding, "gzip");
  EXPECT_EQ(get(kScript, {{"accept-encoding", "brotli"}}).coding, "");
}

TEST(Files, KeepsHashedNamesForEver) {
  EXPECT_EQ(get(kScript).cache, "public, max-age=31536000, immutable");
  EXPECT_EQ(get("/index.html").cache, "no-cache");
}

TEST(Files, AnswersNotModified) {
  auto const etag = get("/index.html").etag;
  EXPECT_EQ(etag.size(), 34U);
  EXPECT_EQ(get("/index.html", {{"if-none-match", "\"x\", " + etag}}).status, 304);
  EXPECT_EQ(get("/index.html", {{"if-none-match", "W/" + etag}}).body, "");
  EXPECT_EQ(get("/index.html", {{"if-none-match", "\"x\""}}).status, 200);
  EXPECT_NE(get(kScript, {{"accept-encoding", "br"}}).etag, get(kScript).etag);
}

TEST(Files, HasOnlyItsFolder) {
  EXPECT_EQ(get("/i18n/en.po").status, 404);
  EXPECT_EQ(get("/../../i18n/en.po").status, 404);
  EXPECT_EQ(get("/lonely.css").status, 404);
  EXPECT_EQ(get("/").status, 404);
  EXPECT_EQ(get("").status, 404);
}

}  // namespace
}  // namespace podpora::http

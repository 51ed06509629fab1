#pragma once

#include "app/app.h"
#include "app/demo/partner.h"
#include "platform/http/client.h"
#include "platform/http/server.h"
#include "testing/database.h"

#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace podpora::tests {

/// What came back from one call.
struct Answer {
  int status{0};
  boost::json::value body;  ///< null when the answer is no JSON
  http::Response raw;

  /// The value at an RFC 6901 pointer; null when there is none.
  boost::json::value at(std::string const& pointer) const;
  std::string text(std::string const& pointer) const;
};

/// The whole application behind a real socket, on each of the databases, with the demo partner in it. Time stands
/// until a test moves it.
class ApiTest : public testing::StoreTest {
 protected:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  ApiTest();
  ~ApiTest() override;

  /// Signs in as somebody of the demo partner; the cookie goes with every call as that person.
  std::string sign_in(std::string const& email);

  Answer get(std::string const& path, std::string const& cookie = {});
  Answer post(std::string const& path, std::string const& body, std::string const& cookie = {}, Headers headers = {});
  Answer patch(std::string const& path, std::string const& body, std::string const& cookie, std::string const& etag);
  Answer call(http::ClientRequest request, std::string const& cookie);

  /// Hands a mail to the desk as the local socket does.
  Answer deliver(std::string const& raw, std::string const& desk = "severka");
  /// Mails that were sent so far, oldest first. The time in which a reply can be taken back passes, and jobs that are
  /// due run before.
  std::vector<std::string> outbox();

  std::filesystem::path folder_;
  std::unique_ptr<mail::Transport> transport_;
  std::unique_ptr<app::App> app_;
  app::demo::Partner partner_;
  std::unique_ptr<http::Server> server_;
  std::string base_;
};

}  // namespace podpora::tests

#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace podpora::app::demo {

/// A step did not hold; the text says what was expected and what came.
struct StepFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws StepFailed unless `holds`.
void expect(bool holds, std::string const& what);

/// Somebody at a browser: calls the running server over HTTP and keeps the session.
class Client {
 public:
  explicit Client(std::string base) : base_(std::move(base)) {}

  /// Throws StepFailed when the server refuses.
  void sign_in(std::string const& email);

  boost::json::value get(std::string const& path) const;
  boost::json::value post(std::string const& path, boost::json::object const& body) const;
  boost::json::value put(std::string const& path, boost::json::object const& body) const;
  /// Reads the thing's ETag first and sends it along.
  boost::json::value patch(std::string const& path, boost::json::object const& body) const;
  boost::json::value patch_without_etag(std::string const& path, boost::json::object const& body) const;
  std::string page(std::string const& path) const;
  /// The status alone, for calls that are expected to be refused.
  int status_of_post(std::string const& path, boost::json::object const& body) const;

 private:
  std::string base_;
  std::string cookie_;
};

/// The text at an RFC 6901 pointer; throws StepFailed when there is none.
std::string text_at(boost::json::value const& value, std::string_view pointer);
std::int64_t number_at(boost::json::value const& value, std::string_view pointer);
/// The member of the list at `pointer` whose `key` is `wanted`; throws StepFailed when there is none.
boost::json::value const& find_in(boost::json::value const& value, std::string_view pointer, std::string_view key,
                                  std::string_view wanted);

}  // namespace podpora::app::demo

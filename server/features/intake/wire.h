#pragma once

#include "features/intake/quarantine.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::intake {

/// A mail that waits for people to look at it.
struct QuarantinedMail {
  MailId id;
  std::string sha256;
  std::int64_t size{0};
  Time received_at;
  std::string reason;
  std::string sender;                   ///< what its From line says; empty when that cannot be read
  std::vector<std::string> recipients;  ///< of its envelopes
};
BOOST_DESCRIBE_STRUCT(QuarantinedMail, (), (id, sha256, size, received_at, reason, sender, recipients))

struct FileAgainRequest {
  std::optional<FileAs> as;  ///< as a mail, when it is not said
};
BOOST_DESCRIBE_STRUCT(FileAgainRequest, (), (as))

struct DiscardRequest {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(DiscardRequest, (), (reason))
inline std::vector<http::FieldLimit> wire_limits(DiscardRequest const*) {
  return {{"reason", {.min = 1, .max = 1000}}};
}

/// Which of a mail's images to fetch.
struct RemoteImageQuery {
  std::optional<std::string> url;  ///< must be given; asked for after the mail itself
};
BOOST_DESCRIBE_STRUCT(RemoteImageQuery, (), (url))
inline std::vector<http::FieldLimit> wire_limits(RemoteImageQuery const*) {
  return {{"url", {.min = 1, .max = 4096}}};
}

struct RemoteImage {
  std::string data_uri;
};
BOOST_DESCRIBE_STRUCT(RemoteImage, (), (data_uri))

}  // namespace podpora::intake

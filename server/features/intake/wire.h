#pragma once

#include "features/intake/intake.h"
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
};
BOOST_DESCRIBE_STRUCT(QuarantinedMail, (), (id, sha256, size, received_at, reason))

}  // namespace podpora::intake

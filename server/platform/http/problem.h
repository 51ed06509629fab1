#pragma once

#include "platform/base/result.h"
#include "platform/http/message.h"

#include <string>
#include <string_view>

namespace podpora::http {

/// The HTTP status of each kind of failure: the one place that knows.
int status_of(ErrorCode kind);

/// The problem document (RFC 9457) of a failure, in the reader's language: `title` says the kind of failure, `detail`
/// is the catalogue's `problem.<code>`, and each wrong field has its pointer, code and `field.<code>`. Codes are
/// never translated.
Response problem(Error const& error, std::string_view language, std::string_view request_id);

/// The 500 that says nothing of what happened, only the request id under which it was logged.
Response internal_problem(std::string_view language, std::string_view request_id);

/// 405 with the methods that the path has.
Response method_problem(std::string const& allow, std::string_view language, std::string_view request_id);

}  // namespace podpora::http

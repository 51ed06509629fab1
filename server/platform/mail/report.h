#pragma once

#include "platform/mail/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::mail {

/// What the parts of a mail hold that reports are read from.
struct ReportParts {
  std::string delivery_status;           ///< the bytes of message/delivery-status parts
  std::string feedback_report;           ///< of message/feedback-report
  std::vector<std::string> failed;       ///< X-Failed-Recipients
  std::vector<std::string> original_to;  ///< recipients of the mail that came back with the report
};

/// The recipients of a delivery report: from its status part where there is one (RFC 3464), else from the text that
/// servers write for people. Never empty; at most a hundred. Linear.
std::vector<ReportedRecipient> read_delivery_report(ReportParts const& parts, std::string_view text);

/// RFC 5965 section 3; a complaint without such a part is `abuse`.
Feedback read_feedback(ReportParts const& parts);

/// The Message-ID in a mail that is quoted as text; empty when there is none.
std::string message_id_in_text(std::string_view text);

/// Codes and reason in what a server answered. `status` is what the report itself states, `text` the server's words.
ReportedRecipient judge_failure(std::string_view action, std::string_view status, std::string_view text);

}  // namespace podpora::mail

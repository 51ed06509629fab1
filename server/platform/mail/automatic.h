#pragma once

#include "platform/mail/gmime.h"
#include "platform/mail/message.h"
#include "platform/mail/report.h"

namespace podpora::mail {

/// What the structure of a mail says about machines: filled while its parts are read.
struct ReportSigns {
  std::string report_type;      ///< of multipart/report, lower case
  bool delivery_status{false};  ///< a message/delivery-status part with a failed or delayed recipient
  bool feedback_report{false};
  bool disposition{false};  ///< a read receipt
  std::string reported_message_id;
  ReportParts parts;
};

/// True when the mail bears our header. Anybody can write it: it is a claim.
bool claims_own(GMimeObject* message);

/// RFC 3834, RFC 3464, RFC 5965, and what programs really do. The first of bounce, feedback, auto-reply, list.
Automatic classify(GMimeObject* message, ParsedMail const& mail, ReportSigns const& signs);

/// RFC 3834 section 5: `Auto-Submitted` with anything but `no`.
bool is_auto_submitted(GMimeObject* message);

}  // namespace podpora::mail

#pragma once

#include "features/notify/template_rules.h"

#include <boost/describe/enum.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace podpora::notify {

/// Each kind of mail whose words a desk may set. The first four frame or answer what people write; the others a desk
/// sends by itself.
enum class TemplateKind : std::uint8_t {
  kAcknowledgement,
  kReply,
  kHandedOver,
  kKnownIssue,
  kResolved,
  kReopened,
  kParticipantAdded,
  kUndeliverable,
  kApproval,
  kLowBalance,
  kAccepted,
  kInvoice,
  kReview,
  kSatisfaction
};
BOOST_DESCRIBE_ENUM(TemplateKind, kAcknowledgement, kReply, kHandedOver, kKnownIssue, kResolved, kReopened,
                    kParticipantAdded, kUndeliverable, kApproval, kLowBalance, kAccepted, kInvoice, kReview,
                    kSatisfaction)

/// Which fields the texts of a kind may name.
struct TemplateShape {
  TemplateKind kind;
  std::vector<std::string_view> lines;   ///< in subject and body
  std::vector<std::string_view> blocks;  ///< in the body only
  std::string_view needed;               ///< the body must name it; empty: nothing must be there
  bool can_be_off;                       ///< the desk may choose not to send such mails
};

/// In the order in which people read of them.
std::vector<TemplateShape> const& template_shapes();
TemplateShape const& shape_of(TemplateKind kind);

/// The words that every desk begins with.
TemplateText usual_text(TemplateKind kind, std::string const& language);

/// kInvalid `/subject` and `/body`: `required`, `too-long`, `one-line`, `unknown-field` with its place,
/// `field-needed`.
Result<void> check_template(TemplateKind kind, TemplateText const& text);

}  // namespace podpora::notify

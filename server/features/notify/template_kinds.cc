#include "features/notify/template_kinds.h"

#include "platform/base/enum_text.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::notify {

namespace {

constexpr std::size_t kSubjectMax = 200;
constexpr std::size_t kBodyMax = 10'000;

}  // namespace

std::vector<TemplateShape> const& template_shapes() {
  using enum TemplateKind;
  // Anybody can open a ticket in somebody else's name: what they wrote must not come back as our mail to that person,
  // so an acknowledgement has no field for it.
  static std::vector<TemplateShape> const shapes{
      {kAcknowledgement, {"number", "desk"}, {"promises", "link"}, "", true},
      {kReply, {"number", "subject", "contact", "agent", "desk"}, {"message", "signature", "link"}, "message", false},
      {kHandedOver,
       {"number", "subject", "contact", "agent", "desk"},
       {"message", "signature", "link"},
       "message",
       false},
      {kKnownIssue,
       {"number", "subject", "contact", "agent", "desk"},
       {"message", "signature", "link"},
       "message",
       false},
      {kResolved, {"number", "subject", "contact", "agent", "desk"}, {"satisfaction", "signature", "link"}, "", true},
      {kReopened, {"number", "subject", "contact", "agent", "desk"}, {"signature", "link"}, "", true},
      {kParticipantAdded, {"number", "subject", "contact", "agent", "desk"}, {}, "", true},
      {kUndeliverable, {"number", "subject", "agent", "desk", "recipient", "detail"}, {}, "", true},
      {kApproval,
       {"number", "subject", "contact", "agent", "desk", "amount"},
       {"message", "signature", "link"},
       "link",
       false},
      {kLowBalance,
       {"number", "subject", "contact", "agent", "desk", "wallet", "balance"},
       {"message", "signature", "link"},
       "",
       true},
      {kAccepted, {"contact", "desk", "customer", "offer", "version"}, {"link"}, "", true},
      {kInvoice, {"agent", "desk", "customer", "document", "amount", "due"}, {"signature"}, "", false},
      {kReview, {"subject", "contact", "desk", "period"}, {}, "", false},
      {kSatisfaction,
       {"number", "subject", "contact", "agent", "desk"},
       {"satisfaction", "signature", "link"},
       "satisfaction",
       true}};
  return shapes;
}

TemplateShape const& shape_of(TemplateKind kind) {
  return *std::ranges::find(template_shapes(), kind, &TemplateShape::kind);
}

TemplateText usual_text(TemplateKind kind, std::string const& language) {
  // The catalogue's placeholders are the fields, filled in with themselves.
  TextArgs args;
  for (auto const& names : {shape_of(kind).lines, shape_of(kind).blocks}) {
    for (auto const name : names) args.push_back({std::string{name}, "{" + std::string{name} + "}"});
  }
  auto const id = "notify.template." + to_text(kind);
  return {i18n::text(language, id + ".subject", args), i18n::text(language, id + ".body", args)};
}

Result<void> check_template(TemplateKind kind, TemplateText const& text) {
  auto const& shape = shape_of(kind);
  if (text.subject.empty()) return invalid("/subject", "required");
  if (text.body.empty()) return invalid("/body", "required");
  if (text.subject.size() > kSubjectMax) return invalid("/subject", "too-long", {{"max", std::int64_t{kSubjectMax}}});
  if (text.body.size() > kBodyMax) return invalid("/body", "too-long", {{"max", std::int64_t{kBodyMax}}});
  if (std::ranges::any_of(text.subject, [](unsigned char c) { return c < ' ' || c == 0x7f; })) {
    return invalid("/subject", "one-line");
  }
  TRY(check_fields(text.subject, shape.lines, "/subject"));
  auto all = shape.lines;
  all.insert(all.end(), shape.blocks.begin(), shape.blocks.end());
  TRY(check_fields(text.body, all, "/body"));
  if (!shape.needed.empty() && !names_field(text.body, shape.needed)) {
    return invalid("/body", "field-needed", {{"field", "{" + std::string{shape.needed} + "}"}});
  }
  return {};
}

}  // namespace podpora::notify

#include "features/tickets/changes.h"

namespace podpora::tickets {

namespace {

std::string text_of(std::string const& value) {
  return value;
}
template <class Tag>
std::string text_of(std::optional<Id<Tag>> const& id) {
  return id ? to_text(*id) : std::string{};
}
template <class Enum>
std::string text_of(Enum value) requires std::is_enum_v<Enum> {
  return to_text(value);
}

}  // namespace

Changes changes_between(Ticket const& before, Ticket const& after) {
  Changes changes;
  auto const compare = [&](char const* name, auto Ticket::*field) {
    if (before.*field == after.*field) return;
    changes.fields.push_back({.field = name, .from = text_of(before.*field), .to = text_of(after.*field)});
  };
  compare("kind", &Ticket::kind);
  compare("nature", &Ticket::nature);
  compare("severity", &Ticket::severity);
  compare("service", &Ticket::service);
  compare("area", &Ticket::area);
  compare("escalation_class", &Ticket::escalation_class);
  compare("customer", &Ticket::customer_id);
  compare("contact", &Ticket::contact_id);
  compare("assignee", &Ticket::assignee_id);
  if (before.subject != after.subject) changes.fields.push_back({.field = "subject", .from = {}, .to = {}});
  return changes;
}

}  // namespace podpora::tickets

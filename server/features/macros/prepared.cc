#include "features/macros/prepared.h"

#include "features/identity/permission.h"
#include "features/tickets/placeholder_rules.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::macros {

bool sees(Actor const& actor, Ownership const& ownership) {
  return ownership.shared || ownership.owner == actor.person;
}

bool may_change(Actor const& actor, Ownership const& ownership) {
  return ownership.shared ? actor.may(Permission::kKnowledgeWrite) : ownership.owner == actor.person;
}

Result<void> check_ownership(Actor const& actor, Ownership const& before, Ownership const& after) {
  bool const takes_back = before.shared && !after.shared;
  bool const may = may_change(actor, before) && may_change(actor, {before.owner, after.shared || before.shared}) &&
                   (!takes_back || before.owner == actor.person || actor.may(Permission::kDeskManage));
  if (!may) return Error{ErrorCode::kForbidden, "shared-by-desk", {}, {}};
  return {};
}

Result<Texts> checked_texts(Texts texts) {
  auto const& known = i18n::languages();
  Texts kept;
  for (auto const& [language, body] : texts) {
    auto const pointer = "/texts/" + language;
    if (std::ranges::find(known, language) == known.end()) return invalid(pointer, "language");
    auto text = trim(body);
    if (text.size() > static_cast<std::size_t>(kTextMax)) return invalid(pointer, "too-long", {{"max", kTextMax}});
    TRY(tickets::check_placeholders(text, pointer));
    if (!text.empty()) kept[language] = std::move(text);
  }
  return kept;
}

std::pair<std::string, std::string> best_text(Texts const& texts, std::string const& language) {
  auto const own = texts.find(language);
  if (own != texts.end()) return *own;
  if (texts.empty()) return {};
  return *texts.begin();
}

}  // namespace podpora::macros

#include "features/routing/run_route.h"

#include "features/routing/facts_json.h"
#include "features/rulebook/check.h"
#include "features/rulebook/load.h"
#include "platform/i18n/catalogue.h"

#include <istream>
#include <iterator>
#include <optional>
#include <ostream>

namespace podpora::routing {

namespace {

void print(Error const& error, std::string const& language, std::ostream& errors) {
  if (error.fields.empty()) errors << i18n::text(language, "problem." + error.code, error.args) << '\n';
  for (auto const& field : error.fields) {
    if (!field.pointer.empty()) errors << field.pointer << ": ";
    errors << i18n::text(language, "field." + field.code, field.args) << '\n';
  }
}

}  // namespace

std::optional<rulebook::Rulebook> load_rulepacks(std::vector<std::string> const& paths, std::string const& language,
                                                 std::ostream& errors) {
  if (paths.empty()) return rulebook::embedded_rulebook();
  auto const files = rulebook::read_pack_files(paths, language, errors);
  if (!files) return std::nullopt;
  auto loaded = rulebook::load_rulebook(*files);
  rulebook::print_errors(loaded.errors, language, errors);
  if (!loaded.errors.empty()) return std::nullopt;
  return std::move(loaded.rulebook);
}

int run_route(std::istream& facts, RouteOptions const& options, std::ostream& out, std::ostream& errors) {
  auto const rulebook = load_rulepacks(options.rulepacks, options.language, errors);
  if (!rulebook) return 3;
  std::string const text{std::istreambuf_iterator<char>{facts}, {}};
  auto const parsed = parse_facts(text);
  if (parsed.has_error()) {
    print(parsed.error(), options.language, errors);
    return 1;
  }
  auto const decision = route(*rulebook, parsed.value());
  if (decision.has_error()) {
    print(decision.error(), options.language, errors);
    return 1;
  }
  out << decision_json(decision.value()) << '\n';
  return 0;
}

}  // namespace podpora::routing

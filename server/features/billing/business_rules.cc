#include "features/billing/business_rules.h"

#include <pugixml.hpp>

#include <memory>

namespace podpora::billing {

namespace {

/// A rule ready to be asked. `$rate` is the rate of the breakdown at hand: XPath 1.0 cannot say it inside a predicate.
struct Prepared {
  BusinessRule const* rule;
  std::unique_ptr<pugi::xpath_variable_set> variables;
  std::unique_ptr<pugi::xpath_query> context;
  std::unique_ptr<pugi::xpath_query> test;
};

std::vector<Prepared> prepare() {
  std::vector<Prepared> prepared;
  for (auto const& rule : business_rules()) {
    auto variables = std::make_unique<pugi::xpath_variable_set>();
    variables->add("rate", pugi::xpath_type_number);
    auto test = std::make_unique<pugi::xpath_query>(rule.test.c_str(), variables.get());
    prepared.push_back({.rule = &rule,
                        .variables = std::move(variables),
                        .context = std::make_unique<pugi::xpath_query>(rule.context.c_str()),
                        .test = std::move(test)});
  }
  return prepared;
}

bool holds(Prepared const& prepared, pugi::xml_document const& document) {
  for (auto const& at : prepared.context->evaluate_node_set(document)) {
    auto const rate = at.node().child("cac:TaxCategory").child("cbc:Percent").text().as_double();
    prepared.variables->set("rate", rate);
    if (!prepared.test->evaluate_boolean(at)) return false;
  }
  return true;
}

}  // namespace

std::vector<BusinessRule> const& business_rules() {
  static std::vector<BusinessRule> const rules = [] {
    std::vector<BusinessRule> all;
    for (auto const& part : {core_rules(), category_rules(), code_rules(), peppol_rules()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return rules;
}

std::vector<std::string> broken_rules(std::string_view xml) {
  // Variables are set while a rule is asked, so each thread has rules of its own.
  thread_local std::vector<Prepared> const prepared = prepare();
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return {"XML"};
  std::vector<std::string> broken;
  for (auto const& rule : prepared) {
    if (!holds(rule, document)) broken.push_back(rule.rule->id);
  }
  return broken;
}

bool is_core_rule(std::string_view id) {
  return !id.starts_with("PEPPOL-");
}

}  // namespace podpora::billing

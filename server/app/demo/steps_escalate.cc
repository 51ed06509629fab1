#include "app/demo/mails.h"
#include "app/demo/world.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <map>

namespace podpora::app::demo {

namespace json = boost::json;

namespace {

constexpr std::string_view kCaseNumber = "2611230040001234";

/// What a person types where the packet cannot know it, by the kind of the field.
std::string typed_value(json::value const& field) {
  static std::map<std::string, std::string, std::less<>> const by_kind{
      {"text", "Hyper-V VMMS 14098"},
      {"lines", "1. Start the virtual machine\n2. Error 14098"},
      {"guid", "7f0c1d52-5a0b-4a0e-9a7e-0c1b7e6b2a11"},
      {"email", "anna@severka.example"},
      {"phone", "+420200000001"},
      {"time", "2026-11-23T06:40:00Z"},
      {"yes_no", "yes"},
      {"severity", "A"},
      {"country", "CZ"}};
  auto const kind = text_at(field, "/kind");
  if (kind == "choice") return text_at(field, "/choices/0");
  auto const found = by_kind.find(kind);
  expect(found != by_kind.end(), "a value for a field of kind " + kind);
  return found->second;
}

/// Types in every field that the packet says is missing.
void complete_packet(World& world, json::value const& request) {
  json::array fields;
  for (auto const& name : request.at("packet").at("missing").as_array()) {
    auto const& field = find_in(request, "/packet/fields", "name", std::string_view{name.as_string()});
    fields.push_back({{"name", name}, {"value", typed_value(field)}});
  }
  auto const path = "/api/v1/service-requests/" + text_at(request, "/id") + "/packet";
  auto const count = fields.size();
  auto const whole = world.anna.patch_without_etag(path, {{"fields", std::move(fields)}});
  expect(whole.at("packet").at("missing").as_array().empty(), "the packet is complete");
  world.say(fmt::format("packet: {} fields, {} typed in, the rest was known",
                        whole.at("packet").at("fields").as_array().size(), count));
}

void show_route(World& world, json::value const& route) {
  for (auto const& vehicle : route.at("vehicles").as_array()) {
    std::string reasons;
    for (auto const& reason : vehicle.at("reasons").as_array())
      reasons += (reasons.empty() ? "" : "; ") + text_at(reason, "/text");
    world.say(fmt::format("  {:<8} {}{}", text_at(vehicle, "/verdict"), text_at(vehicle, "/name"),
                          reasons.empty() ? "" : ": " + reasons));
  }
}

json::value draft_recommended(World& world, std::string const& ticket) {
  auto const path = "/api/v1/tickets/" + ticket;
  auto const route = world.anna.get(path + "/route");
  show_route(world, route);
  auto const recommended = text_at(route, "/recommended");
  world.say("recommended: " + recommended);
  return world.anna.post(path + "/service-requests", {{"vehicle", recommended}});
}

std::int64_t balance_of(World& world, std::string const& entitlement) {
  auto const ledger = world.anna.get("/api/v1/entitlements/" + entitlement + "/ledger");
  return ledger.at("items").as_array().back().at("balance").to_number<std::int64_t>();
}

/// The upstream's answer is on the ticket for agents, and hidden from the customer until somebody publishes it.
void publish_answer(World& world, std::string const& ticket, std::string const& request) {
  auto const view = world.anna.get("/api/v1/tickets/" + ticket);
  auto const& answer = find_in(view, "/messages", "author_kind", "upstream");
  expect(text_at(answer, "/service_request_id") == request, "the answer lies on its service request");
  world.anna.post("/api/v1/messages/" + text_at(answer, "/id") + "/publish", {});
  world.say("answer on " + request + " was internal, now published to the customer");
}

void escalate_by_hand(World& world) {
  auto const request = draft_recommended(world, world.foundry_ticket);
  expect(text_at(request, "/transport") == "by_hand", "a person files it");
  auto const path = "/api/v1/service-requests/" + text_at(request, "/id");
  auto const refused = world.anna.status_of_post(path + "/hand-over", {{"upstream_number", kCaseNumber}});
  expect(refused == 422, fmt::format("an incomplete packet is refused with 422, not {}", refused));
  complete_packet(world, request);
  auto const entitlement = text_at(request, "/entitlement_id");
  auto const before = balance_of(world, entitlement);
  auto const sent = world.anna.post(path + "/hand-over", {{"upstream_number", kCaseNumber}});
  expect(text_at(sent, "/state") == "sent", "handed over");
  expect(balance_of(world, entitlement) == before - 1, "one incident is drawn from the ledger");
  world.say(fmt::format("handed over as case {}; incidents {} -> {}", kCaseNumber, before, before - 1));
  auto const answer = deliver(world, vendor_mail(std::string{kCaseNumber}));
  expect(text_at(answer, "/ticket") == world.foundry_ticket, "the vendor's answer finds its service request");
  publish_answer(world, world.foundry_ticket, text_at(request, "/id"));
}

void escalate_by_mail(World& world) {
  auto const request = draft_recommended(world, world.clinic_ticket);
  expect(text_at(request, "/vehicle") == "delivery_partner", "Dynamics 365 goes to the delivery partner");
  complete_packet(world, request);
  auto const path = "/api/v1/service-requests/" + text_at(request, "/id");
  world.anna.post(path + "/send", {});
  auto const sent = last_mail_to(world, "support@dynamo.example");
  world.say("mailed to support@dynamo.example: " + header_of(sent, "Message-ID"));
  auto const answer = deliver(world, answer_to(sent, {.from = "Dynamo Desk <support@dynamo.example>",
                                                      .message_id = "dyn-1@dynamo.example",
                                                      .text = "Chyba je ve verzi 25.4, nasadili jsme opravu."}));
  expect(text_at(answer, "/ticket") == world.clinic_ticket, "the partner's answer finds its service request");
  publish_answer(world, world.clinic_ticket, text_at(request, "/id"));
}

}  // namespace

void escalate(World& world) {
  escalate_by_hand(world);
  escalate_by_mail(world);
}

}  // namespace podpora::app::demo

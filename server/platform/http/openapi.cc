#include "platform/http/openapi.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

namespace podpora::http {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    auto const stop = std::min(text.find(by, at), text.size());
    parts.emplace_back(text.substr(at, stop - at));
    at = stop + by.size();
  }
  return parts;
}

std::string pascal(std::string_view snake) {
  std::string out;
  for (std::string const& word : split(snake, "_"))
    if (!word.empty()) out += static_cast<char>(std::toupper(static_cast<unsigned char>(word[0]))) + word.substr(1);
  return out;
}

/// `out:podpora::tickets::TicketView` -> direction, "Tickets" and "TicketView".
struct Key {
  std::string direction;
  std::string room;
  std::string name;
};

Key take_apart(std::string const& key) {
  auto const colon = key.find(':');
  auto const parts = split(std::string_view{key}.substr(colon + 1), "::");
  auto const room = parts.size() > 1 ? parts[parts.size() - 2] : "";
  return {key.substr(0, colon), pascal(room), parts.back()};
}

/// Gives every named type a short name: `TicketView`; with its room where two rooms have one (`OffersState`); with
/// `Input` where a struct is both read and written, because its optional members are.
class Names {
 public:
  explicit Names(Schemas const& schemas) : schemas_(schemas) {
    for (auto const& [key, schema] : schemas) {
      auto const parts = take_apart(key);
      rooms_[parts.name].insert(parts.room);
    }
  }

  std::string of(std::string const& key) const {
    auto const parts = take_apart(key);
    auto name = rooms_.at(parts.name).size() > 1 ? parts.room + parts.name : parts.name;
    bool const both = parts.direction == "in" && schemas_.contains("out" + key.substr(2));
    return both ? name + "Input" : name;
  }

  /// The schema with its references turned into component references.
  Json resolve(Json schema) const {
    if (auto* const list = std::get_if<Json::List>(&schema.value)) {
      for (Json& item : *list) item = resolve(std::move(item));
    } else if (auto* const object = std::get_if<Json::Object>(&schema.value)) {
      for (JsonMember& member : *object) {
        auto const* const key = member.value.as<std::string>();
        if (member.name == "$ref" && key != nullptr)
          member.value = "#/components/schemas/" + of(*key);
        else
          member.value = resolve(std::move(member.value));
      }
    }
    return schema;
  }

 private:
  Schemas const& schemas_;
  std::map<std::string, std::set<std::string>> rooms_;
};

Json text_type() {
  return Json::object().set("type", "string");
}

Json problem_schema() {
  auto const field = object_schema({{"pointer", text_type()}, {"code", text_type()}, {"detail", text_type()}},
                                   {"pointer", "code", "detail"});
  return object_schema({{"type", text_type().set("format", "uri-reference")},
                        {"title", text_type()},
                        {"status", Json::object().set("type", "integer")},
                        {"detail", text_type()},
                        {"code", text_type()},
                        {"request_id", text_type()},
                        {"errors", Json::object().set("type", "array").set("items", field)}},
                       {"type", "title", "status", "detail", "code", "request_id", "errors"});
}

Json problem_response() {
  auto const schema = Json::object().set("$ref", "#/components/schemas/Problem");
  auto const media = Json::object().set("application/problem+json", Json::object().set("schema", schema));
  return Json::object().set("description", "What went wrong (RFC 9457)").set("content", media);
}

Json header_parameter(char const* name, char const* description) {
  return Json::object()
      .set("name", name)
      .set("in", "header")
      .set("required", false)
      .set("description", description)
      .set("schema", text_type());
}

Json parameters_of(Route const& route, Names const& names) {
  auto parameters = Json::list();
  for (std::string const& segment : split(route.path, "/")) {
    if (segment.empty() || segment.front() != '{') continue;
    parameters.push(Json::object()
                        .set("name", segment.substr(1, segment.find('}') - 1))
                        .set("in", "path")
                        .set("required", true)
                        .set("schema", text_type()));
  }
  for (Parameter const& parameter : route.schema.query)
    parameters.push(Json::object()
                        .set("name", parameter.name)
                        .set("in", "query")
                        .set("required", parameter.required)
                        .set("schema", names.resolve(parameter.schema)));
  if (route.method == "POST")
    parameters.push(header_parameter("Idempotency-Key", "A key of your own; the same one is carried out once a day."));
  if (route.method == "PATCH" || route.method == "PUT")
    parameters.push(header_parameter("If-Match",
                                     "The ETag that the change is based on. 428 where it is needed and "
                                     "missing, 412 when it is stale."));
  return parameters;
}

Json answer_of(Operation const& operation, Names const& names) {
  auto answer = Json::object().set("description", operation.status == 204 ? "Done" : "The answer");
  auto headers = Json::object();
  auto const header = Json::object().set("schema", text_type());
  if (operation.located) headers.set("Location", header);
  if (operation.versioned) headers.set("ETag", header);
  if (operation.located || operation.versioned) answer.set("headers", headers);
  if (operation.answer) {
    auto const media = Json::object().set("schema", names.resolve(*operation.answer));
    answer.set("content", Json::object().set("application/json", media));
  } else if (operation.bytes) {
    auto const media = Json::object().set("schema", Json::object());
    answer.set("content", Json::object().set("*/*", media));
  }
  return answer;
}

Json responses_of(Route const& route, Names const& names) {
  auto const problem = Json::object().set("$ref", "#/components/responses/Problem");
  std::set<std::string> codes;
  if (route.access.kind != Access::Kind::kPublic) codes.insert("401");
  if (route.access.kind == Access::Kind::kPermission) codes.insert("403");
  if (route.path.find('{') != std::string::npos) codes.insert("404");
  if (route.schema.body) codes.insert({"400", "422"});
  if (!route.schema.query.empty()) codes.insert("422");
  if (route.method == "PATCH" || route.method == "PUT") codes.insert({"412", "428"});
  if (route.method != "GET") codes.insert("409");
  auto responses = Json::object().set(std::to_string(route.schema.status), answer_of(route.schema, names));
  for (std::string const& code : codes) responses.set(code, problem);
  return responses.set("default", problem);
}

/// `replyToTicket` -> "Reply to ticket"
std::string words(std::string const& operation) {
  std::string out;
  for (char const c : operation) {
    bool const upper = c >= 'A' && c <= 'Z';
    if (upper) out += ' ';
    out += static_cast<char>(out.empty() ? std::toupper(c) : std::tolower(c));
  }
  return out;
}

Json operation_of(Route const& route, Names const& names) {
  auto const segments = split(route.path, "/");  // "", "api", "v1", "tickets", …
  auto const tag = segments.size() > 3 ? segments[3] : segments.back();
  auto operation =
      Json::object().set("operationId", route.name).set("summary", words(route.name)).set("tags", Json::List{tag});
  if (route.access.kind == Access::Kind::kPublic) operation.set("security", Json::list());
  auto parameters = parameters_of(route, names);
  if (!parameters.as<Json::List>()->empty()) operation.set("parameters", std::move(parameters));
  if (route.schema.body) {
    auto const* const media = route.method == "PATCH" ? "application/merge-patch+json" : "application/json";
    auto const schema = Json::object().set("schema", names.resolve(*route.schema.body));
    operation.set("requestBody",
                  Json::object().set("required", true).set("content", Json::object().set(media, schema)));
  }
  return operation.set("responses", responses_of(route, names));
}

Json components_of(Schemas const& schemas, Names const& names) {
  std::map<std::string, Json> sorted{{"Problem", problem_schema()}};
  for (auto const& [key, schema] : schemas)
    if (!sorted.emplace(names.of(key), names.resolve(schema)).second)
      throw std::logic_error("two types are called " + names.of(key));
  auto components = Json::object();
  for (auto& [name, schema] : sorted) components.set(name, std::move(schema));
  auto const session = Json::object().set("type", "apiKey").set("in", "cookie").set("name", "podpora_session");
  return Json::object()
      .set("schemas", std::move(components))
      .set("responses", Json::object().set("Problem", problem_response()))
      .set("securitySchemes", Json::object().set("session", session));
}

bool is_api(Route const& route) {
  return route.path.starts_with("/api/") && route.access.kind != Access::Kind::kLocal;
}

}  // namespace

std::string openapi(Routes const& routes, std::string const& title, std::string const& version) {
  std::map<std::string, std::map<std::string, Route const*>> sorted;
  Schemas schemas;
  for (Route const& route : routes.all()) {
    if (!is_api(route)) continue;
    sorted[route.path][route.method] = &route;
    schemas.insert(route.schema.schemas.begin(), route.schema.schemas.end());
  }
  Names const names{schemas};
  auto paths = Json::object();
  for (auto const& [path, methods] : sorted) {
    auto item = Json::object();
    for (auto const& [method, route] : methods) {
      std::string key = method;
      std::transform(key.begin(), key.end(), key.begin(), [](unsigned char c) { return std::tolower(c); });
      item.set(key, operation_of(*route, names));
    }
    paths.set(path, std::move(item));
  }
  return write_json_pretty(Json::object()
                               .set("openapi", "3.1.0")
                               .set("info", Json::object().set("title", title).set("version", version))
                               .set("security", Json::List{Json::object().set("session", Json::list())})
                               .set("paths", std::move(paths))
                               .set("components", components_of(schemas, names)));
}

}  // namespace podpora::http

#pragma once

#include "platform/base/id.h"
#include "platform/base/result.h"
#include "platform/http/message.h"
#include "platform/tenancy/actor.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace podpora::http {

/// One request on its way to a handler: who asks, and what the path says. Lives for the handler's call.
struct Call {
  Actor actor;  ///< checked against the route's permission already
  Request const& request;
  std::map<std::string, std::string> path;  ///< `{id}` -> its text
  std::string language;                     ///< of the actor, else by Accept-Language: "en" or "cs"

  std::string text(std::string const& name) const { return path.at(name); }

  /// The id in the path; not found when it is none of that kind.
  template <class IdType>
  Result<IdType> id(std::string const& name) const {
    return id_of(name, IdType{});
  }

  /// The version in `If-Match: "7"`; kPreconditionRequired when the header is missing or no version.
  Result<std::int64_t> if_match() const;

 private:
  template <class Tag>
  Result<Id<Tag>> id_of(std::string const& name, Id<Tag>) const {
    auto const found = path.find(name);
    auto const id = found == path.end() ? std::nullopt : parse_id<Tag>(found->second);
    if (!id) return not_found(std::string{Tag::prefix});
    return *id;
  }
};

/// 201 with `Location`.
template <class T>
struct Created {
  std::string location;
  T body;
};

/// 200 with headers of the handler's own: `Set-Cookie`.
template <class T>
struct WithHeaders {
  T body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// 204.
struct NoContent {};

/// One page of a list; `next` is the cursor of the page behind it.
template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next;
};

}  // namespace podpora::http

#pragma once

#include "app/app.h"
#include "platform/http/message.h"

#include <functional>
#include <optional>

namespace podpora::app {

/// Answers in the sample desk what is meant for it; nothing when a request is for the own desk. Only who may manage the
/// own desk gets in: the people of the sample have a password that everybody knows. A page that was opened in one of
/// the two says so by `X-Sample-Desk: true` or `false` and is refused by the other (409 `other-desk`): in another
/// window somebody may have gone in or out.
std::function<std::optional<http::Response>(http::Request const&)> make_sample_gate(App::Parts& parts);

}  // namespace podpora::app

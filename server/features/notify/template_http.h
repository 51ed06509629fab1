#pragma once

#include "features/notify/template_wire.h"
#include "platform/http/call.h"

#include <functional>

namespace podpora::notify {

/// What an acknowledgement of that ticket would tell: hours, targets, where to read more.
using Promises = std::function<std::vector<std::string>(storage::Transaction&, DeskId, tickets::Ticket const&)>;

class TemplateHttp {
 public:
  TemplateHttp(storage::Database& database, audit::Context audit, std::string public_url, Promises promises)
      : database_(database), audit_(audit), public_url_(std::move(public_url)), promises_(std::move(promises)) {}

  Result<http::Page<TemplateView>> list(http::Call const& call) const;
  Result<TemplateView> turn(http::Call const& call, TurnRequest request) const;
  Result<TemplateView> set(http::Call const& call, TemplateRequest request) const;
  Result<TemplateView> reset(http::Call const& call) const;
  Result<TemplatePreview> preview(http::Call const& call, TrialRequest request) const;
  Result<SentTestView> test(http::Call const& call, TrialRequest request) const;

 private:
  Result<Trial> trial(storage::Transaction& tx, http::Call const& call, TrialRequest request) const;

  storage::Database& database_;
  audit::Context audit_;
  std::string public_url_;
  Promises promises_;
};

}  // namespace podpora::notify

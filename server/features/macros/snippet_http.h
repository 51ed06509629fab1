#pragma once

#include "features/macros/snippet_wire.h"
#include "platform/http/call.h"

namespace podpora::macros {

/// Snippets: kept on their page, and filled in for a ticket.
class SnippetHttp {
 public:
  SnippetHttp(storage::Database& database, audit::Context audit, std::string public_url)
      : database_(database), audit_(audit), public_url_(std::move(public_url)) {}

  Result<Snippets> list(http::Call const& call) const;
  Result<http::Created<SnippetView>> add(http::Call const& call, SnippetRequest request) const;
  Result<SnippetView> change(http::Call const& call, SnippetRequest request) const;
  Result<http::NoContent> remove(http::Call const& call) const;
  Result<FilledSnippets> fill(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
  std::string public_url_;
};

}  // namespace podpora::macros

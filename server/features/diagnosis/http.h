#pragma once

#include "features/diagnosis/wire.h"
#include "platform/blobs/blobs.h"
#include "platform/http/call.h"

namespace podpora::diagnosis {

class Http {
 public:
  Http(storage::Database& database, blobs::Store& blobs, Context context)
      : database_(database), blobs_(blobs), context_(context) {}

  /// Begins the runbook when it was not.
  Result<RunbookView> get(http::Call const& call) const;
  Result<RunbookView> record(http::Call const& call, RecordCheckRequest request) const;
  /// The body is the file; `?name=` says what it is called.
  Result<RunbookView> add_file(http::Call const& call) const;
  /// Always a download, never a page of ours.
  Result<http::Response> get_file(http::Call const& call) const;
  Result<RunbookView> waive(http::Call const& call, WaiveCheckRequest request) const;

 private:
  storage::Database& database_;
  blobs::Store& blobs_;
  Context context_;
};

}  // namespace podpora::diagnosis

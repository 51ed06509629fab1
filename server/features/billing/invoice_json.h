#pragma once

#include "features/billing/invoice.h"
#include "platform/http/wire.h"

namespace podpora::billing {

/// A run of a year may put very many lines on one invoice.
inline std::vector<http::FieldLimit> wire_limits(Invoice const* /*unused*/) {
  return {{"lines", {.max = 1'000'000}}};
}

/// The stored form of an invoice, and back. It is our own: one that cannot be read is a bug, so an exception.
std::string to_document(Invoice const& invoice);
Invoice read_document(std::string const& json);

}  // namespace podpora::billing

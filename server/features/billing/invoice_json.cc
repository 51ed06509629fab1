#include "features/billing/invoice_json.h"

namespace podpora::billing {

std::string to_document(Invoice const& invoice) {
  return http::to_json(invoice);
}

Invoice read_document(std::string const& json) {
  return http::read_json<Invoice>(json).value();
}

}  // namespace podpora::billing

#pragma once

#include "app/config.h"

#include <string>

namespace podpora::app {

struct ReviewOptions {
  std::string desk;          ///< its slug; empty where there is only one
  std::string customer;      ///< `cus_…`, or the mail domain
  std::string from;          ///< first day; empty: three whole months back
  std::string to;            ///< last day
  std::string language;      ///< empty: the customer's
  std::string format{"md"};  ///< md, html, json or pdf
};

/// Prints the review of a customer's support as Markdown, a page, JSON or PDF. Exit codes: kExitUsage for a desk,
/// customer, day or language that there is not.
int print_review(Config const& config, ReviewOptions const& options);

}  // namespace podpora::app

#include "features/charges/rounding.h"

#include <limits>
#include <stdexcept>

namespace podpora::charges {

namespace {

__extension__ using Wide = __int128;

std::int64_t rounded(Wide numerator, Wide denominator) {
  auto const half = numerator < 0 ? -(denominator / 2) : denominator / 2;
  auto const quotient = (numerator + half) / denominator;
  if (quotient > std::numeric_limits<std::int64_t>::max() || quotient < std::numeric_limits<std::int64_t>::min()) {
    throw std::overflow_error("an amount of money is out of range");
  }
  return static_cast<std::int64_t>(quotient);
}

}  // namespace

std::int64_t divide_rounding(std::int64_t numerator, std::int64_t denominator) {
  return rounded(numerator, denominator);
}

std::int64_t times_rounded(std::int64_t a, std::int64_t b, std::int64_t denominator) {
  return rounded(Wide{a} * b, denominator);
}

std::int64_t times_rounded(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t denominator) {
  Wide product = 0;
  if (__builtin_mul_overflow(Wide{a} * b, Wide{c}, &product)) {
    throw std::overflow_error("an amount of money is out of range");
  }
  return rounded(product, denominator);
}

}  // namespace podpora::charges

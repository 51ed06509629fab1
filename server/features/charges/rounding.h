#pragma once

#include <cstdint>

namespace podpora::charges {

// Our one rounding rule for money: each price that is said and each amount of a line is rounded once, to the minor unit
// of its currency, halves away from zero. Sums are of what was rounded. `denominator` is positive.

/// The quotient rounded to the nearest integer, halves away from zero.
std::int64_t divide_rounding(std::int64_t numerator, std::int64_t denominator);

/// a × b / denominator, rounded once; the product may be wider than 64 bits. Throws std::overflow_error when the
/// quotient is.
std::int64_t times_rounded(std::int64_t a, std::int64_t b, std::int64_t denominator);

/// a × b × c / denominator, rounded once, in 128 bits; throws as above.
std::int64_t times_rounded(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t denominator);

}  // namespace podpora::charges

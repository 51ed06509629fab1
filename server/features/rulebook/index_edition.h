#pragma once

#include "features/rulebook/rulebook.h"

namespace podpora::rulebook {

/// The index of the rules of one edition.
EditionIndex index_of(Rules const& rules);

/// One subject against many scopes of one edition. Points into both.
class Matcher {
 public:
  Matcher(Edition const& edition, Subject const& subject);

  /// The same as `rulebook::matches(scope, subject)`; `bits` are the scope's in the edition's index.
  bool matches(ScopeBits const& bits, Scope const& scope) const {
    if ((bits.words & bits_.words) != bits_.words) return false;
    if (!(bits.services & bits_.services) || !(bits.areas & bits_.areas)) return false;
    if (!(bits.languages & bits_.languages) || !(bits.versions & bits_.versions)) return false;
    return bits.exact || rulebook::matches(scope, subject_);
  }

 private:
  Subject const& subject_;
  ScopeBits bits_;
};

}  // namespace podpora::rulebook

#pragma once

#include "app/merge_carriers.h"
#include "app/parts.h"
#include "features/follow/http.h"
#include "features/notify/carry.h"
#include "features/tickets/merge_http.h"

namespace podpora::app {

/// What the page of routes about requests calls for what they have to do with each other, and with whom.
struct RelationHttps {
  explicit RelationHttps(App::Parts& parts)
      : merges(parts.ports.database, make_merge_context(parts), preview_clocks, notify::move_mails),
        following(parts.ports.database, parts.audit) {}

  tickets::MergeHttp const merges;
  follow::Http const following;
};

}  // namespace podpora::app

#include "features/insight/record_opportunity.h"

#include "platform/base/enum_text.h"

#include <boost/json.hpp>

namespace podpora::insight {

void record_opportunity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                        std::string const& kind, Opportunity const& opportunity) {
  auto const customer = customers::find_customer(tx, actor.desk, opportunity.customer_id);
  auto const owner = opportunity.owner_id ? identity::find_person(tx, actor.desk, *opportunity.owner_id) : std::nullopt;
  boost::json::object said{{"customer", to_text(opportunity.customer_id)},
                           {"customer_name", customer ? customer->name : ""},
                           {"title", opportunity.title},
                           {"service", opportunity.service},
                           {"next_step", opportunity.next_step},
                           {"owner", owner ? owner->email : ""},
                           {"state", to_text(opportunity.state)},
                           {"loss", opportunity.loss ? to_text(*opportunity.loss) : ""},
                           {"reason", opportunity.reason},
                           {"due", opportunity.due_at ? to_rfc3339(*opportunity.due_at) : ""},
                           {"value", {{"minor", opportunity.value_minor}, {"currency", opportunity.currency}}}};
  audit::record(tx, context, actor,
                {.kind = kind, .subject = to_text(opportunity.id), .payload = boost::json::serialize(said)});
}

}  // namespace podpora::insight

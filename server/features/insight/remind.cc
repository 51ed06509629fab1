#include "features/calendars/calendar_rules.h"
#include "features/identity/desk.h"
#include "features/insight/opportunity_store.h"
#include "features/insight/period.h"
#include "features/insight/record_opportunity.h"
#include "features/insight/sentence.h"
#include "features/notify/send_warning.h"
#include "platform/i18n/catalogue.h"

namespace podpora::insight {

namespace {

/// Nothing of a conversation but what was quoted for who may not read it.
void mail_owner(storage::Transaction& tx, Reminding const& reminding, Actor const& actor, Opportunity const& due) {
  if (!due.owner_id || !may_own(tx, actor.desk, *due.owner_id)) return;
  auto const owner = identity::find_person(tx, actor.desk, *due.owner_id).value();
  auto const customer = customers::find_customer(tx, actor.desk, due.customer_id);
  auto const desk = identity::find_desk(tx, actor.desk).value();
  auto const value =
      due.currency.empty() ? "" : i18n::format_money(owner.language, {due.value_minor, due.currency}) + "\n\n";
  TextArgs const args{{"title", due.title},
                      {"customer", customer ? customer->name : std::string{}},
                      {"day", day_text(owner.language, calendars::local_date(desk.time_zone, *due.due_at))},
                      {"next_step", due.next_step.empty() ? "" : due.next_step + "\n\n"},
                      {"value", value},
                      {"link", reminding.public_url + "/customers/" + to_text(due.customer_id)}};
  // A desk without an address, and people without one, have it in the list of what is due.
  [[maybe_unused]] auto const queued =
      notify::send_warning(tx, reminding.audit, actor,
                           {.about = to_text(due.id),
                            .to = owner.email,
                            .to_name = owner.name,
                            .subject = i18n::text(owner.language, "opportunity.reminder.subject", args),
                            .body = i18n::text(owner.language, "opportunity.reminder.body", args)});
}

}  // namespace

void remind(storage::Database& database, Reminding const& reminding, DeskId desk) {
  auto const actor = system_actor(desk);
  auto const now = reminding.audit.clock.now();
  database.write(storage::Scope::of(desk), [&](auto& tx) {
    for (auto const& due : unreminded(tx, desk, now)) {
      if (!set_reminded(tx, desk, due.id, now)) continue;
      record_opportunity(tx, reminding.audit, actor, "opportunity.due", due);
      mail_owner(tx, reminding, actor, due);
    }
  });
}

}  // namespace podpora::insight

#include "app/schedule.h"

#include "app/hooks.h"
#include "app/parts.h"
#include "app/customer_hooks.h"
#include "app/webhooks.h"
#include "features/calendars/feeds.h"
#include "features/charges/approvals.h"
#include "features/charges/wallets.h"
#include "features/claims/claims.h"
#include "features/entitlements/warnings.h"
#include "features/insight/learn.h"
#include "features/insight/opportunity.h"
#include "features/insight/review_schedule.h"
#include "features/intake/intake.h"
#include "features/notify/notify.h"
#include "features/portal/sign_in_link.h"
#include "features/queue/snooze.h"
#include "features/satisfaction/ask.h"

namespace podpora::app {

std::map<std::string, jobs::Handler> make_job_handlers(App::Parts& parts) {
  std::map<std::string, jobs::Handler> handlers;
  handlers["notify.send"] = [&parts](jobs::Job const& job) {
    notify::send_queued({parts.ports.database, *parts.blobs, parts.ports.transport, parts.audit}, job);
  };
  handlers["intake.file"] = [&parts](jobs::Job const& job) { intake::file_job(parts.intake, job); };
  handlers[clocks::kSweepJob] = [&parts](jobs::Job const& job) { parts.clocks.sweep(parts.ports.database, job.desk); };
  handlers[calendars::kRefreshJob] = [&parts](jobs::Job const& job) {
    calendars::refresh_job(parts.ports.database, parts.calendars, job);
  };
  handlers[clocks::kRecountJob] = [&parts](jobs::Job const& job) {
    parts.clocks.recount_job(parts.ports.database, job);
  };
  handlers[clocks::kReladderJob] = [&parts](jobs::Job const& job) {
    parts.clocks.look_again(parts.ports.database, job.desk);
  };
  handlers[entitlements::kWatchJob] = [&parts](jobs::Job const& job) {
    entitlements::watch(parts.ports.database, parts.entitlements, job.desk);
  };
  handlers[charges::kExpireJob] = [&parts](jobs::Job const& job) {
    charges::expire_ended(parts.ports.database, parts.charges, job);
  };
  handlers[charges::kExpireApprovalJob] = [&parts](jobs::Job const& job) {
    charges::expire_approval(parts.ports.database, parts.charges, job);
  };
  handlers[portal::kMailJob] = [&parts](jobs::Job const& job) {
    portal::make_link(parts.ports.database, parts.audit, make_link_mail(parts), job);
  };
  handlers[satisfaction::kAskJob] = [&parts](jobs::Job const& job) {
    satisfaction::ask_planned(parts.ports.database, parts.satisfaction, job);
  };
  handlers[claims::kRemindJob] = [&parts](jobs::Job const& job) {
    claims::remind(parts.ports.database, parts.claims, job.desk);
  };
  handlers[insight::kLearnJob] = [&parts](jobs::Job const& job) {
    insight::learn(parts.ports.database, {parts.audit, parts.rulebooks}, job.desk);
  };
  handlers[insight::kRemindJob] = [&parts](jobs::Job const& job) {
    insight::remind(parts.ports.database, {parts.audit, parts.options.public_url}, job.desk);
  };
  handlers[queue::kWakeJob] = [&parts](jobs::Job const& job) {
    queue::wake_due(parts.ports.database, parts.audit, job.desk);
  };
  handlers[insight::kReviewJob] = [&parts](jobs::Job const& job) {
    insight::mail_reviews({parts.ports.database, *parts.blobs, {parts.audit, parts.rulebooks}, parts.tickets}, job);
  };
  handlers[webhooks::kFollowJob] = [&parts](jobs::Job const& job) {
    webhooks::follow(parts.ports.database, webhooks_context(parts), job.desk);
  };
  handlers[webhooks::kDeliverJob] = [&parts](jobs::Job const& job) {
    webhooks::deliver(parts.ports.database, webhooks_context(parts), job);
  };
  return handlers;
}

}  // namespace podpora::app

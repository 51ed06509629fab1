#include "features/insight/signal_store.h"
#include "platform/base/enum_text.h"
#include "platform/http/wire.h"

#include <algorithm>

namespace podpora::insight {

namespace {

/// The rules have no person; whoever reads the list sees the desk's own name for them.
constexpr char const* kRules = "Podpora";

class Applying {
 public:
  Applying(storage::Transaction& tx, audit::Context const& context, Actor const& actor)
      : tx_(tx), context_(context), actor_(actor), now_(context.clock.now()) {}

  void open(customers::CustomerId customer, Finding const& finding) {
    Signal const signal{.id = context_.ids.make<SignalId>(),
                        .customer_id = customer,
                        .service = finding.service,
                        .noted_by = kRules,
                        .noted_at = now_,
                        .rule = to_text(finding.rule),
                        .subject = finding.subject,
                        .strength = finding.strength,
                        .evidence = http::to_json(finding.evidence),
                        .changed_at = now_};
    insert_signal(tx_, actor_.desk, signal);
    record("signal.found", signal);
  }

  void find_again(Signal signal, Finding const& finding) {
    auto const before = signal;
    signal.service = finding.service;
    signal.strength = finding.strength;
    signal.evidence = http::to_json(finding.evidence);
    auto const returns = signal.state == SignalState::kDismissed && signal.strength >= 2 * signal.dismissed_strength;
    if (returns || signal.state == SignalState::kPassed) signal.state = SignalState::kOpen;
    if (signal.state == before.state && signal.evidence == before.evidence) return;
    signal.changed_at = now_;
    update_signal(tx_, actor_.desk, signal);
    if (signal.state != before.state) record(returns ? "signal.returned" : "signal.found", signal);
  }

  /// A dismissed one stays so: when it comes again, its evidence still has to double.
  void pass(Signal signal) {
    if (signal.state != SignalState::kOpen) return;
    signal.state = SignalState::kPassed;
    signal.changed_at = now_;
    update_signal(tx_, actor_.desk, signal);
    record("signal.passed", signal);
  }

 private:
  void record(char const* kind, Signal const& signal) {
    audit::record(
        tx_, context_, actor_,
        {.kind = kind,
         .subject = to_text(signal.id),
         .payload = R"({"customer":")" + to_text(signal.customer_id) + R"(","rule":")" + signal.rule + "\"}"});
  }

  storage::Transaction& tx_;
  audit::Context const& context_;
  Actor const& actor_;
  Time now_;
};

}  // namespace

void apply_findings(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                    customers::CustomerId customer, std::vector<Finding> const& findings) {
  Applying applying(tx, context, actor);
  auto const known = findings_of(tx, actor.desk, customer);
  auto const is_of = [](Signal const& signal, Finding const& finding) {
    return signal.rule == to_text(finding.rule) && signal.subject == finding.subject;
  };
  for (auto const& finding : findings) {
    auto const signal = std::ranges::find_if(known, [&](auto const& each) { return is_of(each, finding); });
    if (signal == known.end()) {
      applying.open(customer, finding);
    } else {
      applying.find_again(*signal, finding);
    }
  }
  for (auto const& signal : known) {
    if (std::ranges::none_of(findings, [&](auto const& each) { return is_of(signal, each); })) applying.pass(signal);
  }
}

}  // namespace podpora::insight

#include "features/guide/guide_store.h"
#include "platform/base/enum_text.h"

namespace podpora::guide {

namespace {

void set(storage::Transaction& tx, audit::Context const& context, Actor const& actor, std::string const& mark,
         bool is_set) {
  if (is_set) {
    put_mark(tx, actor, mark, context.clock.now());
  } else {
    delete_mark(tx, actor.desk, mark);
  }
}

}  // namespace

Guide read_guide(storage::Transaction& tx, DeskId desk) {
  return guide_of(facts_of(tx, desk), marks_of(tx, desk));
}

void skip_step(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SetupStep step,
               bool is_skipped) {
  set(tx, context, actor, to_text(step), is_skipped);
  audit::record(tx, context, actor,
                {.kind = is_skipped ? "guide.step_skipped" : "guide.step_taken_up",
                 .subject = to_text(actor.desk),
                 .payload = R"({"step":")" + to_text(step) + "\"}"});
}

void dismiss(storage::Transaction& tx, audit::Context const& context, Actor const& actor, bool is_dismissed) {
  set(tx, context, actor, "dismissed", is_dismissed);
  audit::record(tx, context, actor,
                {.kind = is_dismissed ? "guide.dismissed" : "guide.taken_up", .subject = to_text(actor.desk)});
}

}  // namespace podpora::guide

#include "features/notify/template_store.h"
#include "features/notify/templates.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::notify {

namespace {

void record(storage::Transaction& tx, audit::Context const& context, Actor const& actor, std::string const& event,
            TemplateKind kind, std::string const& language = {}) {
  auto payload = http::Json::object();
  payload.set("kind", to_text(kind));
  if (!language.empty()) payload.set("language", language);
  audit::record(tx, context, actor,
                {.kind = event, .subject = to_text(actor.desk), .payload = http::write_json(payload)});
}

}  // namespace

Result<void> set_template(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          TemplateKind kind, std::string const& language, TemplateText const& text) {
  auto const& known = i18n::languages();
  if (std::ranges::find(known, language) == known.end()) return invalid("/language", "language");
  TRY(check_template(kind, text));
  put_template(tx, actor.desk, kind, language, text);
  record(tx, context, actor, "mail_template.set", kind, language);
  return {};
}

void reset_template(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TemplateKind kind,
                    std::string const& language) {
  if (delete_template(tx, actor.desk, kind, language))
    record(tx, context, actor, "mail_template.reset", kind, language);
}

Result<void> turn(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TemplateKind kind,
                  bool on) {
  if (!on && !shape_of(kind).can_be_off) return conflict("mail-always-sent");
  if (on == !is_off(tx, actor.desk, kind)) return {};
  put_off(tx, actor.desk, kind, !on);
  record(tx, context, actor, on ? "mail_template.turned_on" : "mail_template.turned_off", kind);
  return {};
}

TemplateText template_of(storage::Transaction& tx, DeskId desk, TemplateKind kind, std::string const& language) {
  if (auto own = find_template(tx, desk, kind, language)) return std::move(*own);
  return usual_text(kind, language);
}

std::vector<Field> fields_of(TemplateKind kind, MailFacts const& facts) {
  using enum FieldShape;
  std::vector<Field> const all{{"number", std::to_string(facts.number)},
                               {"subject", facts.subject},
                               {"contact", facts.contact},
                               {"agent", facts.agent},
                               {"desk", facts.desk},
                               {"message", facts.message, kBlock},
                               {"signature", facts.signature, kBlock},
                               {"promises", facts.promises, kBlock},
                               {"link", facts.link, kBlock},
                               {"recipient", facts.recipient},
                               {"detail", facts.detail},
                               {"amount", facts.amount},
                               {"wallet", facts.wallet},
                               {"balance", facts.balance},
                               {"customer", facts.customer},
                               {"offer", facts.offer},
                               {"version", facts.version},
                               {"document", facts.document},
                               {"due", facts.due},
                               {"period", facts.period},
                               {"satisfaction", facts.satisfaction, kBlock}};
  auto const& shape = shape_of(kind);
  std::vector<Field> fields;
  for (auto const& field : all) {
    auto const& names = field.shape == kLine ? shape.lines : shape.blocks;
    if (std::ranges::find(names, field.name) != names.end()) fields.push_back(field);
  }
  return fields;
}

}  // namespace podpora::notify

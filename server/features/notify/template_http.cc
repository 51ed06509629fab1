#include "features/notify/template_http.h"

#include "features/notify/template_store.h"
#include "platform/i18n/catalogue.h"
#include "platform/mail/mail.h"

namespace podpora::notify {

namespace {

Result<TemplateKind> kind_of(http::Call const& call) {
  auto const kind = parse_enum<TemplateKind>(call.text("kind"));
  if (!kind) return not_found("mail template");
  return *kind;
}

TemplateView view_of(storage::Transaction& tx, DeskId desk, TemplateShape const& shape) {
  TemplateView view{.kind = shape.kind,
                    .line_fields = {shape.lines.begin(), shape.lines.end()},
                    .block_fields = {shape.blocks.begin(), shape.blocks.end()},
                    .needed_field = std::string{shape.needed},
                    .can_be_off = shape.can_be_off,
                    .is_on = !is_off(tx, desk, shape.kind),
                    .texts = {}};
  for (auto const& language : i18n::languages()) {
    auto const own = find_template(tx, desk, shape.kind, language);
    auto const usual = usual_text(shape.kind, language);
    auto const& text = own ? *own : usual;
    view.texts[language] = {text.subject, text.body, usual.subject, usual.body, own.has_value()};
  }
  return view;
}

}  // namespace

Result<http::Page<TemplateView>> TemplateHttp::list(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<TemplateView>> {
    http::Page<TemplateView> page;
    for (auto const& shape : template_shapes()) page.items.push_back(view_of(tx, desk, shape));
    return page;
  });
}

Result<TemplateView> TemplateHttp::turn(http::Call const& call, TurnRequest request) const {
  auto const& actor = call.actor;
  auto const kind = TRY(kind_of(call));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<TemplateView> {
    TRY(notify::turn(tx, audit_, actor, kind, request.is_on));
    return view_of(tx, actor.desk, shape_of(kind));
  });
}

Result<TemplateView> TemplateHttp::set(http::Call const& call, TemplateRequest request) const {
  auto const& actor = call.actor;
  auto const kind = TRY(kind_of(call));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<TemplateView> {
    TRY(set_template(tx, audit_, actor, kind, call.text("language"), {request.subject, request.body}));
    return view_of(tx, actor.desk, shape_of(kind));
  });
}

Result<TemplateView> TemplateHttp::reset(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const kind = TRY(kind_of(call));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<TemplateView> {
    reset_template(tx, audit_, actor, kind, call.text("language"));
    return view_of(tx, actor.desk, shape_of(kind));
  });
}

Result<Trial> TemplateHttp::trial(storage::Transaction& tx, http::Call const& call, TrialRequest request) const {
  Trial trial{.kind = TRY(kind_of(call)),
              .language = call.text("language"),
              .text = {std::move(request.subject), std::move(request.body)},
              .number = request.ticket_number,
              .promises = {},
              .public_url = public_url_};
  auto const ticket = TRY(sample_ticket(tx, call.actor, trial.number));
  if (!ticket || trial.kind != TemplateKind::kAcknowledgement) return trial;
  for (auto const& line : promises_(tx, call.actor.desk, *ticket)) {
    trial.promises += (trial.promises.empty() ? "" : "\n\n") + line;
  }
  return trial;
}

Result<TemplatePreview> TemplateHttp::preview(http::Call const& call, TrialRequest request) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<TemplatePreview> {
    auto const tried = TRY(notify::preview(tx, call.actor, TRY(trial(tx, call, std::move(request)))));
    return TemplatePreview{.ticket_number = tried.ticket ? std::optional{tried.ticket->number} : std::nullopt,
                           .subject = tried.mail.subject,
                           .html = mail::markdown_to_html(tried.mail.markup),
                           .text = tried.mail.body};
  });
}

Result<SentTestView> TemplateHttp::test(http::Call const& call, TrialRequest request) const {
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<SentTestView> {
    auto const tried = TRY(trial(tx, call, request));
    return SentTestView{TRY(send_test(tx, audit_, actor, tried))};
  });
}

}  // namespace podpora::notify

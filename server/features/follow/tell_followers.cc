#include "features/follow/tell_followers.h"

#include "features/follow/mention_rules.h"
#include "features/identity/permission.h"
#include "features/tickets/access.h"
#include "features/tickets/ticket_rules.h"

#include <set>

namespace podpora::follow {

namespace {

/// Tells the people of one ticket of one thing, each at most once.
class Teller {
 public:
  Teller(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::Ticket const& ticket,
         tickets::Message const* message)
      : tx_(tx), context_(context), actor_(actor), ticket_(ticket), message_(message) {
    if (actor.person) done_.insert(actor.person->value);
    if (message != nullptr && message->author_id) done_.insert(message->author_id->value);
  }

  /// False for somebody who is not told: it is their own doing, or they may not know of the ticket.
  bool tell(PersonId person, NoticeKind kind) {
    if (!done_.insert(person.value).second) return false;
    auto const reader = identity::actor_of(tx_, actor_.desk, person);
    if (!reader || reader->is_contact() || !reader->may(Permission::kTicketRead)) return false;
    if (!tickets::may_see(tx_, *reader, ticket_)) return false;
    TicketNotice const notice{.id = context_.audit.ids.make<TicketNoticeId>(),
                              .person_id = person,
                              .ticket_id = ticket_.id,
                              .message_id = message_ ? std::optional{message_->id} : std::nullopt,
                              .kind = kind,
                              .by_name = message_ ? message_->author_name : actor_.name,
                              .made_at = context_.audit.clock.now()};
    insert_notice(tx_, actor_.desk, notice);
    auto const wanted = notice_mail_of(tx_, actor_.desk, person);
    bool const by_mail =
        wanted == NoticeMail::kAll || (wanted == NoticeMail::kMentions && kind == NoticeKind::kMention);
    if (by_mail && context_.mail) context_.mail(tx_, actor_, ticket_, notice, *reader);
    return true;
  }

  void tell_followers(NoticeKind kind) {
    for (auto const& follower : followers_of(tx_, actor_.desk, ticket_.id)) tell(follower.person_id, kind);
  }

 private:
  storage::Transaction& tx_;
  Context const& context_;
  Actor const& actor_;
  tickets::Ticket const& ticket_;
  tickets::Message const* message_;
  std::set<std::int64_t> done_;
};

}  // namespace

void on_message(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::Ticket const& ticket,
                tickets::Message const& message) {
  if (message.author_kind == tickets::AuthorKind::kSystem) return;
  Teller teller(tx, context, actor, ticket, &message);
  bool const is_note = message.visibility == tickets::Visibility::kInternal;
  if (is_note && message.author_kind == tickets::AuthorKind::kAgent && message.body.find('@') != std::string::npos) {
    for (auto const person : mentioned(message.body, identity::agents_of(tx, actor.desk))) {
      if (teller.tell(person, NoticeKind::kMention))
        insert_follower(tx, actor.desk, ticket.id, person, context.audit.clock.now());
    }
  }
  teller.tell_followers(is_note ? NoticeKind::kNote : NoticeKind::kMessage);
}

void on_changed(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::Ticket const& before,
                tickets::Ticket const& after) {
  auto const was_open = tickets::is_open(before.state);
  // What a customer's answer opens again is told as that answer.
  if (was_open == tickets::is_open(after.state) || actor.kind != Actor::Kind::kAgent) return;
  Teller(tx, context, actor, after, nullptr).tell_followers(was_open ? NoticeKind::kResolved : NoticeKind::kReopened);
}

}  // namespace podpora::follow

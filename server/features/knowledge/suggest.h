#pragma once

#include "features/knowledge/article.h"

namespace podpora::knowledge {

/// Keeps the index right after a change of a ticket or a message, in its transaction: a ticket is found with its
/// subject, cause, customer, contact and messages, the newest first where they are very long. One that is finished and
/// not restricted is offered as an answer, too. Who may see what is found is the reader's to ask.
void index_ticket(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket);

/// The same for a customer, after its adding and its contacts': found with its name, domain, and contacts.
void index_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId id);

/// The same for an article: found while it is published.
void index_article(storage::Transaction& tx, DeskId desk, Article const& article);

/// A ticket that was resolved before and reads like this one.
struct SimilarTicket {
  tickets::Ticket ticket;
  double score{0};  ///< 0 to 1
};

/// At most `limit`, best first; of equally similar ones those of the same service, then the newer. Only what the actor
/// may see.
std::vector<SimilarTicket> similar_tickets(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                                           std::size_t limit);

/// Published articles that fit the ticket's words, or its service, kind and topic; best first.
std::vector<Article> articles_for(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket,
                                  std::size_t limit);

/// Published articles with these words; only those for customers, where `audience` says so.
std::vector<Article> find_articles(storage::Transaction& tx, DeskId desk, std::string const& text, Audience audience,
                                   std::size_t limit);

}  // namespace podpora::knowledge

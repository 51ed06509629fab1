#pragma once

#include "features/intake/intake.h"
#include "platform/http/guarded_fetch.h"

#include <boost/describe/class.hpp>

namespace podpora::intake {

/// An image that came inside the mail, ready to be shown.
struct InlineImage {
  std::string content_id;
  std::string data_uri;  ///< `data:image/png;base64,…`
};
BOOST_DESCRIBE_STRUCT(InlineImage, (), (content_id, data_uri))

/// A mail as its sender made it. The HTML is untouched: to be shown only inside the mail frame, which cleans it.
struct Original {
  std::string html;  ///< empty when there is none
  std::string text;
  std::vector<InlineImage> images;
};
BOOST_DESCRIBE_STRUCT(Original, (), (html, text, images))

/// The mail that a ticket's message came with, read again from its raw bytes. kNotFound `message` or `mail`; what the
/// reader could not stand is kConflict with its reason.
Result<Original> original_of(Context const& context, DeskId desk, tickets::MessageId message);

/// True when the HTML names this address: nobody can have the server fetch another one.
bool names_address(std::string const& html, std::string const& url);

}  // namespace podpora::intake

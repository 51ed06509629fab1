#include "platform/mail/html_text.h"

#include <gtest/gtest.h>

namespace podpora::mail {
namespace {

void check(std::string_view html, std::string_view text) {
  EXPECT_EQ(html_to_text(html, 1 << 20), text) << html;
}

TEST(HtmlText, BlocksBecomeLines) {
  check("<p>a</p><p>b</p>", "a\n\nb\n");
  check("a<br>b<br/>c", "a\nb\nc");
  check("<div>a<div>b</div></div>c", "a\nb\nc");
  check("  a \n b  ", "a b");
  check("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n");
  check("<pre>a\n  b</pre>", "a\n  b\n");
  check("<blockquote>a<br>b</blockquote>c", "> a\n> b\nc");
  check("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b\n");
}

TEST(HtmlText, NothingReadableIsLost) {
  check("a<!-- x -->b", "ab");
  check("a<!-- b", "a b");
  check("<style>x{}</style>a<script>b</script>c", "ac");
  check("<style>a", "a");
  check("5 < 6 & 7 > 2", "5 < 6 & 7 > 2");
  check("&lt;b&gt; &eacute;&#x10D;&#269; &unknown; &amp", "<b> éčč &unknown; &");
  check("<a href=\"x>a", "a");
  check("<img alt='logo' src='data:x'>", "logo");
}

TEST(HtmlText, LinksKeepTheirAddress) {
  check("<a href=\"https://a.example/\">here</a>", "here <https://a.example/>");
  check("<a href='https://a.example/'>https://a.example/</a>", "https://a.example/");
  check("<a href=mailto:a@b.example>a@b.example</a>", "a@b.example");
  check("<a href=\"javascript:x\">y</a>", "y");
}

}  // namespace
}  // namespace podpora::mail

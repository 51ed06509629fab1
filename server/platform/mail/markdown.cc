#include "platform/mail/mail.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <mutex>
#include <vector>

namespace podpora::mail {
namespace {

bool is_safe_link(std::string_view url) {
  for (auto const* scheme : {"http://", "https://", "mailto:"}) {
    if (url.starts_with(scheme)) return true;
  }
  return false;
}

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

/// What was typed as a tag is shown as text: a customer's `<server>` must not vanish.
void show_as_text(cmark_node* html) {
  auto* const text = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(text, cmark_node_get_literal(html));
  auto* replacement = text;
  if (cmark_node_get_type(html) == CMARK_NODE_HTML_BLOCK) {
    replacement = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node_append_child(replacement, text);
  }
  cmark_node_replace(html, replacement);
  cmark_node_free(html);
}

/// The address of an image that comes with the mail; any other would be fetched from elsewhere.
std::string known_image(char const* address, ImageAddress const& image) {
  auto known = image && address ? image(address) : std::string{};
  return known.starts_with("cid:") ? known : std::string{};
}

/// Links to anywhere else, and images that do not come with the mail, lose their address and keep their words.
void make_safe(cmark_node* root, ImageAddress const& image) {
  std::vector<cmark_node*> html;
  std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> const iterator(cmark_iter_new(root), &cmark_iter_free);
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    auto* const node = cmark_iter_get_node(iterator.get());
    auto const type = cmark_node_get_type(node);
    if (event != CMARK_EVENT_ENTER) continue;
    if (type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK) html.push_back(node);
    if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE) continue;
    char const* const url = cmark_node_get_url(node);
    if (type == CMARK_NODE_IMAGE)
      cmark_node_set_url(node, known_image(url, image).c_str());
    else if (!url || !is_safe_link(url))
      cmark_node_set_url(node, "");
  }
  for (auto* const node : html) show_as_text(node);
}

}  // namespace

std::string markdown_to_html(std::string_view markdown, ImageAddress const& image) {
  static std::once_flag once;
  std::call_once(once, [] { cmark_gfm_core_extensions_ensure_registered(); });
  constexpr int kOptions = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_HARDBREAKS;
  std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(kOptions));
  for (auto const* name : {"table", "strikethrough", "autolink"}) {
    if (auto* const extension = cmark_find_syntax_extension(name)) {
      cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  std::unique_ptr<cmark_node, FreeNode> const document(cmark_parser_finish(parser.get()));
  make_safe(document.get(), image);
  std::unique_ptr<char, decltype(&free)> const html(
      cmark_render_html(document.get(), kOptions, cmark_parser_get_syntax_extensions(parser.get())), &free);
  return html.get();
}

}  // namespace podpora::mail

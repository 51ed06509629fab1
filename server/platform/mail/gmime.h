#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

// What several sources here need of GMime's C interface. Include it in .cc files only.
namespace podpora::mail {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeOptions {
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};
using Options = std::unique_ptr<GMimeParserOptions, FreeOptions>;

/// GMime set up once for the process, and options that read what people really send.
Options make_options();

/// The raw value of the first field of that name, unfolded and in UTF-8; empty when there is none.
std::string raw_header(GMimeObject* object, char const* name);

/// Decoded by RFC 2047, in NFC, cut at `bytes_max`.
std::string decode_words(GMimeParserOptions* options, std::string const& raw, std::size_t bytes_max);

/// A text that GMime gave away.
std::string take_text(char* text);

/// Decoded content of a leaf part, at most `bytes_max` of it.
std::string part_bytes(GMimePart* part, std::size_t bytes_max);

/// A stream over bytes that stay where they are. The bytes and this outlive every object that is read from it.
class BorrowedStream {
 public:
  explicit BorrowedStream(std::string_view bytes);
  GMimeStream* get() const { return stream_.get(); }

 private:
  GByteArray array_;
  Owned<GMimeStream> stream_;
};

}  // namespace podpora::mail

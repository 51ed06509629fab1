#include "platform/mail/tnef.h"

#include "platform/mail/charset.h"
#include "platform/mail/limits.h"

#include <cstdio>
#include <cstdint>
#include <set>

extern "C" {
#include <ytnef.h>
}

namespace podpora::mail {
namespace {

constexpr std::size_t kAttachmentsMax = 100;

constexpr std::uint32_t kSignature = 0x223E9F78;
constexpr std::uint32_t kAttachmentBegins = 0x00069002;  ///< attAttachRenddata

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << 8 * i;
  return value;
}

/// The beginning that libytnef may see; empty when one of its attributes (MS-OXTNEF 2.1.3) does not lie within the
/// bytes, has not its checksum, comes twice, or is an attachment's own before that begins. libytnef trusts all of that:
/// it leaks what it is told twice. It walks the list of attachments for each one, so what comes behind so many is left
/// out.
std::string_view sound_part(std::string_view bytes) {
  if (bytes.size() < 6 || number_at(bytes, 0, 4) != kSignature) return {};
  std::set<std::uint32_t> seen_in_message, seen_in_attachment;
  std::size_t attachments = 0;
  for (std::size_t at = 6; at < bytes.size();) {
    if (bytes.size() - at < 11) return {};
    auto const level = bytes[at];
    auto const id = number_at(bytes, at + 1, 4);
    auto const size = number_at(bytes, at + 5, 4);
    if (bytes.size() - at - 11 < size) return {};
    std::uint32_t sum = 0;
    for (char const c : bytes.substr(at + 9, size)) sum += static_cast<unsigned char>(c);
    if ((sum & 0xFFFF) != number_at(bytes, at + 9 + size, 2)) return {};
    if (level != 1 && level != 2) return {};
    if (level == 2 && id == kAttachmentBegins) {
      if (++attachments > kAttachmentsMax) return bytes.substr(0, at);
      seen_in_attachment.clear();
    }
    if (level == 2 && attachments == 0) return {};
    if (!(level == 1 ? seen_in_message : seen_in_attachment).insert(id).second) return {};
    at += 11 + size;
  }
  return bytes;
}

std::string_view bytes_of(variableLength const* value) {
  if (!value || reinterpret_cast<std::intptr_t>(value) == -1 || !value->data || value->size <= 0) return {};
  return {reinterpret_cast<char const*>(value->data), static_cast<std::size_t>(value->size)};
}

std::string text_of(variableLength const* value) {
  auto text = bytes_of(value);
  return decode_text(text.substr(0, std::min(text.find('\0'), kNameMax)), "").text;
}

/// The long name when there is one; TNEF itself only keeps 8.3 names.
std::string name_of(::Attachment& attachment) {
  for (auto const property : {PR_ATTACH_LONG_FILENAME, PR_ATTACH_FILENAME, PR_DISPLAY_NAME}) {
    for (auto const type : {PT_UNICODE, PT_STRING8}) {
      auto name = text_of(MAPIFindProperty(&attachment.MAPI, PROP_TAG(type, property)));
      if (!name.empty()) return name;
    }
  }
  return text_of(&attachment.Title);
}

std::string data_of(::Attachment& attachment) {
  auto object = bytes_of(MAPIFindProperty(&attachment.MAPI, PROP_TAG(PT_OBJECT, PR_ATTACH_DATA_OBJ)));
  if (object.empty()) object = bytes_of(MAPIFindProperty(&attachment.MAPI, PROP_TAG(PT_BINARY, PR_ATTACH_DATA_OBJ)));
  if (object.size() > 16) return std::string{object.substr(16)};  // behind the GUID of its class
  return std::string{bytes_of(&attachment.FileData)};
}

}  // namespace

TnefContent read_tnef(std::string_view bytes) {
  TnefContent content;
  auto const sound = sound_part(bytes);
  if (sound.empty()) return content;
  content.cut = sound.size() < bytes.size();
  TNEFStruct tnef;
  TNEFInitialize(&tnef);
  tnef.Debug = 0;
  // It only reads what it is given to change.
  auto* const start = reinterpret_cast<BYTE*>(const_cast<char*>(sound.data()));
  auto const failed = TNEFParseMemory(start, static_cast<long>(sound.size()), &tnef);
  if (failed >= 0) {
    content.text = bytes_of(&tnef.body);
    for (auto* a = tnef.starting_attach.next; a && content.attachments.size() < kAttachmentsMax; a = a->next) {
      auto data = data_of(*a);
      if (data.empty()) continue;
      content.attachments.push_back({name_of(*a), "application/octet-stream", "", false, std::move(data)});
    }
  }
  TNEFFree(&tnef);
  return content;
}

}  // namespace podpora::mail

#include "platform/mail/tnef.h"

#include "platform/mail/charset.h"
#include "platform/mail/limits.h"

#include <cstdio>
#include <cstdint>

extern "C" {
#include <ytnef.h>
}

namespace podpora::mail {
namespace {

constexpr std::size_t kAttachmentsMax = 100;

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
  TNEFStruct tnef;
  TNEFInitialize(&tnef);
  tnef.Debug = 0;
  std::string copy{bytes};
  auto const failed = TNEFParseMemory(reinterpret_cast<BYTE*>(copy.data()), static_cast<long>(copy.size()), &tnef);
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

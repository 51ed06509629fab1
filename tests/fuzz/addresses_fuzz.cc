#include "platform/mail/mail.h"

#include <cstdint>
#include <cstdlib>

// An address field; and that an address which we would send to cannot end a header.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const value{reinterpret_cast<char const*>(data), size};
  auto const mail = podpora::mail::parse("From: " + value + "\nTo: " + value + "\nCc: " + value + "\n\nx");
  if (mail.to.size() > 1000 || mail.cc.size() > 1000) std::abort();
  for (auto const& one : mail.to) {
    bool const sendable = podpora::mail::is_sendable_address(one.address);
    if (sendable && one.address.find_first_of("\r\n <>,") != std::string::npos) std::abort();
  }
  if (podpora::mail::is_sendable_address(value) && value.find_first_of("\r\n <>,") != std::string::npos) std::abort();
  return 0;
}

#pragma once

#include <sys/socket.h>

namespace podpora::http {

/// True for an address of the public internet: none of this machine, of a private or shared network, of a cloud's
/// metadata service, of documentation or multicast (IANA special-purpose registries, RFC 6890, as of 2026-11), nor an
/// IPv6 address that stands for such an IPv4 one (mapped, NAT64, 6to4, Teredo).
bool is_public_address(sockaddr const& address);

}  // namespace podpora::http

#include "platform/mail/connect_rule.h"

#include <curl/curl.h>

namespace podpora::mail {
namespace {

curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& sockets = *static_cast<GuardedSockets*>(user);
  if (!sockets.rule(address->addr)) {
    sockets.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace

void guard_sockets(void* curl, GuardedSockets& sockets) {
  if (!sockets.rule) return;
  // A proxy would connect to wherever it is asked to.
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &sockets);
}

}  // namespace podpora::mail

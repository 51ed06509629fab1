#include "app/demo/mails.h"

#include "platform/base/text.h"

namespace podpora::app::demo {

namespace {

/// Mail lines end with CRLF.
std::string crlf(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

constexpr std::string_view kFoundry = R"(From: =?windows-1250?Q?Eva_Brodsk=E1?= <eva@brod.example>
To: podpora@severka.example
Subject: =?windows-1250?Q?Server_nestartuje_slu=9Ebu?=
Date: Mon, 23 Nov 2026 08:05:00 +0100
Message-ID: <demo-1@brod.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=windows-1250
Content-Transfer-Encoding: quoted-printable

Dobr=FD den,

od r=E1na na na=9Aem serveru nestartuje slu=9Eba Hyper-V a stoj=ED n=E1m t=F8i
virtu=E1ln=ED servery. V p=F8=EDloze je z=E1znam ud=E1lost=ED.

Pros=EDme o pomoc, v=FDroba stoj=ED.

--=20
Eva Brodsk=E1
Sl=E9v=E1rna Brod s.r.o.
--inner
Content-Type: text/html; charset=windows-1250
Content-Transfer-Encoding: quoted-printable

<html><body><p>Dobr=FD den,</p><p>od r=E1na na na=9Aem serveru nestartuje
slu=9Eba Hyper-V a stoj=ED n=E1m t=F8i virtu=E1ln=ED servery.</p></body></html>
--inner--
--outer
Content-Type: text/plain; name="udalosti.txt"
Content-Disposition: attachment; filename="udalosti.txt"
Content-Transfer-Encoding: base64

RXJyb3IgMTQwOTggSHlwZXItVi1WTU1TOiBWaXJ0dWFsIG1hY2hpbmUgZmFpbGVkIHRvIHN0YXJ0
Lg==
--outer--
)";

constexpr std::string_view kClinic = R"(From: =?UTF-8?Q?Tom=C3=A1=C5=A1_Javorsk=C3=BD?= <tomas@javor.example>
To: podpora@severka.example
Subject: =?UTF-8?Q?Business_Central_pad=C3=A1_p=C5=99i_=C3=BA=C4=8Dtov=C3=A1n=C3=AD?=
Date: Mon, 23 Nov 2026 09:15:00 +0100
Message-ID: <demo-2@javor.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Dobrý den,

při účtování faktur v Business Central dostaneme chybu „Stránku nelze zobrazit“.
Týká se to všech účetních, prostředí Production.

S pozdravem
Tomáš Javorský
)";

constexpr std::string_view kVendor = R"(From: Support Engineer <support@mail.support.microsoft.com>
To: anna@severka.example, podpora@severka.example
Subject: Case {number}: please collect the following logs
Date: Mon, 23 Nov 2026 12:00:00 +0000
Message-ID: <case-{number}@mail.support.microsoft.com>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

Hello,

please install KB5099999 on the host and restart the service. This is known
after the last update.

Support Engineer
)";

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

std::string foundry_mail() {
  return crlf(kFoundry);
}

std::string clinic_mail() {
  return crlf(kClinic);
}

std::string vendor_mail(std::string const& number) {
  std::string mail{kVendor};
  replace_all(mail, "{number}", number);
  return crlf(mail);
}

std::string answer_to(std::string_view earlier, Answer const& answer) {
  auto to = header_of(earlier, "Reply-To");
  if (to.empty()) to = header_of(earlier, "From");
  auto const id = header_of(earlier, "Message-ID");
  return crlf("From: " + answer.from + "\nTo: " + to + "\nSubject: Re: " + header_of(earlier, "Subject") +
              "\nDate: Mon, 23 Nov 2026 13:00:00 +0100\nMessage-ID: <" + answer.message_id + ">\nIn-Reply-To: " + id +
              "\nReferences: " + id +
              "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" +
              answer.text +
              "\n\nDne 23. 11. 2026 v 12:30 Podpora Severka napsal(a):\n> Dobrý den,\n> pracujeme na tom.\n");
}

std::string header_of(std::string_view raw, std::string_view name) {
  auto const head = raw.substr(0, raw.find("\r\n\r\n"));
  std::string unfolded{head};
  replace_all(unfolded, "\r\n\t", " ");
  replace_all(unfolded, "\r\n ", " ");
  auto const lower = "\r\n" + ascii_lower(unfolded);
  auto const key = "\r\n" + ascii_lower(name) + ":";
  auto const at = lower.find(key);
  if (at == std::string::npos) return "";
  auto const begin = at + key.size() - 2;
  return trim(unfolded.substr(begin, unfolded.find("\r\n", begin) - begin));
}

}  // namespace podpora::app::demo

import { createServer, type Server, type Socket } from "node:net";

interface Mail {
  uid: number;
  raw: string;
}

const firstNew = 4;

/** A mail server of this machine with one inbox that holds three messages, all read, and those that are delivered to it
 * later; whoever knows the password gets in. */
export class ImapServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Sessions that wait for news, with the tag of their IDLE. */
  readonly #waiting = new Map<Socket, string>();
  readonly #mails: Mail[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static start(password: string): Promise<ImapServer> {
    const server = createServer();
    const imap = new ImapServer(server);
    server.on("connection", (socket) => imap.#talk(socket, password));
    return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(imap)));
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return address.port;
  }

  /** Puts a mail of plain ASCII into the inbox and tells whoever waits. */
  deliver(raw: string) {
    this.#mails.push({ uid: firstNew + this.#mails.length, raw });
    for (const socket of this.#waiting.keys()) socket.write(`* ${3 + this.#mails.length} EXISTS\r\n`);
  }

  stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #talk(socket: Socket, password: string) {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      this.#sockets.delete(socket);
      this.#waiting.delete(socket);
    });
    socket.write("* OK ready\r\n");
    let input = "";
    socket.on("data", (bytes) => {
      input += bytes;
      for (let end = input.indexOf("\r\n"); end >= 0; end = input.indexOf("\r\n")) {
        const line = input.slice(0, end);
        input = input.slice(end + 2);
        socket.write(this.#answer(socket, line, password));
      }
    });
  }

  /** RFC 3501 and RFC 2177, as much of them as fetching a folder takes. */
  #answer(socket: Socket, line: string, password: string): string {
    const [tag = "", ...words] = line.split(" ");
    const command = words.join(" ").toUpperCase();
    const done = `${tag} OK done\r\n`;
    if (line.toUpperCase() === "DONE") {
      const waited = this.#waiting.get(socket);
      this.#waiting.delete(socket);
      return `${waited} OK done\r\n`;
    }
    if (command.startsWith("CAPABILITY")) return `* CAPABILITY IMAP4rev1 UIDPLUS IDLE\r\n${done}`;
    if (command.startsWith("LOGIN"))
      return line.includes(password) ? done : `${tag} NO [AUTHENTICATIONFAILED] The password is wrong.\r\n`;
    if (command.startsWith("SELECT")) {
      const count = this.#mails.length;
      return `* ${3 + count} EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT ${firstNew + count}] ok\r\n${done}`;
    }
    if (command.startsWith("IDLE")) {
      this.#waiting.set(socket, tag);
      return "+ idling\r\n";
    }
    if (command.startsWith("UID SEARCH")) return `* SEARCH${this.#found(command)}\r\n${done}`;
    if (command.startsWith("UID FETCH")) return `${this.#fetched(command)}${done}`;
    if (command.startsWith("LOGOUT")) return `* BYE\r\n${done}`;
    return done;
  }

  /** Of `UID first:last`; `*` is the end. */
  #found(command: string): string {
    const [, first = "1", last = "*"] = /UID SEARCH UID (\d+):(\d+|\*)/.exec(command) ?? [];
    const end = last === "*" ? Number.POSITIVE_INFINITY : Number(last);
    const found = this.#mails.filter(({ uid }) => uid >= Number(first) && uid <= end);
    return found.map(({ uid }) => ` ${uid}`).join("");
  }

  #fetched(command: string): string {
    const set = /UID FETCH (\S+)/.exec(command)?.[1] ?? "";
    const spans = set.split(",").map((part) => part.split(":").map(Number));
    const wanted = this.#mails.filter(({ uid }) => spans.some(([from = 0, to = from]) => uid >= from && uid <= to));
    return wanted
      .map(({ uid, raw }) => {
        const item = command.includes("RFC822.SIZE") ? `RFC822.SIZE ${raw.length}` : `BODY[] {${raw.length}}\r\n${raw}`;
        return `* ${uid} FETCH (UID ${uid} ${item})\r\n`;
      })
      .join("");
  }
}

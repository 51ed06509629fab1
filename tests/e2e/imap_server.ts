import { createServer, type Server, type Socket } from "node:net";

/** A mail server of this machine with one inbox that holds three messages, all read; whoever knows the password gets in. */
export class ImapServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

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

  stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #talk(socket: Socket, password: string) {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
    socket.write("* OK ready\r\n");
    let input = "";
    socket.on("data", (bytes) => {
      input += bytes;
      for (let end = input.indexOf("\r\n"); end >= 0; end = input.indexOf("\r\n")) {
        const line = input.slice(0, end);
        input = input.slice(end + 2);
        socket.write(answer(line, password));
      }
    });
  }
}

/** RFC 3501, as much of it as a first look into a folder takes. */
function answer(line: string, password: string): string {
  const [tag = "", ...words] = line.split(" ");
  const command = words.join(" ").toUpperCase();
  const done = `${tag} OK done\r\n`;
  if (command.startsWith("CAPABILITY")) return `* CAPABILITY IMAP4rev1 UIDPLUS\r\n${done}`;
  if (command.startsWith("LOGIN"))
    return line.includes(password) ? done : `${tag} NO [AUTHENTICATIONFAILED] The password is wrong.\r\n`;
  if (command.startsWith("SELECT")) return `* 3 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 4] ok\r\n${done}`;
  if (command.startsWith("UID SEARCH")) return `* SEARCH\r\n${done}`;
  if (command.startsWith("LOGOUT")) return `* BYE\r\n${done}`;
  return done;
}

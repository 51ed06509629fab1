import { createServer, type Server, type Socket } from "node:net";
import { read, type Sent } from "./mails.ts";

/** A mail server of this machine that takes every mail (RFC 5321, as much of it as that takes) and keeps it. */
export class SmtpServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #mails: Sent[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static start(): Promise<SmtpServer> {
    const server = createServer();
    const smtp = new SmtpServer(server);
    server.on("connection", (socket) => smtp.#talk(socket));
    return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(smtp)));
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return `smtp://127.0.0.1:${address.port}`;
  }

  /** What came so far for that address. */
  mailsTo(address: string): Sent[] {
    return this.#mails.filter(({ to }) => to.includes(address));
  }

  stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #talk(socket: Socket) {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
    socket.setEncoding("latin1");
    socket.write("220 ready\r\n");
    let input = "";
    let isMail = false;
    socket.on("data", (bytes) => {
      input += bytes;
      for (;;) {
        const mark = isMail ? "\r\n.\r\n" : "\r\n";
        const end = input.indexOf(mark);
        if (end < 0) return;
        const text = input.slice(0, end);
        input = input.slice(end + mark.length);
        if (isMail) this.#mails.push(read(text.replaceAll("\r\n..", "\r\n.")));
        const command = isMail ? "" : text.toUpperCase();
        isMail = command.startsWith("DATA");
        if (isMail) socket.write("354 go on\r\n");
        else if (command.startsWith("EHLO")) socket.write("250-here\r\n250 8BITMIME\r\n");
        else socket.write(command.startsWith("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
      }
    });
  }
}

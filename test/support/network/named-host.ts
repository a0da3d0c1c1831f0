import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Makes a key and a self-signed certificate for a name. */
function certificate(folder: string, name: string): { readonly key: string; readonly cert: string } {
  const [key, cert] = [join(folder, 'host.key'), join(folder, 'host.pem')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const how = ['req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-days', '2', '-keyout', key, '-out', cert];
  execFileSync('openssl', [...how, ...subject], { stdio: 'ignore' });
  return { key, cert };
}

/**
 * An emulator under the name of a real service, with TLS. A proxy forwards requests for that name to it and refuses all
 * others. A program that runs with `environment` connects to it under that name.
 */
export class NamedHost {
  private constructor(
    private readonly servers: readonly Server[],
    private readonly files: readonly string[],
    /** `name:port` of every request to the proxy. */
    readonly asked: ReadonlySet<string>,
    readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async open(name: string, target: string, folder: string): Promise<NamedHost> {
    const { key, cert } = certificate(folder, name);
    const front = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (incoming, outgoing) => {
      const { method, url, headers } = incoming;
      const onward = request(new URL(url ?? '/', target), { method: method ?? 'GET', headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.once('error', () => outgoing.destroy());
      incoming.pipe(onward);
    }).listen(0, '127.0.0.1');
    await once(front, 'listening');
    const asked = new Set<string>();
    const proxy = createServer().on('connect', ({ url = '' }, socket) => {
      asked.add(url);
      if (url !== `${name}:443`) {
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        return;
      }
      const through = connect(portOf(front), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        socket.pipe(through).pipe(socket);
      });
      for (const end of [socket, through]) end.on('error', () => end.destroy());
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    return new NamedHost([front, proxy], [key, cert], asked, {
      HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
      NO_PROXY: '127.0.0.1,localhost',
      // Node reads the first two, Go's programs read the last (https://nodejs.org/api/cli.html,
      // https://pkg.go.dev/crypto/x509).
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: cert,
      SSL_CERT_FILE: cert,
    });
  }

  close(): void {
    for (const server of this.servers) {
      server.closeAllConnections();
      server.close();
    }
    for (const file of this.files) rmSync(file, { force: true });
  }
}

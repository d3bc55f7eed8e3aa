// The files written for nginx and Caddy, in the servers themselves: what each kind of file is sent with.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fault, title } from "../report.mjs";

/** `binaries`: where Debian's packages were unpacked. */
export async function servers(binaries, site, pages) {
  title("nginx and Caddy, with the files written for them");
  const place = mkdtempSync(join(tmpdir(), "site-servers-"));
  try {
    symlinkSync(site.folder, join(place, "sous-chemin"));
    for (const [name, start] of [["nginx", nginx], ["Caddy", caddy]]) {
      const port = await freePort();
      const server = start(resolve(binaries), place, site.folder, port);
      try {
        await asked(name, `http://127.0.0.1:${port}/sous-chemin/`, site, pages);
      } finally {
        server.kill();
      }
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function nginx(binaries, place, folder, port) {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((one) => `${one}_temp_path ${place}/${one};`);
  writeFileSync(
    join(place, "nginx.conf"),
    `load_module ${binaries}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
     user root; daemon off; master_process off; pid ${place}/pid; error_log stderr crit;
     events {}
     http {
       access_log off; include ${binaries}/etc/nginx/mime.types; ${temporary.join(" ")}
       server { listen 127.0.0.1:${port}; root ${place}; include ${folder}/serveur/nginx.conf; brotli_static on; }
     }`,
  );
  return spawn(`${binaries}/usr/sbin/nginx`, ["-p", place, "-c", join(place, "nginx.conf")], { stdio: ["ignore", "ignore", "inherit"] });
}

function caddy(binaries, place, folder, port) {
  writeFileSync(
    join(place, "Caddyfile"),
    `{\n\tadmin off\n\tauto_https off\n\tlog {\n\t\tlevel ERROR\n\t}\n}\nhttp://127.0.0.1:${port} {\n\troot * ${place}\n\timport ${folder}/serveur/Caddyfile\n}\n`,
  );
  const env = { ...process.env, XDG_DATA_HOME: place, XDG_CONFIG_HOME: place };
  return spawn(`${binaries}/usr/bin/caddy`, ["run", "--config", join(place, "Caddyfile"), "--adapter", "caddyfile"], { stdio: ["ignore", "ignore", "inherit"], env });
}

async function asked(name, root, site, pages) {
  await up(root);
  const home = await (await fetch(site.url)).text();
  const policy = home.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1].replaceAll("&#39;", "'");
  const css = home.match(/assets\/site\.[0-9a-f]+\.css/)[0];
  // Files are offered on the pages of the documents.
  const document = await (await fetch(site.url + pages.find(({ type }) => type === "referentiel").address)).text();
  const pdf = document.match(/documents\/[^"]+\.pdf/)[0];
  const reading = await answer(`${root}donnees/index.json`, "identity");
  if (reading.statusCode !== 200 || reading.headers["access-control-allow-origin"] !== "*") fault(`${name}: the data are not for any page to read`);
  const expected = [
    [pages.at(-1).address, 200, /^text\/html; ?charset=utf-8$/i, "no-cache", true],
    [css, 200, /^text\/css/, "public, max-age=31536000, immutable", true],
    [pdf, 200, /^application\/pdf/, "no-cache", false],
    ["nulle/part", 404, /^text\/html/, "no-cache", null],
  ];
  for (const [path, status, type, cache, compressed] of expected) {
    for (const encoding of ["br", "gzip", "identity"]) {
      const { statusCode, headers } = await answer(root + path, encoding);
      const say = (words) => fault(`${name}: /${path} (${encoding}): ${words}`);
      if (statusCode !== status) say(`status ${statusCode}`);
      if (!type.test(headers["content-type"])) say(`type ${headers["content-type"]}`);
      if (headers["cache-control"] !== cache) say(`cache ${headers["cache-control"]}`);
      if (headers["content-security-policy"] !== `${policy}; frame-ancestors 'none'`) say(`policy ${headers["content-security-policy"]}`);
      if (headers["x-content-type-options"] !== "nosniff") say("no nosniff");
      // A cache on the way keeps each form apart.
      if (compressed && !/\baccept-encoding\b/i.test(headers.vary ?? "")) say(`varies by ${headers.vary}`);
      const sent = headers["content-encoding"] ?? "identity";
      if (compressed !== null && sent !== (compressed ? encoding : "identity")) say(`sent as ${sent}`);
    }
  }
  console.log(`${name}: a page, an asset, a PDF and a missing page, in three encodings`);
}

function answer(address, encoding) {
  return new Promise((done, fail) => {
    get(address, { headers: { "accept-encoding": encoding } }, (response) => {
      response.resume();
      response.on("end", () => done(response));
    }).on("error", fail);
  });
}

/** Waits until a server answers; it fails if it never does. */
async function up(address) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await answer(address, "identity");
    } catch (error) {
      if (tries > 50) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

/** A port that nothing listens on. */
export async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

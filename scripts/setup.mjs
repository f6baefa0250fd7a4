/**
 * Makes a fresh clone ready: packages, and with --browser a Chromium. Runs on Node 20 with nothing installed, so it
 * is plain JavaScript. Quick when there is nothing to do.
 *
 *   node scripts/setup.mjs [--browser] [--then COMMAND ARGUMENTS…]
 *
 * `--then` goes on with a command under the Node that came with the packages. (`setup && node x.ts` would not:
 * a shell remembers where it found `node` first.)
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromEnvironment, fromPath, fromPlaywright, recordBrowser, recordedBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const modules = join(root, 'node_modules');
const bin = join(modules, '.bin');
const stamp = join(modules, '.lock-file-hash');
const APT = 'apt-get';
const windows = process.platform === 'win32';

/** @param {string} text */
const say = (text) => console.log(text);

/** @param {string} text @returns {never} */
function stop(text) {
  console.error(`\n${text}\n`);
  process.exit(1);
}

/** Is `version` ("20.11.1") at least `least`? @param {string} version @param {string} least */
function atLeast(version, least) {
  const [a = 0, b = 0] = version.split('.').map(Number);
  const [c = 0, d = 0] = least.split('.').map(Number);
  return a > c || (a === c && b >= d);
}

/**
 * Runs a command quietly, with a line every few seconds; resolves with its output.
 * @param {string} command @param {string[]} args @param {(seconds: number) => string} still
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function run(command, args, still) {
  return new Promise((resolve) => {
    const start = Date.now();
    const child = spawn(command, args, { cwd: root, shell: windows, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (/** @type {Buffer} */ data) => {
      output += data;
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer = setInterval(() => say(`  … ${still(Math.round((Date.now() - start) / 1000))}`), 5000);
    const end = (/** @type {boolean} */ ok) => {
      clearInterval(timer);
      resolve({ ok, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

// ---- packages ----

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Installed by us from this lock file, or by npm itself after the lock file was last written. */
function packagesAreFresh() {
  const installed = join(modules, '.package-lock.json');
  if (!existsSync(installed)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  return statSync(installed).mtimeMs + 2000 >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

async function installPackages() {
  if (packagesAreFresh()) return;
  say('Installing packages, as the lock file has them. This is done once and takes a minute or so.');
  const count = () => (existsSync(modules) ? readdirSync(modules).length : 0);
  const npm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const { ok, output } = await run(
    npm ? process.execPath : 'npm',
    [...(npm ? [npm] : []), 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    (seconds) => `${seconds} s, ${count()} packages in place`,
  );
  if (!ok) {
    const offline = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET|network/i.test(output);
    stop(
      `${output.trim().split('\n').slice(-15).join('\n')}\n\nThe packages could not be installed. ${
        offline
          ? 'The package registry was not reached: check the network, or the proxy that npm is set to use, then run this again.'
          : 'What npm said is above. Run "npm ci" by itself to see all of it.'
      }`,
    );
  }
  writeFileSync(stamp, lockHash());
  say('Packages installed.');
}

// ---- Node ----

/** The Node that came with the packages, else this one, if it can run TypeScript. */
function findNode() {
  const own = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
  for (const path of [own, process.execPath]) {
    if (!existsSync(path)) continue;
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    if (status === 0 && atLeast(stdout.trim().slice(1), '22.18')) return path;
  }
  return stop(
    `This is Node ${process.versions.node}. The book's scripts are TypeScript and need Node 22.18 or newer. One comes as the package "node", but it is not there: npm may be set to leave out optional packages or install scripts. Install a newer Node from https://nodejs.org, or run "npm ci --include=optional --ignore-scripts=false".`,
  );
}

// ---- browser ----

async function findBrowser() {
  const found =
    fromEnvironment() ??
    recordedBrowser() ??
    (await fromPlaywright()) ??
    fromPath() ??
    (await installBrowser());
  if (!found)
    stop(
      'No Chromium was found, and none could be installed. Install Chromium or Chrome, or set CHROMIUM to the path of one, then run this again.',
    );
  recordBrowser(found);
  say(`Browser: ${found.version}, ${found.path}`);
}

async function installBrowser() {
  say('No Chromium here. Downloading one (about 170 MB).');
  const playwright = join(modules, '@playwright', 'test', 'cli.js');
  const { ok } = await run(
    process.execPath,
    [playwright, 'install', 'chromium'],
    (seconds) => `${seconds} s`,
  );
  const downloaded = await fromPlaywright();
  if (downloaded) return downloaded;
  say(
    ok
      ? 'It was downloaded but does not start here: it lacks libraries of the system.'
      : 'It could not be downloaded.',
  );
  if (process.platform !== 'linux' || spawnSync(APT, ['--version']).status !== 0) return undefined;
  say('Installing Chromium with apt-get.');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = async (/** @type {string[]} */ ...args) => {
    const [command = APT, ...rest] = [...sudo, APT, ...args];
    const { ok, output } = await run(command, rest, (seconds) => `${args[0]}, ${seconds} s`);
    if (!ok) say(output.trim().split('\n').slice(-5).join('\n'));
    return ok;
  };
  return (await apt('update')) && (await apt('install', '-y', 'chromium')) ? fromPath() : undefined;
}

// ---- and then ----

/** @param {string} node @param {string[]} command */
function goOn(node, [name = '', ...args]) {
  const script = /\.(ts|mjs|js)$/.test(name);
  const child = spawn(script ? node : join(bin, name), script ? [name, ...args] : args, {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
    shell: windows && !script,
    stdio: 'inherit',
  });
  // A terminal sends Ctrl-C to both of us; the child ends first, in its own way.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => stop(`${name} could not be started: ${error.message}`));
  child.on('close', (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
  });
}

const flags = process.argv.slice(2);
const then = flags.indexOf('--then');
const options = then < 0 ? flags : flags.slice(0, then);
const unknown = options.find((option) => option !== '--browser');
if (unknown) stop(`Unknown option: ${unknown}. There are --browser and --then COMMAND.`);
if (!atLeast(process.versions.node, '20.0'))
  stop(`This is Node ${process.versions.node}. The book needs Node 20 or newer: https://nodejs.org`);

await installPackages();
const node = findNode();
if (options.includes('--browser')) {
  try {
    await findBrowser();
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error));
  }
}
if (then >= 0) goOn(node, flags.slice(then + 1));

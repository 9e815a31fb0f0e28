// Sends each operation of sync/wire/openapi.yaml to the real bianmin-center over TLS and lets a
// public validator judge both sides: what is sent against the request's description, what comes back
// against the response's. An operation without a case here gets the document's own example.
//
//   node check.mjs SOURCE-FOLDER PATH-OF-BIANMIN-CENTER
import SwaggerParser from '@apidevtools/swagger-parser';
import requestValidator from 'openapi-request-validator';
import responseValidator from 'openapi-response-validator';
import {execFileSync, spawn} from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';

const Requests = requestValidator.default ?? requestValidator;
const Responses = responseValidator.default ?? responseValidator;
const [source, program] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bianmin-openapi-'));
const village = '610622101201';
let failures = 0;
let judged = 0;

function expect(right, what) {
  ++judged;
  if (right) return;
  ++failures;
  console.log(`FAILED ${what}`);
}

// --- the centre -----------------------------------------------------------------------------------

const config = path.join(folder, 'center.toml');
const center = (...words) =>
  execFileSync(program, ['--config', config, ...words], {encoding: 'utf8'});

async function startCentre() {
  fs.cpSync(path.join(source, 'config'), path.join(folder, 'config'), {recursive: true});
  fs.writeFileSync(config, `[http]
listen = "127.0.0.1:0"
enrol_listen = "127.0.0.1:0"
public_url = "https://127.0.0.1:8444"
[database]
url = "sqlite:${folder}/center.db"
[tls]
dir = "${folder}/keys"
`);
  center('init');
  const log = fs.openSync(path.join(folder, 'center.log'), 'a');
  const child = spawn(program, ['--config', config, 'serve'], {stdio: ['ignore', 'pipe', log]});
  let said = '';
  for await (const piece of child.stdout) {
    said += piece;
    if (/^public .*\n/m.test(said)) break;
  }
  const port = name => Number(said.match(new RegExp(`^${name} .*:(\\d+)$`, 'm'))[1]);
  return {child, terminals: port('terminals'), everyone: port('public')};
}

function ask(port, identity, method, target, body, headers = {}) {
  return new Promise((done, failed) => {
    const request = https.request({
      host: '127.0.0.1', port, method, path: target, headers, agent: false,
      ca: fs.readFileSync(path.join(folder, 'keys/ca.pem')), ...identity,
    }, answer => {
      const pieces = [];
      answer.on('data', piece => pieces.push(piece));
      answer.on('end', () => done({status: answer.statusCode, headers: answer.headers,
                                   body: Buffer.concat(pieces)}));
    });
    request.on('error', failed);
    request.end(body);
  });
}

// --- judging --------------------------------------------------------------------------------------

const doc = await SwaggerParser.validate(path.join(source, 'sync/wire/openapi.yaml'));
const schemas = doc.components.schemas;

function judgeValue(schema, value, what) {
  const problem = new Responses({responses: {200: {schema}}}).validateResponse(200, value);
  expect(!problem, `${what}: ${JSON.stringify(problem?.errors)}`);
}

function judgeRequest(operation, {query, body}, what) {
  const problem = new Requests({
    requestBody: operation.requestBody, parameters: operation.parameters ?? [],
  }).validateRequest({
    headers: {'content-type': 'application/json'}, params: {}, query: query ?? {},
    body: body === undefined ? undefined : structuredClone(body),
  });
  expect(!problem, `${what} request: ${JSON.stringify(problem?.errors)}`);
}

function judgeAnswer(operation, answer, what) {
  const type = (answer.headers['content-type'] ?? '').split(';')[0];
  const promised = operation.responses[answer.status] ?? operation.responses.default;
  expect(promised, `${what}: ${answer.status} is not in the document`);
  if (!promised) return undefined;
  const content = promised.content?.[type];
  expect(promised.content ? content : answer.body.length === 0,
         `${what}: ${answer.status} promises another type than ${type || 'none'}`);
  for (const name of Object.keys(promised.headers ?? {})) {
    expect(answer.headers[name.toLowerCase()], `${what}: ${answer.status} has no ${name}`);
  }
  if (!content || !type.endsWith('json')) return undefined;
  const value = JSON.parse(answer.body);
  judgeValue(content.schema, value, `${what} ${answer.status}`);
  return value;
}

// Whatever goes wrong outside of what an operation promises is a problem document as well.
function judgeProblem(answer, status, what) {
  expect(answer.status === status, `${what}: ${answer.status} instead of ${status}`);
  expect(answer.headers['content-type'] === 'application/problem+json', `${what}: no problem`);
  judgeValue(schemas.Problem, JSON.parse(answer.body), what);
}

// --- what is sent ---------------------------------------------------------------------------------

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ulid = () => '01' + Array.from(crypto.randomBytes(24), b => alphabet[b % 32]).join('');
const newKey = name => {
  const key = path.join(folder, `${name}.key`);
  execFileSync('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', key]);
  return {key, csr_pem: execFileSync('openssl', ['req', '-new', '-key', key, '-subj', '/CN=x'],
                                     {encoding: 'utf8'})};
};
const newCode = name =>
  JSON.parse(center('enrol-code', '--terminal', name, '--village', village, '--json')).code;

let seq = 0;
const entry = (kind, body) => {
  const schema = schemas[kind[0].toUpperCase() + kind.slice(1) + 'Body'];
  judgeValue(schema, body, `body of ${kind}`);
  return {id: ulid(), seq: ++seq, kind, at: '2026-11-23T01:12:00.000Z', body: JSON.stringify(body)};
};
const token = name => crypto.createHash('sha256').update(name).digest('hex').slice(0, 32);
const lookup = Buffer.alloc(16).toString('base64');

function everyKindOfEntry() {
  const ticket = ulid();
  const dossier = ulid();
  return [
    entry('ticket', {ticket, day: '2020-01-06', group: 'A', n: 12, matter: 'PENSION.claim',
                     token: token(token('a ticket'))}),
    entry('ticket', {ticket: ulid(), day: '2026-11-23', group: 'A', n: 13, matter: ''}),
    entry('turn', {ticket, state: 'called'}),
    entry('dossier', {dossier, matter: 'DIBAO.apply', form: 1, token: token(token('a paper')),
                      lookup, sealed: '1.AAAA'}),
    entry('move', {move: ulid(), dossier, kind: 'checked', until: '2026-12-03', cadre: '张三',
                   papers: [{material: 'household', state: 'missing', original_seen: false,
                             copies: 0}]}),
    entry('rating', {rating: ulid(), dossier_lookup: lookup, stars: 5}),
  ];
}

// The request that should succeed.
const good = {
  enrol: () => ({body: {code: newCode('demo-02'), csr_pem: newKey('demo-02').csr_pem}}),
  renew: () => ({body: {csr_pem: newKey('renewed').csr_pem}}),
  push: () => ({body: {entries: everyKindOfEntry()}}),
  changes: () => ({query: {cursor: '', wait: 0}}),
};

function exampleOf(operation) {
  const query = {};
  for (const parameter of operation.parameters ?? []) {
    const example = parameter.example ?? parameter.schema?.example ?? parameter.schema?.default;
    if (parameter.in === 'query' && example !== undefined) query[parameter.name] = example;
  }
  return {query, body: operation.requestBody?.content?.['application/json']?.example};
}

const targetOf = (address, query) => {
  const words = new URLSearchParams(query ?? {}).toString();
  return words ? `${address}?${words}` : address;
};

async function run() {
  const {child, terminals, everyone} = await startCentre();
  try {
    const own = newKey('demo-01');
    const enrolment = {code: newCode('demo-01'), csr_pem: own.csr_pem};
    const enrolled = await ask(everyone, {}, 'POST', '/v1/enrol', JSON.stringify(enrolment),
                               {'content-type': 'application/json'});
    const identity = {key: fs.readFileSync(own.key),
                      cert: JSON.parse(enrolled.body).certificate_pem};
    for (const [address, item] of Object.entries(doc.paths)) {
      if (address.includes('{')) continue;  // judgePages
      for (const method of ['get', 'post', 'put', 'delete']) {
        if (item[method]) await judgeOperation(address, method, item[method]);
      }
    }
    await judgePush();
    await judgePages();
    await judgeLimits();
    await judgeRevoked();

    async function send(operation, address, method, sent, raw) {
      const open = (operation.security ?? doc.security).length === 0;
      const body = raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
      return ask(open ? everyone : terminals, open ? {} : identity, method.toUpperCase(),
                 targetOf(address, sent.query), body,
                 body === undefined ? {} : {'content-type': 'application/json'});
    }
    async function judgeOperation(address, method, operation) {
      const what = `${method.toUpperCase()} ${address}`;
      const sent = (good[operation.operationId] ?? (() => exampleOf(operation)))();
      judgeRequest(operation, sent, what);
      const answer = await send(operation, address, method, sent);
      const known = good[operation.operationId] !== undefined;
      expect(!known || answer.status === 200, `${what}: ${answer.status} ${answer.body}`);
      const value = judgeAnswer(operation, answer, what);
      for (const one of value?.verdicts ?? []) {
        expect(one.verdict === 'taken', `${what}: ${JSON.stringify(one)}`);
      }
      if (method === 'post') {
        for (const raw of ['{', '[]', '{}', '\u0000']) {
          const bad = await send(operation, address, method, sent, raw);
          expect(bad.status >= 400 && bad.status < 500, `${what} took ${JSON.stringify(raw)}`);
          judgeAnswer(operation, bad, `${what} with ${JSON.stringify(raw)}`);
        }
      }
      judgeProblem(await send(operation, address, 'delete', {}), 405, `DELETE ${address}`);
    }
    // Verdicts: again the same, other bytes, a body that cannot be read; and the batch in gzip.
    async function judgePush() {
      const operation = doc.paths['/v1/journal'].post;
      const first = entry('ticket', {ticket: ulid(), day: '2026-11-23', group: 'B', n: 1,
                                     matter: ''});
      const other = {...first, body: first.body.replace('"n":1', '"n":2')};
      const empty = {...entry('rating', {rating: ulid(), dossier_lookup: lookup, stars: 1}),
                     body: '{}'};
      const batch = Buffer.from(JSON.stringify({entries: [first, first, other, empty]}));
      const answer = await ask(terminals, identity, 'POST', '/v1/journal', zlib.gzipSync(batch),
                               {'content-type': 'application/json', 'content-encoding': 'gzip'});
      const value = judgeAnswer(operation, answer, 'POST /v1/journal in gzip');
      const verdicts = value?.verdicts.map(one => one.verdict).join();
      expect(verdicts === 'taken,taken,conflict,refused', `verdicts ${verdicts}`);
      const told = await ask(terminals, identity, 'GET', '/v1/changes?cursor=&wait=0');
      const changes = judgeAnswer(doc.paths['/v1/changes'].get, told, 'GET /v1/changes');
      expect(changes?.changes.length >= 2, 'the request and its supplement are in the feed');
      for (const query of ['wait=soon', 'wait=-1']) {
        const bad = await ask(terminals, identity, 'GET', `/v1/changes?${query}`);
        expect(bad.status === 400, `wait: ${bad.status}`);
        judgeAnswer(doc.paths['/v1/changes'].get, bad, `GET /v1/changes?${query}`);
      }
    }
    // Residents' pages: HTML, whatever the answer; a form and what it may be sent.
    async function judgePages() {
      const paper = '/p/' + token('a paper');
      const cases = [['/p/{token}', paper, 200], ['/t/{token}', '/t/' + token('a ticket'), 410],
                     ['/g/{matter}', '/g/DIBAO.apply', 200], ['/p/{token}', '/p/none', 404],
                     ['/t/{token}', '/t/none', 404], ['/g/{matter}', '/g/none', 404],
                     ['/p/{token}', paper, 403, 'tail=0013'], ['/p/{token}', paper, 403, 'stars=5'],
                     ['/p/{token}', '/p/none', 404, 'tail=0013'],
                     ['/p/{token}', paper, 400, 'tail=' + 'x'.repeat(2000)],
                     ['/p/{token}', paper, 413, 'x'.repeat(70000)]];
      for (const [described, address, status, form] of cases) {
        const method = form === undefined ? 'get' : 'post';
        const what = `${method.toUpperCase()} ${address} ${form?.slice(0, 12) ?? ''}`;
        const page = await ask(everyone, {}, method.toUpperCase(), address, form,
                               form === undefined
                                   ? {} : {'content-type': 'application/x-www-form-urlencoded'});
        expect(page.status === status, `${what}: ${page.status} instead of ${status}`);
        judgeAnswer(doc.paths[described][method], page, what);
      }
      for (const address of [paper, '/t/none', '/g/none']) {
        judgeProblem(await ask(everyone, {}, 'DELETE', address), 405, `DELETE ${address}`);
      }
      judgeProblem(await ask(everyone, {}, 'GET', '/nothing'), 404, 'GET /nothing');
      judgeProblem(await ask(terminals, identity, 'GET', '/nothing'), 404, 'GET /nothing');
    }
    async function judgeLimits() {
      const operation = doc.paths['/v1/enrol'].post;
      let answer;
      for (let tries = 0; tries < 20 && answer?.status !== 429; ++tries) {
        answer = await ask(everyone, {}, 'POST', '/v1/enrol',
                           JSON.stringify({code: 'AAAAAAAA', csr_pem: own.csr_pem}));
        judgeAnswer(operation, answer, 'POST /v1/enrol with a wrong code');
      }
      expect(answer.status === 429, 'enrolment is not limited');
    }
    async function judgeRevoked() {
      center('terminals', 'revoke', 'demo-01');
      for (const [address, item] of Object.entries(doc.paths)) {
        for (const method of ['get', 'post']) {
          const operation = item[method];
          if (!operation || operation.security?.length === 0) continue;
          const sent = (good[operation.operationId] ?? (() => exampleOf(operation)))();
          const answer = await send(operation, address, method, sent);
          expect(answer.status === 403, `${address} answered ${answer.status} to one revoked`);
          judgeAnswer(operation, answer, `${address}, revoked`);
        }
      }
    }
  } finally {
    child.kill('SIGTERM');
    fs.rmSync(folder, {recursive: true, force: true});
  }
}

await run();
console.log(`${judged} judgements, ${failures} failures`);
process.exit(failures === 0 && judged > 50 ? 0 : 1);

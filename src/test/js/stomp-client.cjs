// A client as people have it: @stomp/stompjs on the WebSocket of ws. Plays one scene and exits with 0 when it went well.
//   node stomp-client.cjs <folder of ws> <file of stompjs> <url> <scene>
const assert = require('node:assert/strict');

const [wsFolder, stompFile, brokerURL, scene] = process.argv.slice(2);
globalThis.WebSocket = require(wsFolder);
const StompJs = require(stompFile);

const DESTINATION = '/room/room';
const TEXT = 'a\0b\ngr\u00fc\u00dfe \u{1F642}';

function connect(options = {}) {
  return new Promise((resolve, reject) => {
    const client = new StompJs.Client({
      brokerURL,
      reconnectDelay: 0,
      heartbeatIncoming: 0,
      heartbeatOutgoing: 0,
      onConnect: () => resolve(client),
      onStompError: (frame) => reject(new Error(frame.body)),
      onWebSocketError: (event) => reject(new Error(event.message)),
      ...options,
    });
    client.activate();
  });
}

function receipt(client, id) {
  return new Promise((resolve) => client.watchForReceipt(id, resolve));
}

async function subscribe(client, onMessage, headers = {}) {
  const inPlace = receipt(client, 'subscribed');
  client.subscribe(DESTINATION, onMessage, { receipt: 'subscribed', ...headers });
  return inPlace;
}

async function speak(version) {
  const client = await connect({ stompVersions: new StompJs.Versions([version]) });
  assert.equal(client.connectedVersion, version);
  const heard = [];
  let all;
  const allHeard = new Promise((resolve) => (all = resolve));
  const subscribed = await subscribe(client, (message) => heard.push(message) === 2 && all());
  assert.equal(subscribed.headers.room, 'room');
  const sent = receipt(client, 'sent');
  client.publish({ destination: DESTINATION, body: TEXT, headers: { receipt: 'sent', mark: 'plain' } });
  client.publish({ destination: DESTINATION, binaryBody: new TextEncoder().encode(TEXT) });
  await sent;
  await allHeard;
  assert.deepEqual(heard.map((message) => message.body), [TEXT, TEXT]);
  assert.deepEqual(heard.map((message) => message.headers.offset), ['1', '2']);
  assert.equal(heard[0].headers.mark, 'plain');
  await client.deactivate();
}

const scenes = {
  '1.0': () => speak('1.0'),
  1.1: () => speak('1.1'),
  1.2: () => speak('1.2'),

  async binary() {
    const client = await connect();
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const type = 'image/png';
    const heard = new Promise((resolve) => subscribe(client, resolve).then(() =>
      client.publish({ destination: DESTINATION, binaryBody: bytes, headers: { 'content-type': type } })));
    const message = await heard;
    assert.deepEqual([...message.binaryBody], [...bytes]);
    assert.equal(message.headers['content-type'], type);
    await client.deactivate();
  },

  async escapes() {
    const client = await connect();
    const heard = new Promise((resolve) => subscribe(client, resolve).then(() =>
      client.publish({ destination: DESTINATION, body: 'hi', headers: { mark: 'c:d\\e\nf' } })));
    assert.equal((await heard).headers.mark, 'c:d\\e\nf');
    await client.deactivate();
  },

  async acknowledges() {
    const client = await connect();
    let count = 0;
    const tenth = new Promise((resolve) => subscribe(client, (message) => {
      message.ack();
      if (++count === 10) resolve();
    }, { ack: 'client-individual' }).then(() => {
      for (let i = 0; i < 10; i++) client.publish({ destination: DESTINATION, body: `text ${i}` });
    }));
    await tenth;
    await client.deactivate();
  },

  async 'heart-beats'() {
    let heard = 0;
    let sent = 0;
    let client;
    await new Promise((resolve, reject) => {
      connect({
        heartbeatIncoming: 1000,
        heartbeatOutgoing: 100,
        onWebSocketClose: () => reject(new Error('closed')),
        debug: (line) => {
          if (line.startsWith('<<< PONG')) heard++;
          if (line.startsWith('>>> PING')) sent++;
          if (heard >= 2 && sent >= 5) resolve();
        },
      }).then((connected) => (client = connected), reject);
    });
    client.onWebSocketClose = () => {};
    await client.deactivate();
  },

  async error() {
    let closed;
    const wasClosed = new Promise((resolve) => (closed = resolve));
    const client = await connect({ onWebSocketClose: closed });
    const error = new Promise((resolve) => (client.onStompError = resolve));
    client.publish({ destination: '/queue/none', body: 'hi', headers: { receipt: 'r' } });
    const frame = await error;
    assert.equal(frame.headers.message, 'request');
    assert.equal(frame.headers['receipt-id'], 'r');
    assert.match(frame.body, /rooms are at \/room\/\{name\}/);
    await wasClosed;
    await client.deactivate();
  },
};

scenes[scene]().then(
  () => process.exit(0),
  (failure) => {
    console.error(failure);
    process.exit(1);
  });

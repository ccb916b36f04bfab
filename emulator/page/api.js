/** Api: the emulator's client side over HTTP, one function per thing a phone can do. */

/** The emulator said no, in its own words. */
export class Refusal extends Error {}

/** Nobody answered: the emulator is down or the line is cut. */
export class Unreachable extends Error {}

async function ask(method, path, { query = {}, json, form, signal } = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const address = given.length ? `${path}?${new URLSearchParams(given)}` : path;
  const headers = json ? { "Content-Type": "application/json" } : {};
  const body = json ? JSON.stringify(filled(json)) : form;
  let reply;
  try {
    reply = await fetch(address, { method, headers, body, signal });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Unreachable(path);
  }
  const answer = await reply.json().catch(() => null);
  if (reply.status >= 500 || answer === null) throw new Unreachable(path);
  if (!reply.ok) throw new Refusal(answer.error ?? reply.statusText);
  return answer;
}

/** Absent values are left out, except null emojis and markups a caller wrapped on purpose. */
function filled(json) {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}

function multipart(fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== null && value !== "") form.append(name, value);
  }
  for (const file of files) form.append("file", file, file.name);
  return form;
}

export const bots = () => ask("GET", "/client/bots");
export const people = () => ask("GET", "/client/people");
export const addPerson = (person) => ask("POST", "/client/people", { json: person });
export const fileAddress = (fileId) => `/client/files/${encodeURIComponent(fileId)}`;

/** The API seen from one phone: every call names its person and its bot. */
export function line(person, bot) {
  const seat = { person, bot };
  const post = (path, json) => ask("POST", path, { json: { ...seat, ...json } });
  return {
    chats: () => ask("GET", "/client/chats", { query: seat }),
    messages: (chat) => ask("GET", "/client/messages", { query: { ...seat, chat } }),
    events: (after, signal) =>
      ask("GET", "/client/events", { query: { ...seat, after, timeout: 25 }, signal }),
    commands: () => ask("GET", "/client/commands", { query: seat }),
    send: (fields) => post("/client/send", fields),
    upload: (fields, files) =>
      ask("POST", "/client/send", { form: multipart({ ...seat, ...fields }, files) }),
    press: (chat, message, row, column) =>
      post("/client/press", { chat, message_id: message, row, column }),
    edit: (chat, message, text) => post("/client/edit", { chat, message_id: message, text }),
    remove: (chat, message) => post("/client/delete", { chat, message_id: message }),
    block: (blocked) => post("/client/block", { blocked }),
    react: (chat, message, emoji) => post("/client/react", { chat, message_id: message, emoji }),
    vote: (chat, message, options) => post("/client/vote", { chat, message_id: message, options }),
  };
}

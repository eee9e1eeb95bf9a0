// Shows what the emulator does. All that others wrote is set as text, never as HTML.

const BUSY_MILLIS = 400;
const IDLE_MILLIS = 1000;
const HIDDEN_MILLIS = 5000;
const MAX_SHOWN_CHANGES = 3;
/** What three lines of a card hold at least. */
const LONG_PROMPT = 80;

const $ = (id) => document.getElementById(id);

/** An element with a class and a text. */
function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

async function ask(path, body) {
  const polls = $("polls").checked ? "" : "?polls=no";
  const response = await fetch("/page/" + path + polls, body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status === 404 && path === "state") throw new Error("restarted");
  const json = await response.json();
  if (!response.ok) throw new Error(json.error || "refused");
  return json;
}

// What is told to people who do not see the page.

function announce(text) {
  $("live").textContent = text;
}

function connection(state, text) {
  $("connection").dataset.state = state;
  setText($("connection-text"), text);
}

/**
 * Keeps the children of a list in line with items: what is there is updated in place, so that a clip
 * goes on playing and the focus stays.
 */
function sync(list, items, keyOf, make, update) {
  const present = new Map([...list.children].map((child) => [child.dataset.key, child]));
  let before = null;
  for (const item of items) {
    const key = keyOf(item);
    let child = present.get(key);
    present.delete(key);
    if (!child) {
      child = make(item);
      child.dataset.key = key;
    }
    update(child, item);
    const place = before ? before.nextSibling : list.firstChild;
    if (child !== place) list.insertBefore(child, place);
    before = child;
  }
  for (const gone of present.values()) gone.remove();
}

// Jobs

const statuses = new Map();

function makeJob(job) {
  const card = element("li", "job");
  const screen = element("div", "screen");
  const facts = element("div", "facts");
  const line = element("div", "line");
  line.append(element("span", "from", job.vendorTitle), element("span", "chip"));
  const bar = element("progress");
  bar.max = 100;
  bar.setAttribute("aria-label", "Progress of " + job.id);
  const details = element("details");
  details.append(element("summary"), element("dl"));
  facts.append(line, bar, element("p", "prompt"), element("p", "error"), element("p", "cost"), details);
  card.append(screen, facts);
  return card;
}

function updateJob(card, job) {
  const part = (selector) => card.querySelector(selector);
  const chip = part(".chip");
  chip.dataset.kind = job.status;
  const percent = job.progress === null || job.ended ? "" : " " + job.progress + " %";
  setText(chip, job.status.replace("_", " ") + percent);
  chip.title = "The vendor says: " + job.providerStatus;
  const bar = part("progress");
  bar.hidden = job.ended;
  if (job.progress === null) bar.removeAttribute("value");
  else bar.value = job.progress;
  setText(part(".prompt"), job.prompt || "(no prompt)");
  part(".error").hidden = !job.error;
  setText(part(".error"), job.error || "");
  updateCost(part(".cost"), job);
  updateSettings(part("details"), job);
  updateScreen(part(".screen"), job);
  const known = statuses.get(card.dataset.key);
  if (known !== job.status) statuses.set(card.dataset.key, job.status);
  return known !== undefined && known !== job.status;
}

function updateCost(node, job) {
  const ended = job.status === "failed" || job.status === "cancelled";
  const free = ended && job.billed !== "yes";
  const text = free ? (job.billed === "no" ? "would not be billed" : "whether it would be billed is not known")
    : job.cost === null ? "price not known"
    : job.costIsTold ? "$" + job.cost + ", told by the vendor"
    : "$" + job.cost + " by the price list";
  if (node.dataset.text === text) return;
  node.dataset.text = text;
  if (free || job.cost === null) node.replaceChildren(text);
  else node.replaceChildren("would have cost ", element("b", "", "$" + job.cost), text.slice(job.cost.length + 1));
}

function updateSettings(details, job) {
  const pairs = [...Object.entries(job.settings), ["id", job.id]];
  if (job.prompt && job.prompt.length > LONG_PROMPT) pairs.push(["whole prompt", job.prompt]);
  if (job.tookMillis !== null) pairs.push(["took", job.tookMillis / 1000 + " s"]);
  const text = JSON.stringify(pairs);
  if (details.dataset.text === text) return;
  details.dataset.text = text;
  setText(details.querySelector("summary"), ["model", "size", "length"].map((name) => job.settings[name]).filter(Boolean).join(" · ") || "settings");
  details.querySelector("dl").replaceChildren(...pairs.flatMap(([name, value]) => [
    element("dt", "", name),
    element("dd", name === "id" ? "id" : "", value),
  ]));
}

function updateScreen(screen, job) {
  const files = job.outputs.map((output) => output.video).join(" ");
  const shown = files || job.status;
  if (screen.dataset.shown === shown) return;
  screen.dataset.shown = shown;
  screen.classList.toggle("several", job.outputs.length > 1);
  screen.replaceChildren(...(files
    ? job.outputs.map((output, index) => video(output, index, job))
    : [element("p", "waiting", waiting(job))]));
}

function waiting(job) {
  switch (job.status) {
    case "queued": return "queued";
    case "in_progress": return "being made";
    case "completed": return "no file";
    case "expired": return "the files have expired";
    default: return "no video";
  }
}

function video(output, index, job) {
  const player = element("video");
  player.controls = true;
  player.playsInline = true;
  player.preload = output.thumbnail ? "none" : "metadata";
  if (output.thumbnail) player.poster = output.thumbnail;
  player.src = output.video;
  const number = job.outputs.length > 1 ? " " + (index + 1) : "";
  player.setAttribute("aria-label", "Video" + number + " of " + job.vendorTitle + " job " + job.id);
  return player;
}

function showJobs(jobs) {
  const changes = [];
  sync($("jobs"), jobs, (job) => job.vendor + "/" + job.id, makeJob, (card, job) => {
    if (updateJob(card, job)) changes.push(job.vendorTitle + " job " + job.status.replace("_", " "));
  });
  $("no-jobs").hidden = jobs.length > 0;
  const running = jobs.filter((job) => !job.ended).length;
  setText($("jobs-count"), jobs.length ? jobs.length + " shown, " + running + " running" : "");
  if (changes.length) announce(changes.slice(0, MAX_SHOWN_CHANGES).join(", "));
  return running > 0;
}

// Requests

function makeRequest(exchange) {
  const row = element("li");
  const details = element("details");
  const summary = element("summary");
  const ends = element("span", "ends");
  if (exchange.note) {
    const note = element("span", "chip", exchange.note);
    note.dataset.kind = "fault";
    ends.append(note);
  }
  if (!exchange.note.includes("no response")) {
    const status = element("span", "chip", String(exchange.status));
    status.dataset.kind = String(exchange.status)[0];
    ends.append(status);
  }
  summary.append(
    element("span", "at", exchange.at.slice(11, 19)),
    element("span", "vendor", exchange.vendor || "none"),
    element("span", "method", exchange.method),
    element("span", "url", exchange.url),
    ends,
  );
  details.append(summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) showBodies(details, exchange);
  });
  row.append(details);
  return row;
}

async function showBodies(details, exchange) {
  const bodies = element("div", "bodies");
  details.append(bodies);
  try {
    const whole = await ask("exchanges/" + exchange.number);
    const lost = exchange.note.includes("no response") ? " (never sent)" : "";
    bodies.append(
      message("Request", whole.method + " " + whole.url, whole.headers, whole.body),
      message("Response" + lost, String(whole.status), whole.responseHeaders, whole.responseBody),
    );
  } catch {
    bodies.append(element("p", "quiet", "It is not kept any more."));
  }
}

function message(title, first, headers, body) {
  const part = element("div");
  const head = Object.entries(headers).map(([name, value]) => name + ": " + value);
  const text = element("pre", "", [first, ...head].join("\n") + "\n\n" + indented(body));
  text.tabIndex = 0;
  text.setAttribute("aria-label", title);
  part.append(element("h4", "", title), text);
  return part;
}

function indented(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function showRequests(exchanges) {
  sync($("requests"), exchanges, (exchange) => String(exchange.number), makeRequest, () => {});
  $("no-requests").hidden = exchanges.length > 0;
}

// Faults, clock, environment, webhooks

function showArmed(armed) {
  const counted = new Map();
  const items = armed.map((text) => {
    counted.set(text, (counted.get(text) || 0) + 1);
    return { text, key: text + " " + counted.get(text) };
  });
  sync($("armed"), items, (item) => item.key, (item) => element("li", "", item.text), () => {});
  $("none-armed").hidden = armed.length > 0;
  $("clear").hidden = armed.length === 0;
}

function showClock(vendors) {
  const latest = vendors.map((vendor) => vendor.clock).sort().at(-1);
  setText($("clock"), latest.slice(0, 19).replace("T", " "));
}

function showWebhooks(webhooks) {
  $("webhooks-section").hidden = webhooks.length === 0;
  const items = webhooks.map((webhook, index) => ({ ...webhook, key: index + webhook.messageId + webhook.status })).reverse();
  sync($("webhooks"), items, (item) => item.key, (item) => {
    const row = element("li");
    const status = element("span", "chip", item.status === null ? "not taken" : String(item.status));
    status.dataset.kind = item.status === null ? "fault" : String(item.status)[0];
    const details = element("details");
    details.append(element("summary", "id", item.messageId), element("p", "quiet", item.target), element("pre", "", indented(item.body)));
    row.append(status, details);
    return row;
  }, () => {});
}

function environment(vendor) {
  const lines = Object.entries(vendor.environment).map(([name, value]) => "export " + name + "='" + value + "'").join("\n");
  const row = element("li");
  const details = element("details");
  details.append(element("summary", "", vendor.title), element("pre", "", lines));
  const copy = element("button", "", "Copy");
  copy.type = "button";
  copy.setAttribute("aria-label", "Copy the environment of " + vendor.title);
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(lines);
      setText(copy, "Copied");
      announce("The environment of " + vendor.title + " is in the clipboard");
      setTimeout(() => setText(copy, "Copy"), 1500);
    } catch {
      details.open = true;
      getSelection().selectAllChildren(details.querySelector("pre"));
      announce("Copy the selected lines");
    }
  });
  row.append(details, copy);
  return row;
}

function faultButton(fault) {
  const button = element("button", "", fault.title);
  button.type = "button";
  button.dataset.fault = fault.id;
  button.addEventListener("click", () => {
    const times = $("fault-times");
    if (!times.reportValidity()) return;
    const vendor = $("fault-vendor");
    change("faults", { vendor: vendor.value, fault: fault.id, times: Number(times.value) },
      "Armed for " + vendor.selectedOptions[0].textContent + ": " + fault.title);
  });
  return button;
}

async function change(path, body, done) {
  try {
    show(await ask(path, body));
    announce(done);
  } catch (failed) {
    announce("That failed: " + failed.message);
  }
}

let armedBefore = 0;

function show(state) {
  showClock(state.vendors);
  showRequests(state.exchanges);
  showArmed(state.armed);
  showWebhooks(state.webhooks);
  const running = showJobs(state.jobs);
  if (state.armed.length < armedBefore) announce("A fault has happened");
  armedBefore = state.armed.length;
  return running;
}

async function follow() {
  let wait = IDLE_MILLIS;
  try {
    wait = show(await ask("state")) ? BUSY_MILLIS : IDLE_MILLIS;
    connection("up", location.host);
  } catch (failed) {
    wait = IDLE_MILLIS;
    connection("down", failed.message === "restarted"
      ? "another emulator runs here now: open the address that it printed"
      : "the emulator has ended");
  }
  setTimeout(follow, document.hidden ? HIDDEN_MILLIS : wait);
}

async function start() {
  // The cookie has the token now; what stands in the address is seen by others, and kept.
  history.replaceState(null, "", "/");
  const setup = await ask("setup");
  $("fault-vendor").append(...setup.vendors.map((vendor) => new Option(vendor.title, vendor.id)));
  $("faults").append(...setup.faults.map(faultButton));
  $("environment").append(...setup.vendors.map(environment));
  for (const button of document.querySelectorAll("[data-seconds]")) {
    button.disabled = !setup.clockMoves;
    if (!setup.clockMoves) button.title = "These fakes go by a clock that cannot be moved";
    button.addEventListener("click", () =>
      change("clock", { seconds: Number(button.dataset.seconds) }, "The clock was pushed forward"));
  }
  $("clear").addEventListener("click", () => change("clear", {}, "All faults are disarmed"));
  $("polls").addEventListener("change", async () => show(await ask("state")));
  follow();
}

start();

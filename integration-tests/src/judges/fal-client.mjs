// fal's own client as a client of the emulator; its argument is the emulator's address.
import { createFalClient, ValidationError } from "@fal-ai/client";
import { expect, isVideo } from "./expect.mjs";

const emulator = process.argv[2];
const origins = {
  "https://queue.fal.run": `${emulator}/fal/queue`,
  "https://rest.fal.ai": `${emulator}/fal/storage`,
};

/** The client knows fal's addresses alone. */
function toEmulator(input, init) {
  let address = input.toString();
  for (const [theirs, ours] of Object.entries(origins)) {
    address = address.replace(theirs, ours);
  }
  return fetch(address, init);
}

const fal = createFalClient({ credentials: "any", fetch: toEmulator });
const model = "fal-ai/veo3.1";

const seen = new Set();
const { data, requestId } = await fal.subscribe(model, {
  input: { prompt: "a cat", duration: "8s" },
  pollInterval: 100,
  onQueueUpdate: (update) => seen.add(update.status),
});
expect("fal's client submits, follows and gets a video", await isVideo(data.video.url));
expect("it sees the request wait or work before it is done", seen.size > 1 && seen.has("COMPLETED"));

const status = await fal.queue.status(model, { requestId });
expect("it asks for the status of a request", status.status === "COMPLETED");

const running = await fal.queue.submit(model, { input: { prompt: "a dog", duration: "8s" } });
await fal.queue.cancel(model, { requestId: running.request_id });
expect("it cancels a request", true);

try {
  await fal.queue.result(model, { requestId: "00000000-0000-0000-0000-000000000000" });
  expect("it is told of a request that there is not", false);
} catch (error) {
  expect("it is told of a request that there is not", error.status === 404);
}

const refused = await fal
  .subscribe(model, { input: {}, pollInterval: 100 })
  .then(() => undefined, (error) => error);
expect("it reads what is wrong with an input", refused instanceof ValidationError && refused.fieldErrors.length > 0);

// Replicate's own client as a client of the emulator; its arguments are the base URL and a model.
import Replicate from "replicate";
import { expect, isVideo } from "./expect.mjs";

const [baseUrl, model] = process.argv.slice(2);
const replicate = new Replicate({ auth: "any", baseUrl, useFileOutput: false });
const input = { prompt: "a cat" };

const created = await replicate.predictions.create({ model, input });
expect("Replicate's client creates a prediction", created.status === "starting" || created.status === "processing");
const ended = await replicate.wait(created, { interval: 100 });
expect("it waits for it", ended.status === "succeeded");
const output = Array.isArray(ended.output) ? ended.output[0] : ended.output;
expect("its output is a video", await isVideo(output));

const read = await replicate.predictions.get(created.id);
expect("it reads a prediction", read.id === created.id && read.status === "succeeded");

const listed = [];
for await (const page of replicate.paginate(replicate.predictions.list)) {
  listed.push(...page);
}
expect("it lists them, page by page", listed.some((each) => each.id === created.id));

const running = await replicate.predictions.create({ model, input });
const cancelled = await replicate.predictions.cancel(running.id);
expect("it cancels one", cancelled.status === "canceled" || cancelled.status === "aborted");

const gone = await replicate.predictions.get("there-is-none").then(() => undefined, (error) => error);
expect("it is told of a prediction that there is not", gone?.response?.status === 404);

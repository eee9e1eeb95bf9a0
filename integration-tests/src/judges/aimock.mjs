// aimock as a server for our command: OpenRouter's and fal's wire formats. Prints its address, and serves until its input ends.
import { createServer } from "node:http";
import { LLMock } from "@copilotkit/aimock";

const box = (type, content) => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + content.length);
  return Buffer.concat([size, Buffer.from(type), Buffer.from(content)]);
};
const film = Buffer.concat([box("ftyp", "isom\0\0\x02\0isomiso2"), box("mdat", "")]);

const files = createServer((request, response) => response.setHeader("Content-Type", "video/mp4").end(film));
await new Promise((listening) => files.listen(0, "127.0.0.1", listening));

const mock = new LLMock({ port: 0, openRouterVideo: { pollsBeforeCompleted: 2 }, falQueue: { pollsBeforeCompleted: 2 } });
await mock.start();
mock.onVideo(/cat/, { video: { id: "film", status: "completed", b64: film.toString("base64"), cost: 0.5 } });
mock.onFalVideo(/cat|veo/, {
  video: { id: "film", status: "completed", url: `http://127.0.0.1:${files.address().port}/film.mp4` },
});
console.log(mock.url);
process.stdin.on("end", () => process.exit()).resume();

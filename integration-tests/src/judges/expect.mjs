// What the judges' programs have in common: a claim with its verdict, and the first bytes of a video.

export function expect(claim, holds) {
  console.log(`${holds ? "ok" : "FAIL"}  ${claim}`);
  if (!holds) {
    process.exitCode = 1;
  }
}

/** Whether what is at an address, asked for without a key, is an MP4. */
export async function isVideo(address) {
  const response = await fetch(address);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return response.ok && new TextDecoder().decode(bytes.slice(4, 8)) === "ftyp";
}

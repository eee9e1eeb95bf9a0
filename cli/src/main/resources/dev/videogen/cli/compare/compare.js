// Plays all clips at once. Without it each still plays by its own controls.
const clips = [...document.querySelectorAll("video")];
const buttons = document.querySelector(".buttons");
buttons.hidden = clips.length === 0;
document.getElementById("play").addEventListener("click", () => {
  clips.forEach((clip, index) => {
    clip.currentTime = 0;
    clip.muted = index > 0;
    clip.play();
  });
});
document.getElementById("pause").addEventListener("click", () => clips.forEach((clip) => clip.pause()));
// The clip whose sound is turned on is the only one that is heard.
clips.forEach((clip) => clip.addEventListener("volumechange", () => {
  if (!clip.muted) clips.filter((other) => other !== clip).forEach((other) => { other.muted = true; });
}));
// What neither vendor nor request told is read from the clip.
for (const article of document.querySelectorAll("article")) {
  const clip = article.querySelector("video");
  const tell = () => {
    for (const open of article.querySelectorAll("[data-open]")) {
      open.textContent = open.dataset.measure === "picture"
        ? clip.videoWidth + " \u00d7 " + clip.videoHeight
        : Math.round(clip.duration * 10) / 10 + " s";
    }
  };
  if (clip && clip.readyState > 0) tell();
  else if (clip) clip.addEventListener("loadedmetadata", tell);
}

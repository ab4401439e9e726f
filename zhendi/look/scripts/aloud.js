// 朗读: the article in the browser's own voice. Sentence by sentence, since old Androids fall silent within a long text;
// pausing is stopping and beginning the sentence again, since many browsers cannot go on once they have paused.
(function () {
  var speech = window.speechSynthesis, start = document.querySelector("[data-aloud]"), bar = document.querySelector("[data-reader]");
  if (!start || !speech || !window.SpeechSynthesisUtterance) { return; }
  var BLOCK = /^(H[1-6]|P|LI|DT|DD|TH|TD)$/, LONGEST = 50;
  var hold = bar.querySelector("[data-hold]"), on = bar.querySelector("[data-on]");
  var queue = [], at = 0, turn = 0, voice = null, marked = null, uttered = null;

  // A voice for Mandarin; of several the one of the mainland, then one that needs no network.
  function worth(found) {
    if (!/^(zh|cmn)/i.test(found.lang) || /HK|yue/i.test(found.lang)) { return 0; }
    return 1 + (/CN|Hans/i.test(found.lang) ? 2 : 0) + (found.localService ? 1 : 0);
  }
  function choose() {
    voice = Array.prototype.slice.call(speech.getVoices()).sort(function (a, b) { return worth(b) - worth(a); })[0];
    start.style.visibility = voice && worth(voice) ? "visible" : "hidden";
  }

  // What an element says itself, less what the blocks within it say.
  function told(node) {
    if (node.nodeType === 3) { return node.data; }
    return node.nodeName === "svg" ? "" : Array.prototype.map.call(node.childNodes, function (child) {
      return BLOCK.test(child.nodeName) ? "" : told(child);
    }).join("");
  }
  function sentences(text) {
    var whole = text.replace(/[\u2060\u200b]/g, "").replace(/\s+/g, " ").match(/[^。！？!?；;]+[。！？!?；;”」』）]*/g) || [];
    return whole.join("\n").match(new RegExp(".{1," + LONGEST + "}$|.{1," + (LONGEST - 1) + "}[，、：,]|.{1," + LONGEST + "}", "gm")) || [];
  }
  function gather(element) {
    if (BLOCK.test(element.nodeName)) {
      sentences(told(element)).forEach(function (text) {
        if (/[0-9A-Za-z\u3400-\u9fff\ud800-\udfff]/.test(text)) { queue.push({ block: element, text: text.trim() }); }
      });
    }
    Array.prototype.forEach.call(element.children, gather);
  }

  function mark(block) {
    if (marked === block) { return; }
    if (marked) { marked.classList.remove("is-read"); }
    marked = block;
    if (!block) { return; }
    block.classList.add("is-read");
    var box = block.getBoundingClientRect();
    if (box.top < 80 || box.bottom > window.innerHeight - 120) { window.scrollBy(0, box.top - window.innerHeight / 3); }
  }
  function silence() {
    turn += 1;
    speech.cancel();
  }
  function speak() {
    var mine = turn, sentence = queue[at];
    if (!sentence) { stop(); return; }
    mark(sentence.block);
    uttered = new window.SpeechSynthesisUtterance(sentence.text); // held, or Chrome forgets to tell that it has ended
    uttered.voice = voice;
    uttered.lang = voice.lang.replace("_", "-");
    uttered.rate = elderly() ? 0.8 : 1;
    uttered.onend = uttered.onerror = function () {
      if (mine !== turn) { return; }
      at += 1;
      speak();
    };
    speech.speak(uttered);
  }
  function show(shown) {
    bar.hidden = false;
    root.classList.add("reading");
    hold.hidden = shown !== hold;
    on.hidden = shown !== on;
    shown.focus();
  }
  function play() {
    show(hold);
    speak();
  }
  function stop() {
    silence();
    mark(null);
    if (bar.contains(document.activeElement)) { start.focus(); }
    bar.hidden = true;
    root.classList.remove("reading");
  }

  start.addEventListener("click", function () {
    silence();
    queue = [];
    at = 0;
    each("[data-read]", gather);
    play();
  });
  hold.addEventListener("click", function () {
    silence();
    show(on);
  });
  on.addEventListener("click", play);
  bar.querySelector("[data-stop]").addEventListener("click", stop);
  window.addEventListener("pagehide", stop);
  window.addEventListener("load", choose);
  speech.onvoiceschanged = choose;
  choose();
})();

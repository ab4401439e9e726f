// Reading without a network: the worker that keeps what was read, told of each page and of the files that it shows.
(function () {
  var own = document.currentScript ? document.currentScript.src : "", home = own.slice(0, own.lastIndexOf("assets/zhendi."));
  var list = document.querySelector("[data-kept-list]"), waiting = 0;

  function files() {
    return performance.getEntriesByType("resource").map(function (entry) { return entry.name; }).filter(function (name) {
      return name.indexOf(home + "assets/") === 0 && /\.(?:css|js|jpg)$/.test(name);
    }).map(function (name) { return name.slice(location.origin.length); });
  }

  function tell(fresh) {
    navigator.serviceWorker.ready.then(function (registration) {
      var heading = document.querySelector("h1");
      registration.active.postMessage({
        page: location.href.replace(/[?#].*/, ""),
        title: heading ? heading.textContent.replace(/[\u200b\u2060]/g, "") : document.title,
        article: !!document.querySelector("article.entry"),
        gone: !!document.querySelector("[data-withdrawn]"),
        files: files(),
        fresh: fresh
      });
    }).then(null, function () { /* a browser that refuses: then nothing is kept */ });
  }

  function register() {
    navigator.serviceWorker.register(home + "worker.js").then(function () {
      tell(!root.hasAttribute("data-kept"));
      // What comes later, as the reader goes on, is kept as well.
      document.addEventListener("load", function () {
        clearTimeout(waiting);
        waiting = setTimeout(function () { tell(false); }, 1000);
      }, true);
    }).then(null, function () { /* likewise */ });
  }

  function begin() {
    try { register(); } catch (refused) { /* likewise */ }
  }

  function offer(one) {
    var item = document.createElement("li"), link = document.createElement("a");
    link.href = location.origin + one.path;
    link.textContent = one.title;
    item.appendChild(link);
    list.appendChild(item);
  }

  function offerAll() {
    var again = document.querySelector("[data-again]");
    if (/^#\/[^\/]/.test(location.hash)) { again.href = location.origin + location.hash.slice(1); }
    caches.match(home + "offline.json").then(function (answer) { return answer ? answer.json() : []; }).then(function (kept) {
      var articles = kept.filter(function (one) { return one.article; });
      articles.reverse().forEach(offer);
      document.querySelector("[data-kept-none]").hidden = articles.length > 0;
    }).then(null, function () { /* likewise */ });
  }

  try {
    if (!home || !/^https?:$/.test(location.protocol) || !navigator.serviceWorker) { return; }
    if (list) { offerAll(); }
    // A preview holds what is not published: that is not kept.
    if (document.querySelector(".strip--draft")) { return; }
    if (document.readyState === "complete") { begin(); } else { window.addEventListener("load", begin); }
  } catch (refused) { /* likewise */ }
})();

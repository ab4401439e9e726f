/* Keeps the shell, which is the page alone, so that a screen starts while its server is away. The page keeps its media
   itself. A changed page changes the digest below, and so brings in a new worker. */
'use strict';
var PLAYER = '{{ digest }}';
var HOME = self.location.pathname.replace(/[^\/]*$/, '');
var SHELLS = 'zhendi ' + HOME + ' shell ';

/* The page as it was made, or an error: a captive portal's page, half a page or another one's is none. Made anew, since
   a browser refuses an answer to a navigation that has come by a redirection. */
function whole(answer) {
  return answer.text().then(function (html) {
    if (html.indexOf(' data-player="' + PLAYER + '"') < 0 || !/<\/html>\s*$/.test(html)) { throw new Error('not this page'); }
    return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  });
}

function kept() {
  return caches.open(SHELLS + PLAYER).then(function (shell) { return shell.match('index.html'); });
}

function fetched() {
  return fetch('index.html', { cache: 'reload' }).then(whole).then(function (page) {
    return caches.open(SHELLS + PLAYER).then(function (shell) { return shell.put('index.html', page.clone()); }).then(function () {
      return page;
    });
  });
}

self.addEventListener('install', function (event) {
  event.waitUntil(fetched().then(function () { return self.skipWaiting(); }));
});

function removeOthers(names) {
  return Promise.all(names.filter(function (name) {
    return name.indexOf(SHELLS) === 0 && name !== SHELLS + PLAYER;
  }).map(function (name) { return caches.delete(name); }));
}

self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(removeOthers).then(function () { return self.clients.claim(); }).then(function () {
    return self.clients.matchAll();
  }).then(function (pages) {
    pages.forEach(function (page) { page.postMessage({ player: PLAYER }); });
  }));
});

self.addEventListener('fetch', function (event) {
  var path = new URL(event.request.url).pathname;
  if (event.request.mode !== 'navigate' || (path !== HOME && path !== HOME + 'index.html')) { return; }
  event.respondWith(kept().then(whole).then(null, fetched).then(null, function () { return fetch(event.request); }));
});

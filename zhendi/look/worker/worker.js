/* Keeps what a resident has read, so that it can be read again without a network. A page always comes from the network
   where there is one: what was kept stands in only for what does not come. The pages tell what they are and which files
   they show; screens look after themselves. */
'use strict';
var HOME = self.location.pathname.replace(/[^\/]*$/, '');
var OWN = 'zhendi site ' + HOME + ' ';
var SHELL = OWN + 'shell {{ version }}', PAGES = OWN + 'pages', FILES = OWN + 'files';
var SHELL_PAGES = ['index.html', 'offline.html'], LOOK = ['{{ style }}', '{{ script }}'];
var RECORD = HOME + 'offline.json'; /* what is kept, the oldest first: an address among the pages at which no page lies */
var MOST_PAGES = 60, MOST_BYTES = 40000000, PATIENCE = 3000;
var NAMED_BY_DIGEST = /\/assets\/(?:photos\/[0-9a-f]{64}\.jpg|zhendi\.[0-9a-f]{12}\.[a-z.]+)$/;
var LOOK_FILE = /\/zhendi\.[0-9a-f]{12}\.(?:css|js)$/;
var turn = Promise.resolve(); /* one change of what is kept after the other */

function found(cache, path) {
  return caches.open(cache).then(function (opened) { return opened.match(path, { ignoreVary: true }); });
}

function html(text) {
  return new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

/* A page of this site, whole: a captive portal's page is none, and half a page neither. */
function whole(answer) {
  if (!answer.ok) { throw new Error(answer.status); }
  return answer.text().then(function (text) {
    if (text.indexOf('assets/zhendi.') < 0 || !/<\/html>\s*$/.test(text)) { throw new Error('not a page of this site'); }
    return text;
  });
}

/* ---- The shell: home, the page that tells what can be read, and their look. */

function installed(shell) {
  var pages = SHELL_PAGES.map(function (name) {
    return fetch(HOME + name, { cache: 'reload' }).then(whole).then(function (text) {
      if (text.indexOf(LOOK[0]) < 0) { throw new Error('of another deployment'); }
      return shell.put(HOME + name, html(text));
    });
  });
  return Promise.all(pages.concat(shell.addAll(LOOK.map(function (name) { return HOME + name; }))));
}

/* It waits until no page of the worker before is open. One that took over at once would do so under pages just coming:
   answered by the other worker, they ask the network for their look, past both. Until then nothing is missing: the
   worker before keeps on bringing pages from the network, and its shell stays whole. */
self.addEventListener('install', function (event) { event.waitUntil(caches.open(SHELL).then(installed)); });

self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return name.indexOf(OWN + 'shell ') === 0 && name !== SHELL;
    }).map(function (name) { return caches.delete(name); }));
  }));
});

/* ---- Answering. */

function kept(path) {
  return found(PAGES, path).then(function (answer) { return answer || found(SHELL, path); });
}

/* A kept page, which says so: `away` where there is no network, `slow` where it keeps a reader waiting. */
function marked(answer, why) {
  return answer.text().then(function (text) { return html(text.replace('<html', '<html data-kept="' + why + '"')); });
}

function late() {
  return new Promise(function (resolve, reject) { setTimeout(function () { reject(new Error('slow')); }, PATIENCE); });
}

function page(event, path) {
  var coming = fetch(event.request);
  event.waitUntil(coming.then(function (came) {
    return came.status === 404 || came.status === 410 ? inTurn(function () { return forget(path); }) : null;
  }, function () { return null; }));
  return kept(path).then(function (held) {
    if (!held) {
      return coming.then(null, function () { return Response.redirect(HOME + 'offline.html#' + path, 302); });
    }
    return Promise.race([coming, late()]).then(function (came) {
      return came.status < 500 ? came : marked(held, 'away');
    }, function (reason) { return marked(held, reason.message === 'slow' ? 'slow' : 'away'); });
  });
}

/* A file that is named by its bytes. A kept page whose own look was not kept, and which no server has any more, is shown
   in the shell's: an older or newer look is better than none. */
function file(request, path) {
  var isLook = LOOK_FILE.test(path);
  return found(FILES, path).then(function (answer) { return answer || found(SHELL, path); }).then(function (answer) {
    return answer || fetch(request).then(function (came) {
      if (!came.ok && isLook) { throw new Error(came.status); }
      return came;
    });
  }).then(null, function (problem) {
    if (!isLook) { throw problem; }
    return found(SHELL, HOME + LOOK[/\.css$/.test(path) ? 0 : 1]);
  });
}

function pathOf(address) {
  return address.pathname.replace(/\/$/, '/index.html');
}

function isOurs(address) {
  var path = address.pathname;
  return address.origin === self.location.origin && path.indexOf(HOME) === 0 && path.indexOf(HOME + 'screens/') < 0;
}

self.addEventListener('fetch', function (event) {
  var request = event.request, address = new URL(request.url);
  if (request.method !== 'GET' || !isOurs(address) || request.headers.get('range')) { return; }
  if (request.mode === 'navigate') {
    event.respondWith(page(event, pathOf(address)));
  } else if (NAMED_BY_DIGEST.test(address.pathname)) {
    event.respondWith(file(request, address.pathname));
  }
});

/* ---- Keeping. */

function inTurn(act) {
  turn = turn.then(act).then(null, function () { return null; });
  return turn;
}

function recorded() {
  return found(PAGES, RECORD).then(function (answer) { return answer ? answer.json() : []; });
}

/* The newest of what is kept, as far as there is room; each file counts once. */
function withinBounds(list) {
  var bytes = 0, seen = {}, kept = [];
  list.slice(-MOST_PAGES).reverse().every(function (one) {
    bytes += one.bytes;
    Object.keys(one.files).forEach(function (name) {
      bytes += seen[name] ? 0 : one.files[name];
      seen[name] = true;
    });
    if (bytes > MOST_BYTES && kept.length) { return false; }
    kept.unshift(one);
    return true;
  });
  return kept;
}

function removed(cache, paths) {
  return caches.open(cache).then(function (opened) {
    return Promise.all(paths.map(function (path) { return opened.delete(path, { ignoreVary: true }); }));
  });
}

/* Writes down what is kept now, and takes away what was kept before and is kept no more. */
function settle(before, now) {
  var stays = {};
  now.forEach(function (one) {
    stays[one.path] = true;
    Object.keys(one.files).forEach(function (name) { stays[name] = true; });
  });
  var gone = before.filter(function (one) { return !stays[one.path]; }).map(function (one) { return one.path; });
  var files = [];
  before.forEach(function (one) {
    Object.keys(one.files).forEach(function (name) { if (!stays[name]) { files.push(name); } });
  });
  return removed(PAGES, gone).then(function () { return removed(FILES, files); }).then(function () {
    return caches.open(PAGES);
  }).then(function (pages) { return pages.put(RECORD, new Response(JSON.stringify(now))); });
}

/* A file of a page with its bytes; it comes out of what the browser has just loaded. 0 where it does not come. */
function keepFile(files, name) {
  return files.match(name, { ignoreVary: true }).then(function (answer) {
    if (answer) { return answer; }
    return fetch(name, { cache: 'force-cache' }).then(function (came) {
      if (!came.ok) { throw new Error(came.status); }
      return files.put(name, came.clone()).then(function () { return came; });
    });
  }).then(function (answer) { return answer.blob(); }).then(function (blob) { return blob.size; }, function () { return 0; });
}

function keepFiles(one, names) {
  return caches.open(FILES).then(function (files) {
    return Promise.all(names.filter(function (name) { return !one.files[name]; }).map(function (name) {
      return keepFile(files, name).then(function (bytes) { if (bytes) { one.files[name] = bytes; } });
    }));
  });
}

function keepPage(told, path) {
  return fetch(told.page, { cache: 'force-cache' }).then(whole).then(function (text) {
    return caches.open(PAGES).then(function (pages) { return pages.put(path, html(text)); }).then(function () { return text.length; });
  });
}

function keep(told, path) {
  return recorded().then(function (before) {
    var last = before.filter(function (one) { return one.path === path; })[0];
    if (!last && !told.fresh) { return null; }
    /* A page that has changed lets go of what it showed before. */
    var one = { path: path, title: told.title, article: told.article, bytes: last ? last.bytes : 0, files: last && !told.fresh ? last.files : {} };
    var came = told.fresh ? keepPage(told, path) : Promise.resolve(one.bytes);
    return came.then(function (bytes) {
      one.bytes = bytes;
      return keepFiles(one, told.files);
    }).then(function () {
      var others = before.filter(function (other) { return other !== last; });
      return settle(before, withinBounds(others.concat(one)));
    });
  });
}

/* In whichever script it was read. */
function bare(path) {
  return path.slice(HOME.length).replace(/^zh-han[st]\//, '');
}

/* A page that was taken down goes at once, with every picture that it may have shown, in all sizes. */
function forget(path) {
  return recorded().then(function (before) {
    var lost = before.filter(function (one) { return bare(one.path) === bare(path); });
    return Promise.all(lost.map(function (one) {
      return found(PAGES, one.path).then(function (answer) { return answer ? answer.text() : ''; }).then(function (text) {
        var pictures = (text.match(/assets\/photos\/[0-9a-f]{64}\.jpg/g) || []).map(function (name) { return HOME + name; });
        return removed(FILES, pictures.concat(Object.keys(one.files)));
      });
    })).then(function () {
      return settle(before, before.filter(function (one) { return lost.indexOf(one) < 0; }));
    });
  });
}

self.addEventListener('message', function (event) {
  var told = event.data, address = new URL(told.page);
  if (!isOurs(address)) { return; }
  event.waitUntil(inTurn(function () { return told.gone ? forget(pathOf(address)) : keep(told, pathOf(address)); }));
});

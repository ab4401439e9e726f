// Loading: the files of the index, each a script, asked for once. A page opened from a folder may load nothing else.
var held = {}, waiting = {};

window.zhendiFound = function (part, number, mark, data) {
  var name = part + number, asked = waiting[name] || [];
  held[name] = { mark: mark, data: data };
  delete waiting[name];
  asked.forEach(function (done) { done(true); });
};

function failed(name) {
  var asked = waiting[name] || [];
  delete waiting[name];
  asked.forEach(function (done) { done(false); });
}

// `stamp` keeps a browser from taking what it kept of an earlier index.
function ask(name, address, stamp, done) {
  var script;
  if (held[name]) { done(true); return; }
  if (waiting[name]) { waiting[name].push(done); return; }
  waiting[name] = [done];
  script = document.createElement("script");
  script.src = address + (stamp ? "?" + stamp : "");
  script.async = true;
  script.onload = script.onerror = function () {
    script.parentNode.removeChild(script);
    failed(name);
  };
  document.head.appendChild(script);
}

// `wanted` are [name, address, stamp]; `done` is told whether all of them are there.
function askAll(wanted, done) {
  var left = wanted.length, whole = true;
  if (!left) { done(true); }
  wanted.forEach(function (one) {
    ask(one[0], one[1], one[2], function (came) {
      whole = whole && came;
      left -= 1;
      if (!left) { done(whole); }
    });
  });
}

function forget() { held = {}; }

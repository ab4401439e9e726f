/* Where a release comes from: the manifest asked for again and again, its files fetched and checked before it is offered.
   From http by XMLHttpRequest; from file://, where nothing may be read, by a script and plain pictures. */
var Feed = (function () {
  var EVERY = 60; /* seconds, give or take a fifth, so that a town's screens do not all ask at once */
  var SOON = 5; /* while there is nothing to show yet */

  function get(url, type, seconds, headers) {
    return new Promise(function (done, failed) {
      var request = new XMLHttpRequest();
      request.open('GET', url);
      request.responseType = type;
      request.timeout = seconds * 1000;
      Object.keys(headers).forEach(function (name) { request.setRequestHeader(name, headers[name]); });
      request.onload = function () { done(request); };
      request.onerror = function () { failed(new Error('连不上服务器')); };
      request.ontimeout = function () { failed(new Error('服务器久无回应')); };
      request.send();
    });
  }

  /* From a web server. `heard` gets its Date, whatever else it says. */
  function overHttp(heard) {
    var tag = null;

    function manifest() {
      return get('manifest.json', 'text', 20, tag ? { 'If-None-Match': tag } : { 'Cache-Control': 'no-cache' }).then(
        function (answer) {
          heard(answer.getResponseHeader('Date'));
          if (answer.status === 304) { return null; }
          if (answer.status !== 200) { throw new Error('播放清单取不到（' + answer.status + '）'); }
          var read = JSON.parse(answer.responseText);
          tag = answer.getResponseHeader('ETag');
          return read;
        }
      );
    }

    function file(slide) {
      return get(slide.src, 'arraybuffer', 180, {}).then(function (answer) {
        if (answer.status !== 200) { throw new Error('文件取不到（' + answer.status + '）'); }
        if (answer.response.byteLength !== slide.bytes) { throw new Error('文件大小不对'); }
        return Sha256.of(answer.response).then(function (digest) {
          if (digest !== slide.sha256) { throw new Error('文件已损坏'); }
          var type = slide.media === 'video' ? 'video/mp4' : 'image/jpeg';
          return URL.createObjectURL(new Blob([answer.response], { type: type }));
        });
      });
    }

    return { manifest: manifest, file: file, forgetTag: function () { tag = null; } };
  }

  /* From a folder or a stick: the file is there or not, and a picture that can be decoded is whole. */
  function fromFolder() {
    function manifest() {
      return new Promise(function (done, failed) {
        var script = document.createElement('script');
        window.ZHENDI_MANIFEST = null;
        script.charset = 'utf-8';
        script.src = 'manifest.js?' + Date.now();
        script.onload = function () {
          document.head.removeChild(script);
          if (window.ZHENDI_MANIFEST) { done(window.ZHENDI_MANIFEST); } else { failed(new Error('播放清单不完整')); }
        };
        script.onerror = function () {
          document.head.removeChild(script);
          failed(new Error('播放清单取不到'));
        };
        document.head.appendChild(script);
      });
    }

    function file(slide) {
      if (slide.media === 'video') { return Promise.resolve(slide.src); }
      return new Promise(function (done, failed) {
        var picture = new Image();
        picture.onload = function () { done(slide.src); };
        picture.onerror = function () { failed(new Error('文件缺失或已损坏')); };
        picture.src = slide.src;
      });
    }

    return { manifest: manifest, file: file, forgetTag: function () {} };
  }

  /* The manifest itself, or an error that says in what it is not one for this screen. */
  function checked(manifest, screen) {
    if (!manifest || manifest.schema !== 1) { throw new Error('播放清单看不懂'); }
    if (manifest.screen !== screen) { throw new Error('这是另一块屏的播放清单'); }
    if (!manifest.slides || !manifest.slides.length || manifest.count !== manifest.slides.length) {
      throw new Error('播放清单不完整');
    }
    manifest.slides.forEach(function (slide) {
      if (!/^\.\.\/media\/[0-9a-f]{64}\.\w+$/.test(slide.src) || !/^[0-9a-f]{64}$/.test(slide.sha256)) {
        throw new Error('播放清单里有来路不明的文件');
      }
    });
    return manifest;
  }

  /* The files held, by their content: what two releases share is fetched once. */
  function shelf(carrier) {
    var held = {};

    function file(slide) {
      var key = slide.sha256;
      if (!held[key]) {
        held[key] = carrier.file(slide);
        held[key].then(null, function () { delete held[key]; });
      }
      return held[key];
    }

    function keep(manifests) {
      var wanted = {};
      manifests.forEach(function (manifest) {
        manifest.slides.forEach(function (slide) { wanted[slide.sha256] = true; });
      });
      Object.keys(held).forEach(function (key) {
        if (wanted[key]) { return; }
        held[key].then(function (url) { URL.revokeObjectURL(url); }, function () {});
        delete held[key];
      });
    }

    return { file: file, keep: keep };
  }

  /* Asks for ever. `offer` gets a release's manifest: the first at once, so that something shows soon, every later one
     when all its files are held and found whole. `said` gets the result of each asking, in Chinese. */
  function start(screen, heard, offer, said) {
    var carrier = location.protocol === 'file:' ? fromFolder() : overHttp(heard);
    var files = shelf(carrier);
    var newest = null;
    var previous = null;
    var timer = null;
    var asking = false;

    function ask() {
      if (asking) { return; }
      asking = true;
      clearTimeout(timer);
      carrier.manifest().then(function (manifest) {
        return manifest ? take(checked(manifest, screen)) : complete(newest);
      }).then(said, function (problem) {
        carrier.forgetTag();
        said('更新失败：' + problem.message);
      }).then(function () {
        asking = false;
        timer = setTimeout(ask, (newest ? EVERY : SOON) * 1000 * (0.8 + 0.4 * Math.random()));
      });
    }

    function take(manifest) {
      if (newest && newest.release === manifest.release) { return complete(newest); }
      if (!newest) {
        adopt(manifest);
        return complete(manifest);
      }
      return each(manifest.slides, files.file).then(function () {
        adopt(manifest);
        return '已取到新内容';
      });
    }

    function adopt(manifest) {
      files.keep([manifest].concat(newest ? [newest] : []).concat(previous ? [previous] : []));
      previous = newest;
      newest = manifest;
      offer(manifest);
    }

    /* Fetches whatever is still missing; what cannot be had is dropped when its turn comes, and asked for again. */
    function complete(manifest) {
      var missing = 0;
      return each(manifest.slides, function (slide) {
        return files.file(slide).then(null, function () { missing++; });
      }).then(function () { return missing ? '有' + missing + '个画面取不到' : '内容已是最新'; });
    }

    function each(slides, act) {
      return slides.reduce(function (before, slide) {
        return before.then(function () { return act(slide); });
      }, Promise.resolve());
    }

    ask();
    return { file: files.file, ask: ask };
  }

  /* The manifest as it is now, once. */
  function manifest(screen) {
    var carrier = location.protocol === 'file:' ? fromFolder() : overHttp(function () {});
    return carrier.manifest().then(function (read) { return checked(read, screen); });
  }

  return { start: start, manifest: manifest };
})();

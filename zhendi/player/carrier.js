/* Fetches a manifest and its files: from a web server by XMLHttpRequest, from file://, where nothing may be read, by a
   script and plain pictures. */
var Carrier = (function () {
  var STALL = 20; /* seconds without a byte after which an answer is given up */
  var LEAST = 60; /* seconds that an answer may take in any case, */
  var RATE = 4000; /* and bytes a second below which it is given up then */
  var LONGEST = 4e6; /* bytes of a manifest or page */

  /* An answer without an end is left for its silence, its length or its slowness. */
  function get(url, type, most, headers) {
    return new Promise(function (done, failed) {
      var request = new XMLHttpRequest();
      var silence = null;
      var slowness = Pulse.after(LEAST + most / RATE, giveUp);

      function end(how, result) {
        Pulse.cancel(silence);
        Pulse.cancel(slowness);
        request.onload = request.onerror = request.onprogress = null;
        how(result);
      }

      function giveUp() {
        end(failed, away('服务器久无回应'));
        request.abort();
      }

      function listen() {
        Pulse.cancel(silence);
        silence = Pulse.after(STALL, giveUp);
      }

      request.open('GET', url);
      request.responseType = type;
      Object.keys(headers).forEach(function (name) { request.setRequestHeader(name, headers[name]); });
      request.onload = function () { end(done, request); };
      request.onerror = function () { end(failed, away('连不上服务器')); };
      request.onprogress = function (event) {
        if (event.loaded <= most) { return listen(); }
        end(failed, new Error('文件大小不对'));
        request.abort();
      };
      listen();
      request.send();
    });
  }

  /* There was no answer; a bad one is another thing. */
  function away(message) {
    var problem = new Error(message);
    problem.away = true;
    return problem;
  }

  function refused(what, answer) {
    var problem = new Error(what + '取不到（' + answer.status + '）');
    problem.gone = true;
    return problem;
  }

  /* When the answer was given, in seconds since 1970; a cache in between says for how long it has had it. */
  function dateOf(answer) {
    return (Date.parse(answer.getResponseHeader('Date') || '') / 1000 || 0) + (Number(answer.getResponseHeader('Age')) || 0);
  }

  function overHttp(screen) {
    /* What the server has: no `manifest` where it is the one of that tag. Only an answer of our server has a date. */
    function manifest(tag) {
      return get('manifest.json', 'text', LONGEST, tag ? { 'If-None-Match': tag } : { 'Cache-Control': 'no-cache' }).then(
        function (answer) {
          if (answer.status === 304) { return { manifest: null, tag: tag, date: dateOf(answer) }; }
          if (answer.status !== 200) { throw refused('播放清单', answer); }
          var read = Checking.text(answer.responseText, screen);
          return { manifest: read, tag: answer.getResponseHeader('ETag'), date: dateOf(answer) };
        }
      );
    }

    function file(slide) {
      return get(slide.src, 'blob', slide.bytes, {}).then(function (answer) {
        if (answer.status !== 200) { throw refused('文件', answer); }
        var type = slide.media === 'video' ? 'video/mp4' : 'image/jpeg';
        return Checking.file(slide, answer.response.slice(0, answer.response.size, type));
      });
    }

    return { manifest: manifest, file: file };
  }

  /* The file is there or not; a picture that can be decoded is whole. */
  function fromFolder(screen) {
    function script() {
      return new Promise(function (done, failed) {
        var script = document.createElement('script');
        window.ZHENDI_MANIFEST = null;
        script.charset = 'utf-8';
        script.src = 'manifest.js?' + Date.now();
        script.onload = function () {
          document.head.removeChild(script);
          done({ manifest: window.ZHENDI_MANIFEST });
        };
        script.onerror = function () {
          document.head.removeChild(script);
          failed(new Error('播放清单取不到'));
        };
        document.head.appendChild(script);
      });
    }

    function manifest() {
      return script().then(function (read) {
        if (!read.manifest) { throw new Error('播放清单不完整'); }
        return { manifest: Checking.manifest(read.manifest, screen), tag: null, date: 0 };
      });
    }

    function file(slide) {
      return new Promise(function (done, failed) {
        var seen = slide.media === 'video' ? document.createElement('video') : new Image();
        function end(how, result) {
          seen.onload = seen.onloadedmetadata = seen.onerror = null;
          seen.src = '';
          how(result);
        }
        seen.onload = seen.onloadedmetadata = function () { end(done, slide.src); };
        seen.onerror = function () { end(failed, new Error('文件缺失或已损坏')); };
        seen.src = slide.src;
      });
    }

    /* Whoever exchanges a stick means it: what lies there counts, be it older. */
    return { manifest: manifest, file: file, byHand: true };
  }

  function make(screen) {
    return location.protocol === 'file:' ? fromFolder(screen) : overHttp(screen);
  }

  /* A promise of the page's own text as the server has it now. */
  function page() {
    return get('index.html', 'text', LONGEST, { 'Cache-Control': 'no-cache' }).then(function (answer) {
      if (answer.status !== 200) { throw refused('网页', answer); }
      return answer.responseText;
    });
  }

  return { make: make, page: page };
})();

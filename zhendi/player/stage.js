/* The picture itself: two layers, of which one shows while the next slide is loaded and decoded in the other. Beneath
   them lies the title card that is built into the page, so that taking both away never leaves a blank screen. */
var Stage = (function () {
  var FADE = 0.6; /* seconds, as in the style */
  var PATIENCE = 20; /* seconds until a slide that will not load is given up */
  var STALL = 10; /* seconds a video may stand still */
  /* Where the picture stands, one step a slide, so that no edge burns in. Whole pixels keep it sharp. */
  var SHIFTS = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]];

  function picture(image, url) {
    return new Promise(function (done, failed) {
      image.onload = done;
      image.onerror = function () { failed(new Error('画面打不开')); };
      image.src = url;
    }).then(function () {
      return image.decode ? image.decode() : null;
    }).then(null, function () { throw new Error('画面打不开'); });
  }

  function film(video, url) {
    video.muted = true;
    video.setAttribute('muted', '');
    video.setAttribute('playsinline', '');
    video.preload = 'auto';
    return new Promise(function (done, failed) {
      video.oncanplay = done;
      video.onerror = function () { failed(new Error('视频打不开')); };
      video.src = url;
      video.load();
    });
  }

  function after(seconds) {
    return new Promise(function (done) { Pulse.after(seconds, done); });
  }

  /* Lets go of a slide's memory. */
  function discard(element) {
    var url = element.src;
    element.onload = element.oncanplay = element.onended = element.onerror = null;
    if (element.pause) {
      element.pause();
      element.removeAttribute('src');
      element.load();
    }
    if (/^blob:/.test(url)) { URL.revokeObjectURL(url); }
  }

  function empty(layer) {
    var shown = layer.firstChild;
    if (!shown) { return; }
    discard(shown);
    layer.removeChild(shown);
  }

  function make(root) {
    var layers = root.querySelectorAll('.layer');
    var front = null;
    var shifts = 0;
    var fading = Promise.resolve();

    function back() {
      return front === layers[0] ? layers[1] : layers[0];
    }

    /* Loads and decodes a slide out of sight, once the fade that may be going on is over; gives what `reveal` wants, or
       `discard` if it is not to be shown. `file` is a Blob or an address. */
    function prepare(slide, file) {
      return fading.then(function () {
        var url = file.size === undefined ? file : URL.createObjectURL(file);
        var video = slide.media === 'video';
        var element = video ? document.createElement('video') : new Image();
        var loaded = video ? film(element, url) : picture(element, url);
        return Pulse.within(PATIENCE, '画面久不出现', loaded).then(function () { return element; }, function (problem) {
          discard(element);
          throw problem;
        });
      });
    }

    /* Fades over to a prepared slide. For a video gives a promise of its end. */
    function reveal(element) {
      var old = front;
      front = back();
      empty(front);
      front.appendChild(element);
      root.className = '';
      void layers[0].offsetWidth; /* what was changed so far is not part of the fade */
      front.className = 'layer on';
      if (old) { old.className = 'layer under'; }
      shift();
      fading = after(FADE + 0.1).then(function () { clean(front, old); });
      return element.pause ? play(element) : null;
    }

    /* The layer beneath is emptied when the one above has come out whole, however slow the device. */
    function clean(above, beneath) {
      if (front !== above || !beneath) { return; }
      if (Number(getComputedStyle(above).opacity) < 1) {
        Pulse.after(0.1, function () { clean(above, beneath); });
        return;
      }
      beneath.className = 'layer';
      empty(beneath);
    }

    function play(video) {
      return new Promise(function (done, failed) {
        var last = -1;
        var still = 0;
        var watch = Pulse.after(1, look);

        function look() {
          if (!video.parentNode) { return; } /* it made way for something else */
          still = video.currentTime === last ? still + 1 : 0;
          last = video.currentTime;
          if (still >= STALL) { return end(failed, new Error('视频停住了')); }
          watch = Pulse.after(1, look);
        }

        function end(how, problem) {
          Pulse.cancel(watch);
          video.onended = video.onerror = null;
          how(problem);
        }

        video.onended = function () { end(done); };
        video.onerror = function () { end(failed, new Error('视频播不下去')); };
        var begun = video.play();
        if (begun && begun.then) { begun.then(null, function () { end(failed, new Error('视频播不了')); }); }
      });
    }

    function shift() {
      var by = SHIFTS[shifts++ % SHIFTS.length];
      var moved = 'translate(' + by[0] + 'px,' + by[1] + 'px)';
      root.style.webkitTransform = moved;
      root.style.transform = moved;
    }

    function clear(name) {
      front = null;
      root.className = name;
      Array.prototype.forEach.call(layers, function (layer) {
        layer.className = 'layer';
        empty(layer);
      });
    }

    return {
      prepare: prepare,
      reveal: reveal,
      discard: discard,
      card: function () { clear(''); },
      dark: function () { clear('dark'); },
      rotate: function (degrees) { root.parentNode.className = 'turned-' + degrees; }
    };
  }

  return { make: make };
})();

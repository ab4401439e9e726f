/* Whether what was fetched is what it ought to be. Each check gives the thing itself, or an error that says in what it is not. */
var Checking = (function () {
  function parsed(text) {
    if (!text) { throw new Error('播放清单是空的'); }
    if (/^\s*</.test(text)) { throw new Error('取到的是网页，不是播放清单（网络可能要先登录）'); }
    try {
      return JSON.parse(text);
    } catch (cut) {
      throw new Error('播放清单不完整');
    }
  }

  function whole(slide) {
    return slide && slide.id && slide.bytes >= 0 && slide.seconds > 0 && /^(image|video)$/.test(slide.media);
  }

  function ours(slide) {
    return slide.src === '../media/' + slide.sha256 + (slide.media === 'video' ? '.mp4' : '.jpg') && /^[0-9a-f]{64}$/.test(slide.sha256);
  }

  /* A manifest for this screen. */
  function manifest(read, screen) {
    if (!read || read.schema !== 1) { throw new Error('播放清单的格式看不懂'); }
    if (read.screen !== screen) { throw new Error('这是另一块屏的播放清单'); }
    var slides = read.slides;
    if (!read.release || !(read.built_at > 0) || !Array.isArray(slides) || !Array.isArray(read.hours)) {
      throw new Error('播放清单不完整');
    }
    if (!slides.length || read.count !== slides.length || !slides.every(whole)) { throw new Error('播放清单不完整'); }
    if (!slides.every(ours)) { throw new Error('播放清单里有来路不明的文件'); }
    return read;
  }

  function text(given, screen) {
    return manifest(parsed(given), screen);
  }

  function size(slide, blob) {
    if (blob.size !== slide.bytes) { throw new Error('文件大小不对'); }
  }

  /* A promise of a slide's file, once its size and digest are right. */
  function file(slide, blob) {
    size(slide, blob);
    return Sha256.of(blob).then(function (digest) {
      if (digest !== slide.sha256) { throw new Error('文件已损坏'); }
      return blob;
    });
  }

  /* The same of a file that is kept, each time it is shown; a film is too long to be read twice. */
  function kept(slide, blob) {
    if (slide.media === 'image') { return file(slide, blob); }
    size(slide, blob);
    return blob;
  }

  return { manifest: manifest, text: text, file: file, kept: kept };
})();

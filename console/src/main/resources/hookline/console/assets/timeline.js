// A channel's posts as they come. The server sends each as the HTML a page would have, and may send
// one twice: it is known by its id and revision.
"use strict";

(() => {
  const scroller = document.getElementById("scroller");
  const timeline = document.getElementById("timeline");
  if (!scroller || !timeline) {
    return;
  }
  const news = document.querySelector(".news");
  const newsButton = document.getElementById("news");
  let source = null;
  let reached = timeline.dataset.after;
  let pauses = 0;
  let unseen = 0;

  document.querySelector(".post.marked")?.scrollIntoView({ block: "center" });

  // The scroller is upside down: 0 is its end.
  const isAtEnd = () => scroller.scrollTop > -48;

  /** Changes posts below what is read without moving what is read. */
  function steadily(change) {
    const wasAtEnd = isAtEnd();
    const before = scroller.scrollHeight;
    change();
    if (!wasAtEnd) {
      scroller.scrollTop -= scroller.scrollHeight - before;
    }
    return wasAtEnd;
  }

  function place(item) {
    for (let at = timeline.lastElementChild; at; at = at.previousElementSibling) {
      if (at.dataset.place && at.dataset.place < item.dataset.place) {
        return at;
      }
    }
    return null;
  }

  function put(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const day = template.content.querySelector(".day");
    const item = template.content.querySelector(".post");
    const known = document.getElementById(item.id);
    if (known) {
      if (known.dataset.revision !== item.dataset.revision) {
        item.className = known.className;
        known.replaceWith(item);
      }
      return false;
    }
    document.getElementById("nothing")?.remove();
    const before = place(item);
    // Older than all that is loaded: it is there when the reader gets that far.
    if (!before && timeline.querySelector(".more")) {
      return false;
    }
    if (before) {
      before.after(item);
    } else {
      timeline.append(item);
    }
    if (day && !document.getElementById(day.id)) {
      item.before(day);
    }
    return true;
  }

  function tell() {
    news.hidden = unseen === 0;
    newsButton.textContent = unseen === 1 ? "1 new post" : `${unseen} new posts`;
  }

  function onPost(event) {
    pauses = 0;
    let isNew = false;
    const wasAtEnd = steadily(() => {
      isNew = put(event.data);
    });
    reached = event.lastEventId;
    if (!isNew) {
      return;
    }
    document.getElementById("said").textContent = "A new post";
    if (!wasAtEnd) {
      unseen++;
      tell();
    }
  }

  function listen() {
    // What is not seen needs no news: a menu on a phone, a tab in the back. And a page of older
    // posts is not at its end.
    const isWanted = !document.hidden && scroller.offsetParent && !timeline.querySelector(".newer");
    if (!isWanted || source) {
      return;
    }
    source = new EventSource(`${timeline.dataset.live}?after=${encodeURIComponent(reached)}`);
    source.addEventListener("post", onPost);
    source.addEventListener("gone", (event) => {
      document.getElementById(`post-${event.data}`)?.remove();
    });
    source.addEventListener("gap", () => location.assign(location.pathname));
    source.addEventListener("over", () => {
      stop();
      location.reload();
    });
    source.addEventListener("open", () => {
      timeline.dataset.listening = "true";
    });
    source.addEventListener("error", () => {
      delete timeline.dataset.listening;
      // The browser comes again by itself, unless it was answered something else than events.
      if (source && source.readyState === EventSource.CLOSED) {
        stop();
        pauses++;
        setTimeout(listen, Math.min(60_000, 1_000 * 2 ** pauses));
      }
    });
  }

  function stop() {
    source?.close();
    source = null;
    delete timeline.dataset.listening;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);

  newsButton.addEventListener("click", () => {
    scroller.scrollTop = 0;
    scroller.focus();
  });
  scroller.addEventListener("scroll", () => {
    if (isAtEnd() && unseen) {
      unseen = 0;
      tell();
    }
  });

  // Newer posts of a page that began further up: they come below, so what is read must stay put.
  let heightBefore = 0;
  document.addEventListener("htmx:beforeSwap", (event) => {
    heightBefore = event.detail.target.classList.contains("newer") ? scroller.scrollHeight : 0;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (heightBefore) {
      scroller.scrollTop -= scroller.scrollHeight - heightBefore;
      heightBefore = 0;
      const posts = timeline.querySelectorAll(".post");
      reached = posts[posts.length - 1]?.dataset.place ?? reached;
      listen();
    }
  });

  listen();
})();

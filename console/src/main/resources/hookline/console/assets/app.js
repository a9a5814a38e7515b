// What every page needs of a script. Pages work without it, but for what comes live.
"use strict";

// The server writes times in the reader's zone, from the second page on.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie =
      `hookline-zone=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  }
})();

// On a narrow screen the sections do not all fit: the one the page is in is seen. Not by scrollIntoView, from where the
// keyboard's way would begin, behind the link that skips them.
(() => {
  const section = document.querySelector(".sections [aria-current]");
  if (section) {
    const sections = section.parentElement;
    const [inner, outer] = [section.getBoundingClientRect(), sections.getBoundingClientRect()];
    sections.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
})();

// Every change that htmx asks for carries the session's token, as forms do.
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF"] = document.body.dataset.csrf;
});

/** Tells those who do not see the page. */
function say(text) {
  document.getElementById("said").textContent = text;
}

// <button data-copy="#id">: puts the text of that element on the clipboard.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) {
    return;
  }
  const source = document.querySelector(button.dataset.copy);
  const label = button.dataset.label || button.textContent;
  button.dataset.label = label;
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    button.textContent = "Copied";
  } catch {
    // Without HTTPS browsers keep the clipboard to themselves: select it for the reader's own copy.
    getSelection().selectAllChildren(source);
    button.textContent = "Selected";
  }
  say(button.textContent);
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
});

// <form data-confirm="Really?">: asks before it is sent.
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !confirm(question)) {
    event.preventDefault();
  }
});

// A page that could not be made right now comes by itself as soon as it can be.
(() => {
  const note = document.getElementById("again");
  if (!note) {
    return;
  }
  note.hidden = false;
  const look = async () => {
    try {
      if (!document.hidden && (await fetch(location.href)).status < 500) {
        location.reload();
        return;
      }
    } catch {
      // The console itself is away, or on its way back.
    }
    setTimeout(look, 3000);
  };
  setTimeout(look, 3000);
})();

// <div data-live hx-get="..." hx-trigger="every 2s">: what came again as it was is left alone, with
// what is selected in it; and whose server is away is marked (parts.css says so in words).
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (target.dataset.live !== undefined) {
    const came = document.createElement("template");
    came.innerHTML = xhr.responseText;
    event.detail.shouldSwap &&= came.innerHTML.trim() !== target.innerHTML.trim();
    target.removeAttribute("data-lost");
  }
});
document.addEventListener("htmx:sendError", (event) => {
  if (event.detail.target.dataset.live !== undefined) {
    event.detail.target.setAttribute("data-lost", "");
  }
});

// <div data-show>: what came is scrolled to where its reader would not see it come.
document.addEventListener("htmx:afterSwap", (event) => {
  const { target } = event.detail;
  if (target.dataset.show !== undefined && target.getBoundingClientRect().top > innerHeight * 0.7) {
    target.scrollIntoView({ block: "start" });
  }
});

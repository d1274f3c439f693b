// Comfort for people with scripts; every page works without it.

const warnBefore = 300;
const typingStopped = 2000;

// The summary of errors is where a reader goes on.
const summary = document.querySelector('.summary');
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
}

// What is typed is kept two seconds after typing stops, as every button of the form keeps it.
const form = document.getElementById('typed-form');
const kept = document.getElementById('kept');
if (form && kept) {
  let timer;
  let isLeaving = false;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, typingStopped);
  });
  addEventListener('submit', () => {
    isLeaving = true;
    clearTimeout(timer);
  });

  async function keep() {
    if (isLeaving) return;
    const fields = new FormData(form);
    fields.set('form-do', 'keep');
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields), redirect: 'error' });
      if (answer.ok) kept.textContent = await answer.text();
    } catch {
      // Nothing is lost: it is still in the page, and is kept with the next button.
    }
  }
}

// Warns before the session ends. Tabs tell each other, since a page in one keeps the session alive for all.
const ending = document.getElementById('session');
if (ending) {
  const seconds = () => performance.now() / 1000;
  const latest = seconds() + Number(ending.dataset.latest);
  let ends = seconds() + Number(ending.dataset.ends);
  const length = Number(ending.dataset.ends);
  const tabs = new BroadcastChannel('session');
  const goesOn = () => {
    ends = Math.min(latest, seconds() + length);
    ending.hidden = true;
    plan();
  };
  let timer;
  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(warn, Math.max(0, (ends - warnBefore - seconds()) * 1000));
  };
  const warn = () => {
    const [idle, forGood] = ending.querySelectorAll('p');
    const isLast = ends >= latest;
    idle.hidden = isLast;
    forGood.hidden = !isLast;
    ending.querySelector('button').hidden = isLast;
    ending.hidden = false;
  };
  ending.querySelector('button').addEventListener('click', async () => {
    const answer = await fetch(ending.dataset.stay, { method: 'HEAD', redirect: 'error' }).catch(() => null);
    if (!answer?.ok) return;
    goesOn();
    tabs.postMessage('used');
  });
  tabs.addEventListener('message', goesOn);
  tabs.postMessage('used');
  plan();
}

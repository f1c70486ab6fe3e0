const alertBox = document.getElementById('alert');

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.dataset.path) return;
  event.preventDefault();
  void callControl(form.dataset, readForm(form), form.dataset.opens);
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-path]');
  if (!button) return;
  const { body } = button.dataset;
  void callControl(button.dataset, body ? JSON.parse(body) : undefined);
});

async function callControl({ method, path }, body, opensAt) {
  alertBox.textContent = '';
  try {
    const response = await fetch(path, {
      method,
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const answer = await response.json();
    if (!response.ok) {
      const issues = answer.issues?.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      alertBox.textContent = [answer.message, ...(issues ?? [])].join('. ');
      return;
    }
    if (opensAt) location.assign(`${opensAt}${answer.cFiTransactionId}`);
    else location.reload();
  } catch (error) {
    alertBox.textContent = `The sandbox did not answer: ${error.message}`;
  }
}

/** Reads a form into JSON: empty inputs are left out, `a.b` becomes a member of a member. */
function readForm(form) {
  const body = {};
  for (const input of form.querySelectorAll('[name]')) {
    const value = readInput(input, body[input.name]);
    if (value !== undefined) setMember(body, input.name.split('.'), value);
  }
  return body;
}

function readInput(input, previous) {
  const { value, checked } = input;
  switch (input.dataset.as) {
    case 'boolean':
      return checked;
    case 'list':
      return [...(previous ?? []), ...(checked ? [value] : [])];
    case 'number':
    case 'integer':
      return value === '' ? undefined : Number(value);
    case 'fields':
      return value.split('\n').filter(Boolean).map(readField);
    case 'attachment':
      return value === '' ? undefined : [{ fileName: 'Invoice.pdf', content: value }];
    case 'yesOrNo':
      return value === '' ? undefined : value === 'yes';
    default:
      return value === '' ? undefined : value;
  }
}

function readField(line, index) {
  const [label, ...rest] = line.split(':');
  return { index, code: `field${index}`, label: label.trim(), value: rest.join(':').trim() };
}

function setMember(body, [name, ...path], value) {
  if (path.length === 0) body[name] = value;
  else {
    body[name] ??= {};
    setMember(body[name], path, value);
  }
}

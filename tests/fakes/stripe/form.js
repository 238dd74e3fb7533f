// Stripe's wire format: form fields whose names nest, `line_items[0][price_data][currency]=eur`.

export function decodeForm(text) {
  const root = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const [first, ...rest] = name.split('[');
    put(root, [first, ...rest.map((part) => part.replace(/\]$/, ''))], value);
  }
  return listsFromNumbers(root);
}

function put(target, path, value) {
  const [head, ...tail] = path;
  const key = head === '' ? String(Object.keys(target).length) : head;
  if (tail.length === 0) {
    target[key] = value;
    return;
  }
  if (typeof target[key] !== 'object') target[key] = Object.create(null);
  put(target[key], tail, value);
}

function listsFromNumbers(node) {
  if (typeof node !== 'object') return node;
  const keys = Object.keys(node);
  const values = keys.map((key) => listsFromNumbers(node[key]));
  if (keys.length > 0 && keys.every((key, at) => key === String(at))) return values;
  keys.forEach((key, at) => (node[key] = values[at]));
  return node;
}

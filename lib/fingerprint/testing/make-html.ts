type HtmlOptions = {
  readonly nonce: string;
  /** Whatever an attacker put into the head, and into the body. */
  readonly head?: string;
  readonly body?: string;
  /** Rows of React's data beside the usual ones, and what a bill says. */
  readonly rows?: readonly string[];
  readonly bill?: string;
  /** In how many pieces the data come. */
  readonly pieces?: number;
};

/** A page as Next writes it, in small. */
export function makeHtml({
  nonce,
  head = '',
  body = '',
  rows = [],
  bill = '',
  pieces = 1,
}: HtmlOptions) {
  const data = [
    '1:"$Sreact.fragment"',
    '2:I[53973,["/_next/static/chunks/page.js"],"BankPayment"]',
    `:HL["/_next/static/chunks/look.css","style",{"nonce":"${nonce}"}]`,
    `3:T${Buffer.byteLength(`é${bill}`).toString(16)},é${bill}4:["$","p",null,{"children":"$3"}]`,
    `5:["$","$L2",null,{"billRef":${JSON.stringify(bill)},"plaid":{"scriptUrl":"https://cdn.plaid.com/link.js","nonce":"${nonce}"}}]`,
    ...rows,
    '',
  ].join('\n');
  const size = Math.ceil(data.length / pieces);
  const pushes = Array.from({ length: pieces }, (_, index) => {
    const piece = JSON.stringify([1, data.slice(index * size, (index + 1) * size)]);
    return `<script nonce="${nonce}">self.__next_f.push(${piece.replaceAll('<', '\\u003c')})</script>`;
  });
  return `<!DOCTYPE html><html><head>
<link rel="stylesheet" href="/_next/static/chunks/look.css" nonce="${nonce}">
<script src="/_next/static/chunks/main.js" async nonce="${nonce}"></script>${head}</head>
<body><h1 style="color:red">Bill ${bill}</h1>${body}
<script nonce="${nonce}">(self.__next_f=self.__next_f||[]).push([0])</script>${pushes.join('')}</body></html>`;
}

// The host page's half of the Plaid stand-in. It does to the page what Plaid's own script does: a
// style element, style attributes, a call to the API, an iframe per handler, scroll lock and focus.
(() => {
  const ORIGIN_BAKED_IN = '{{STAND_IN_ORIGIN}}';
  const API_ORIGIN_BAKED_IN = '{{STAND_IN_API_ORIGIN}}';
  const EMBEDDED_STYLE = 'width:100%;min-height:300px;height:100%;border:0;';

  /** Every member that an event of Plaid's has; what an event does not use is null. */
  const NO_METADATA = {
    account_number_mask: null,
    error_type: null,
    error_code: null,
    error_message: null,
    exit_status: null,
    institution_id: null,
    institution_name: null,
    institution_search_query: null,
    is_update_mode: null,
    match_reason: null,
    mfa_type: null,
    routing_number: null,
    selection: null,
    view_name: null,
  };

  const script = document.currentScript;
  const origin = findOrigin();

  // Executed again (StrictMode does that): the first registry stays, and its numbering goes on.
  const earlier = window.__plaidStandIn;
  if (earlier && window.Plaid) {
    if (!earlier.hasWarned) {
      earlier.hasWarned = true;
      // biome-ignore lint/suspicious/noConsole: Plaid's script warns in the same place.
      console.warn('Plaid stand-in: link-initialize.js was embedded more than once.');
    }
    return;
  }

  const registry = { hasWarned: false, count: earlier?.count ?? 0, handlers: [] };
  // For tests only: which handlers there are and what has become of them.
  window.__plaidStandIn = registry;
  // Both are called detached, so neither may use `this`.
  window.Plaid = {
    create: (config) => createHandler(config).handler,
    createEmbedded: (config, element) => createEmbedded(config, element),
  };
  insertStyles();

  /** Plaid's own API has another host than its script and frame. */
  function findApiOrigin() {
    return API_ORIGIN_BAKED_IN.startsWith('http') ? API_ORIGIN_BAKED_IN : origin;
  }

  function findOrigin() {
    if (ORIGIN_BAKED_IN.startsWith('http')) return ORIGIN_BAKED_IN;
    if (!script?.src) throw new Error('Failed to find script');
    return new URL(script.src).origin;
  }

  function insertStyles() {
    const style = document.createElement('style');
    style.id = `link-stylesheet-stand-in-${randomText(8)}`;
    if (script?.nonce) style.nonce = script.nonce;
    // The frame follows the system's light or dark, whatever the host page does; only then can its
    // ground be seen through.
    style.textContent = 'iframe[id^="plaid-"] { color-scheme: light dark; }';
    document.head.append(style);
  }

  function createHandler(config) {
    const options = config ?? {};
    registry.count += 1;
    const token = usableToken(options.token);
    const session = { id: createUuid(), secret: randomText(32) };
    const frame = createFrame({ number: registry.count, token, session });
    const overflowAtCreate = document.body.style.overflow;

    const state = {
      isReady: false,
      isOpen: false,
      isWanted: false,
      isDestroyed: false,
      /** Counts openings, so that an answer to an earlier one is not taken for this one's. */
      run: 0,
      isUpdateMode: false,
      eventsComeAfter: false,
      exitMetadata: null,
      events: [],
      institutionId: undefined,
      focusBefore: null,
    };
    registry.handlers.push(state);

    const takeMessage = (message) => {
      if (message.source !== frame.contentWindow || message.origin !== origin) return;
      const { secret, type, run, ...content } = message.data ?? {};
      if (secret !== session.secret || state.isDestroyed) return;
      if (type === 'ready') becomeReady(content);
      else if (state.isOpen && run === state.run) takeFromRun(type, content);
    };
    window.addEventListener('message', takeMessage);
    document.body.append(frame);
    sendHeartbeat(session.id, token);

    function becomeReady({ isUpdateMode, eventsComeAfter }) {
      if (state.isReady) return;
      Object.assign(state, { isReady: true, isUpdateMode, eventsComeAfter });
      call(options.onLoad);
      if (state.isWanted && !state.isDestroyed) show();
    }

    function takeFromRun(type, content) {
      if (type === 'progress') {
        state.exitMetadata = content.exitMetadata;
        state.events.push(...content.events);
      } else if (type === 'end') {
        end(content.end);
      } else if (type === 'leave') {
        const address = new URL(content.leaveTo, origin);
        if (address.origin === origin) window.location.assign(address);
      }
    }

    function open(institutionId) {
      if (state.isDestroyed || state.isWanted) return;
      state.isWanted = true;
      state.institutionId = institutionId;
      if (state.isReady) show();
    }

    function show() {
      state.isOpen = true;
      state.run += 1;
      state.events = [];
      state.exitMetadata = null;
      state.focusBefore = document.activeElement;
      document.body.style.overflow = 'hidden';
      frame.setAttribute('style', frameStyle('block'));
      frame.focus();
      const { receivedRedirectUri } = options;
      post({
        type: 'open',
        run: state.run,
        receivedRedirectUri,
        institutionId: state.institutionId,
      });
      // The only event that Plaid sends at once; the others wait for the end.
      emit({
        name: 'OPEN',
        metadata: {
          view_name: receivedRedirectUri ? null : 'CONSENT',
          is_update_mode: String(state.isUpdateMode),
          timestamp: new Date().toISOString(),
          request_id: randomText(15),
        },
      });
    }

    function hide() {
      if (!state.isOpen) return;
      state.isOpen = false;
      frame.setAttribute('style', frameStyle('none'));
      document.body.style.overflow = overflowAtCreate;
      window.focus();
      if (state.focusBefore?.isConnected) state.focusBefore.focus();
    }

    function end(outcome) {
      hide();
      state.isWanted = false;
      const events = state.events.splice(0);
      if (!state.eventsComeAfter) events.forEach(emit);
      if (outcome.kind === 'success') {
        call(options.onSuccess, outcome.publicToken, outcome.metadata);
      } else {
        call(options.onExit, outcome.error, outcome.metadata);
      }
      if (state.eventsComeAfter) events.forEach(emit);
    }

    function exit(exitOptions) {
      if (!state.isWanted || state.isDestroyed) return;
      if (!exitOptions?.force && state.isOpen) {
        post({ type: 'close', run: state.run });
        return;
      }
      post({ type: 'reset' });
      // react-plaid-link destroys a handler only once onExit has been called, so this one is certain.
      const metadata = state.exitMetadata ?? {
        institution: null,
        status: null,
        link_session_id: session.id,
        request_id: randomText(15),
      };
      state.events.push({
        name: 'EXIT',
        metadata: {
          exit_status: metadata.status,
          timestamp: new Date().toISOString(),
          request_id: metadata.request_id,
        },
      });
      end({ kind: 'exit', error: null, metadata });
    }

    function emit(event) {
      const { name, metadata } = event;
      call(options.onEvent, name, { ...NO_METADATA, ...metadata, link_session_id: session.id });
    }

    /** A callback may destroy us, or throw; neither may disturb what comes after it. */
    function call(callback, ...values) {
      if (state.isDestroyed || typeof callback !== 'function') return;
      try {
        callback(...values);
      } catch (error) {
        window.reportError(error);
      }
    }

    function post(message) {
      frame.contentWindow?.postMessage({ ...message, secret: session.secret }, origin);
    }

    function destroy() {
      if (state.isDestroyed) return;
      state.isDestroyed = true;
      hide();
      state.isWanted = false;
      window.removeEventListener('message', takeMessage);
      frame.remove();
    }

    const handler = {
      open: () => open(),
      // Only Layer takes anything here.
      submit: () => {},
      exit,
      destroy,
    };
    return { handler, openAt: open };
  }

  /** Bank tiles in the page itself; choosing one opens Link at that bank. */
  function createEmbedded(config, element) {
    const link = createHandler(config);
    const session = { id: createUuid(), secret: randomText(32) };
    const token = usableToken(config?.token);
    const tiles = createFrame({ number: registry.count, token, session, isEmbedded: true });
    const takeMessage = (message) => {
      if (message.source !== tiles.contentWindow || message.origin !== origin) return;
      const { secret, type, institutionId } = message.data ?? {};
      if (secret === session.secret && type === 'bank') link.openAt(institutionId);
    };
    window.addEventListener('message', takeMessage);
    element.append(tiles);
    return {
      destroy: () => {
        window.removeEventListener('message', takeMessage);
        tiles.remove();
        link.handler.destroy();
      },
    };
  }

  function createFrame({ number, token, session, isEmbedded = false }) {
    const frame = document.createElement('iframe');
    frame.id = isEmbedded ? `plaid-embedded-iframe-${number}` : `plaid-link-iframe-${number}`;
    frame.title = isEmbedded ? 'Plaid bank search' : 'Plaid Link';
    frame.setAttribute(
      'sandbox',
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
    );
    // An attribute, as in the real script: a page's policy has to allow it (style-src-attr).
    frame.setAttribute('style', isEmbedded ? EMBEDDED_STYLE : frameStyle('none'));
    const address = new URL('/plaid/link.html', origin);
    address.searchParams.set('token', token);
    if (isEmbedded) address.searchParams.set('embedded', 'true');
    // Behind the #, so that the secret reaches no server.
    address.hash = new URLSearchParams({
      secret: session.secret,
      session: session.id,
      host: window.location.origin,
    }).toString();
    frame.src = address.href;
    return frame;
  }

  /** A live token must never reach the simulation, not even by mistake. */
  function usableToken(token) {
    return typeof token === 'string' && token.startsWith('link-sandbox-') ? token : '';
  }

  function sendHeartbeat(linkSessionId, token) {
    fetch(new URL('/plaid/api/link/heartbeat', findApiOrigin()), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ link_session_id: linkSessionId, link_token: token }),
      credentials: 'omit',
    }).catch(() => {
      // Nothing depends on it; the browser itself reports a policy that forbids it.
    });
  }

  function frameStyle(display) {
    return `position:fixed;inset:0;width:100%;height:100%;border:0;z-index:2147483647;display:${display};`;
  }

  function createUuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  function randomText(length) {
    const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
    const bytes = crypto.getRandomValues(new Uint8Array(length));
    return Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
  }
})();

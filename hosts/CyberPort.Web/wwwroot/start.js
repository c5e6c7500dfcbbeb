// Starts Blazor for the interactive pages. Enhanced navigation and form handling stay off: reporter pages are plain pages,
// and the enhanced merge writes the server's values into inputs that are being typed in.
Blazor.start({ ssr: { disableDomPreservation: true }, circuit: { reconnectionOptions: { maxRetries: 30, retryIntervalMilliseconds: 1000 } } });

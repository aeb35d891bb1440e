package dev.headgate.simulator.endpoint;

import dev.headgate.page.PageRequest;
import java.util.Base64;

/** Turns HTTP requests into the events that API Gateway makes of them: HTTP API, payload version 2.0. */
final class HttpApiEvent {

    private HttpApiEvent() {}

    static PageRequest of(Incoming request) {
        PageRequest event = PageRequest.of(request.method(), request.path()).withHeaders(request.headers());
        // A form is no text to API Gateway: it arrives as Base64.
        return request.body().isEmpty()
                ? event
                : event.withBase64(
                        Base64.getEncoder().encodeToString(request.body().toArray()));
    }
}

package dev.headgate.simulator.endpoint;

import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
import dev.headgate.simulator.endpoint.protocol.Answer;
import dev.headgate.simulator.endpoint.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * What a browser gets, as API Gateway brings it.
 *
 * @param place the one thread in which pages are made
 */
record Pages(Function<PageRequest, PageResponse> page, CallPlace place) {

    Answer answer(Incoming request) {
        PageRequest event = HttpApiEvent.of(request);
        try {
            return answer(place.call(() -> page.apply(event)));
        } catch (RuntimeException e) {
            // As API Gateway hides what breaks behind it.
            return Addressee.plain(503, "Service Unavailable");
        }
    }

    private static Answer answer(PageResponse response) {
        return new Answer(
                response.status(), response.headers(), new Bytes(response.html().getBytes(StandardCharsets.UTF_8)));
    }
}

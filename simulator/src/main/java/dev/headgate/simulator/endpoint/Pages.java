package dev.headgate.simulator.endpoint;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.headgate.simulator.endpoint.protocol.Answer;
import dev.headgate.simulator.endpoint.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a browser gets, as API Gateway brings it.
 *
 * @param place the one thread in which pages are made
 */
record Pages(Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> page, CallPlace place) {

    Answer answer(Incoming request) {
        APIGatewayV2HTTPEvent event = HttpApiEvent.of(request);
        try {
            return answer(place.call(() -> page.apply(event)));
        } catch (RuntimeException e) {
            // As API Gateway hides what breaks behind it.
            return Addressee.plain(503, "Service Unavailable");
        }
    }

    private static Answer answer(APIGatewayV2HTTPResponse response) {
        String body = Optional.ofNullable(response.getBody()).orElse("");
        return new Answer(
                response.getStatusCode(),
                Optional.ofNullable(response.getHeaders()).orElse(Map.of()),
                new Bytes(body.getBytes(StandardCharsets.UTF_8)));
    }
}

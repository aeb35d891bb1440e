package dev.headgate.simulator.endpoint;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Base64;

/** Turns HTTP requests into the events that API Gateway makes of them: HTTP API, payload version 2.0. */
final class HttpApiEvent {

    /** Nobody else reaches this machine's loopback address. */
    private static final String SOURCE = "127.0.0.1";

    private HttpApiEvent() {}

    static APIGatewayV2HTTPEvent of(Incoming request) {
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod(request.method())
                .withPath(request.path())
                .withProtocol("HTTP/1.1")
                .withSourceIp(SOURCE)
                .withUserAgent(request.header("user-agent").orElse(""))
                .build();
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(request.path())
                .withRawQueryString(request.query())
                .withHeaders(request.headers())
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(http)
                        .withStage("$default")
                        .build())
                .withIsBase64Encoded(!request.body().isEmpty())
                .build();
        if (!request.body().isEmpty()) {
            // A form is no text to API Gateway: it arrives as Base64.
            event.setBody(Base64.getEncoder().encodeToString(request.body().toArray()));
        }
        return event;
    }
}

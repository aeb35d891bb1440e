package dev.headgate.simulator.live;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.sun.net.httpserver.HttpExchange;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns HTTP requests into the events that API Gateway makes of them: HTTP API, payload version 2.0. */
final class HttpApiEvent {

    private HttpApiEvent() {}

    static APIGatewayV2HTTPEvent of(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> headers = headers(exchange);
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod(exchange.getRequestMethod())
                .withPath(path)
                .withProtocol(exchange.getProtocol())
                .withSourceIp(exchange.getRemoteAddress().getAddress().getHostAddress())
                .withUserAgent(Optional.ofNullable(headers.get("user-agent")).orElse(""))
                .build();
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(path)
                .withRawQueryString(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse(""))
                .withHeaders(headers)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(http)
                        .withStage("$default")
                        .build())
                .withIsBase64Encoded(body.length > 0)
                .build();
        if (body.length > 0) {
            // A form is no text to API Gateway: it arrives as Base64.
            event.setBody(Base64.getEncoder().encodeToString(body));
        }
        return event;
    }

    /** Names in lower case, several values of one name joined by commas. */
    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(",", header.getValue()));
        }
        return headers;
    }
}

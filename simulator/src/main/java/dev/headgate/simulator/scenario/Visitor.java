package dev.headgate.simulator.scenario;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.headgate.simulator.installation.World;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A browser, as the approval page's Lambda function sees it: HTTP requests as API Gateway hands them on. */
public final class Visitor {

    private final World world;
    private final UnaryOperator<APIGatewayV2HTTPEvent> authorizer;

    /** Whoever has the link, and has not signed in anywhere. */
    public Visitor(World world) {
        this(world, UnaryOperator.identity());
    }

    private Visitor(World world, UnaryOperator<APIGatewayV2HTTPEvent> authorizer) {
        this.world = world;
        this.authorizer = authorizer;
    }

    /** The person whom the link was sent to, signed in where that is asked for. */
    static Visitor signedIn(World world) {
        return new Visitor(world, new SimulatedSignIn(world)::signed);
    }

    /** Opens a link. */
    public APIGatewayV2HTTPResponse get(URI link) {
        return world.visit(request("GET", link.getPath(), ""));
    }

    /** Sends a form to a link. */
    public APIGatewayV2HTTPResponse post(URI link, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return world.visit(request("POST", link.getPath(), body));
    }

    /** Sends any request. */
    public APIGatewayV2HTTPResponse send(String method, String path, String body) {
        return world.visit(request(method, path, body));
    }

    private APIGatewayV2HTTPEvent request(String method, String path, String body) {
        return authorizer.apply(event(method, path, body));
    }

    private static APIGatewayV2HTTPEvent event(String method, String path, String body) {
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .withProtocol("HTTP/1.1")
                .withSourceIp("192.0.2.10")
                .withUserAgent("simulated")
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(path)
                .withRawQueryString("")
                .withHeaders(Map.of("content-type", "application/x-www-form-urlencoded"))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(http)
                        .withStage("$default")
                        .build())
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

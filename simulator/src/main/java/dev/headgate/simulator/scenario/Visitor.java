package dev.headgate.simulator.scenario;

import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
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
    private final UnaryOperator<PageRequest> authorizer;

    /** Whoever has the link, and has not signed in anywhere. */
    public Visitor(World world) {
        this(world, UnaryOperator.identity());
    }

    private Visitor(World world, UnaryOperator<PageRequest> authorizer) {
        this.world = world;
        this.authorizer = authorizer;
    }

    /** The person whom the link was sent to, signed in where that is asked for. */
    static Visitor signedIn(World world) {
        return new Visitor(world, new SimulatedSignIn(world)::signed);
    }

    /** Opens a link. */
    public PageResponse get(URI link) {
        return world.visit(request("GET", link.getPath(), ""));
    }

    /** Sends a form to a link. */
    public PageResponse post(URI link, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return world.visit(request("POST", link.getPath(), body));
    }

    /** Sends any request. */
    public PageResponse send(String method, String path, String body) {
        return world.visit(request(method, path, body));
    }

    private PageRequest request(String method, String path, String body) {
        return authorizer.apply(event(method, path, body));
    }

    private static PageRequest event(String method, String path, String body) {
        return PageRequest.of(method, path)
                .withHeaders(Map.of("content-type", "application/x-www-form-urlencoded"))
                .withBody(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

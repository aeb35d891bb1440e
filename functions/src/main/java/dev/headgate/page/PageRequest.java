package dev.headgate.page;

import dev.headgate.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser asks of the approval page, as API Gateway hands it on; every part of it may be absent.
 *
 * @param path as it was asked for, with the stage in front where it has a name
 * @param base64 whether the body stands here as Base64
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload
 *     format 2.0</a>
 */
public record PageRequest(
        Optional<String> method,
        Optional<String> path,
        Map<String, String> headers,
        Map<String, String> query,
        List<String> cookies,
        Optional<String> body,
        boolean base64) {

    /** Of nothing. */
    public static final PageRequest EMPTY =
            new PageRequest(Optional.empty(), Optional.empty(), Map.of(), Map.of(), List.of(), Optional.empty(), false);

    public PageRequest {
        // In the order in which they came: the first of several content types counts.
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        query = Map.copyOf(query);
        cookies = List.copyOf(cookies);
    }

    /** Without headers and body. */
    public static PageRequest of(String method, String path) {
        return new PageRequest(
                Optional.of(method), Optional.of(path), Map.of(), Map.of(), List.of(), Optional.empty(), false);
    }

    /** Reads an event; whatever is not there, or not of its shape, is absent. */
    public static PageRequest of(Map<String, Object> event) {
        return new PageRequest(
                text(members(members(event, "requestContext"), "http"), "method"),
                text(event, "rawPath"),
                texts(members(event, "headers")),
                texts(members(event, "queryStringParameters")),
                event.get("cookies") instanceof List<?> cookies ? textsOf(cookies) : List.of(),
                text(event, "body"),
                Boolean.TRUE.equals(event.get("isBase64Encoded")));
    }

    public PageRequest withHeaders(Map<String, String> others) {
        return new PageRequest(method, path, others, query, cookies, body, base64);
    }

    public PageRequest withQuery(Map<String, String> other) {
        return new PageRequest(method, path, headers, other, cookies, body, base64);
    }

    public PageRequest withCookies(List<String> others) {
        return new PageRequest(method, path, headers, query, others, body, base64);
    }

    public PageRequest withBody(String text) {
        return new PageRequest(method, path, headers, query, cookies, Optional.of(text), base64);
    }

    /** With a body that stands here as Base64. */
    public PageRequest withBase64(String text) {
        return new PageRequest(method, path, headers, query, cookies, Optional.of(text), true);
    }

    private static Map<String, Object> members(Map<String, Object> event, String name) {
        return event.get(name) instanceof Map<?, ?> map ? Json.object(map, name) : Map.of();
    }

    private static Optional<String> text(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static List<String> textsOf(List<?> values) {
        return values.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private static Map<String, String> texts(Map<String, Object> members) {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }
}

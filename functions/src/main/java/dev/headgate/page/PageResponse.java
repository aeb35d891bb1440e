package dev.headgate.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the approval page answers.
 *
 * @param body empty where there is to be none at all, not even an empty one
 */
public record PageResponse(int status, Map<String, String> headers, List<String> cookies, Optional<String> body) {

    public PageResponse {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /** Has nothing to show. */
    public static PageResponse empty(int status) {
        return new PageResponse(status, Map.of(), List.of(), Optional.empty());
    }

    /** The page; empty where there is none. */
    public String html() {
        return body.orElse("");
    }

    /** As API Gateway takes it from a function. */
    public Map<String, Object> event() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("statusCode", status);
        if (!headers.isEmpty()) {
            event.put("headers", headers);
        }
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        body.ifPresent(it -> event.put("body", it));
        event.put("isBase64Encoded", false);
        return event;
    }
}

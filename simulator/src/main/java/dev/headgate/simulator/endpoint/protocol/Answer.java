package dev.headgate.simulator.endpoint.protocol;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What goes back over HTTP.
 *
 * @param headers without the length
 */
public record Answer(int status, Map<String, String> headers, Bytes body) {

    private static final String REQUEST_ID = "x-amzn-RequestId";

    public Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, String contentType, String requestId, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType, REQUEST_ID, requestId), new Bytes(body));
    }

    /** JSON of a rest API. */
    public static Answer json(int status, String requestId, String json) {
        return of(status, "application/json", requestId, json.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}

package dev.headgate.simulator.scenario;

import dev.headgate.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What operators write to the release state machine about prod. */
record OperatorRequests(String service) {

    /** Back to what served before, by the environment's rules. */
    String rollback() {
        return Json.write(back());
    }

    /** The same at once. */
    String rollbackNow() {
        Map<String, Object> request = back();
        request.put("now", true);
        return Json.write(request);
    }

    private Map<String, Object> back() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("service", service);
        request.put("environment", "prod");
        request.put("rollback", true);
        request.put("reason", "checkout fails since v2");
        request.put("requestedBy", "carol");
        return request;
    }

    /** The image that comes, whatever is red or closed. */
    String cure() {
        Map<String, Object> request = release(Stage.NEW_TAG, "checkout fails since v2");
        request.put("override", Map.of("reason", Stage.NEW_TAG + " cures the outage, and the sale can wait"));
        return Json.write(request);
    }

    /** The image that comes, as anybody may who has looked into why it was rolled back. */
    String releaseAgain() {
        return Json.write(release(Stage.NEW_TAG, "the database was to blame, not the image"));
    }

    private Map<String, Object> release(String tag, String reason) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("service", service);
        request.put("imageTag", tag);
        request.put("environments", List.of("prod"));
        request.put("reason", reason);
        request.put("requestedBy", Operator.NAME);
        return request;
    }
}

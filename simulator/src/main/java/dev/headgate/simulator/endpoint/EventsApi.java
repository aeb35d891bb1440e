package dev.headgate.simulator.endpoint;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.simulator.endpoint.protocol.Answer;
import dev.headgate.simulator.endpoint.protocol.Bytes;
import dev.headgate.simulator.endpoint.protocol.JsonProtocol;
import dev.headgate.simulator.installation.Accounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * EventBridge's PutEvents, by hand: nothing else here needs the SDK's module for it.
 *
 * <p>Events of AWS's own services are taken too, which EventBridge refuses: here nobody else sends a pipeline's.
 */
record EventsApi(Accounts accounts, CallPlace place) {

    static final String TARGET = "AWSEvents.PutEvents";

    private static final int MOST_ENTRIES = 10;

    Answer putEvents(Incoming request, CredentialScope scope, String requestId) {
        if (!scope.service().equals("events")) {
            throw new RefusedException(
                    400, "InvalidSignatureException", "Credential should be scoped to correct service: 'events'.");
        }
        List<Map<String, Object>> entries = entries(request.body());
        List<Map<String, Object>> told =
                entries.stream().map(entry -> put(entry, scope)).toList();
        long failed = told.stream().filter(it -> it.containsKey("ErrorCode")).count();
        return JsonProtocol.json11(requestId, Map.of("FailedEntryCount", failed, "Entries", told));
    }

    private static List<Map<String, Object>> entries(Bytes body) {
        try {
            Object entries = Json.object(Json.tree(body.text()), "the request").get("Entries");
            if (entries instanceof List<?> list && !list.isEmpty() && list.size() <= MOST_ENTRIES) {
                return list.stream().map(it -> Json.object(it, "an entry")).toList();
            }
        } catch (MalformedJsonException e) {
            throw new RefusedException(400, "SerializationException", String.valueOf(e.getMessage()));
        }
        throw new RefusedException(
                400,
                "ValidationException",
                "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length"
                        + " from 1 to " + MOST_ENTRIES);
    }

    private Map<String, Object> put(Map<String, Object> entry, CredentialScope scope) {
        for (String member : List.of("Source", "DetailType", "Detail")) {
            if (!(entry.get(member) instanceof String)) {
                return refused(
                        "InvalidArgument",
                        "Parameter " + member + " is not valid. Reason: " + member + " is a required argument.");
            }
        }
        try {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("detail-type", String.valueOf(entry.get("DetailType")));
            event.put("source", String.valueOf(entry.get("Source")));
            event.put("resources", Optional.ofNullable(entry.get("Resources")).orElse(List.of()));
            event.put("detail", Json.object(Json.tree(String.valueOf(entry.get("Detail"))), "Detail"));
            String id = place.call(() -> accounts.putEvent(scope.accessKey(), scope.region(), event))
                    .orElseThrow(() -> new RefusedException(
                            400,
                            "UnrecognizedClientException",
                            "The security token included in the request is invalid."));
            return Map.of("EventId", id);
        } catch (MalformedJsonException e) {
            return refused("MalformedDetail", "Detail is malformed.");
        }
    }

    private static Map<String, Object> refused(String code, String message) {
        return Map.of("ErrorCode", code, "ErrorMessage", message);
    }
}

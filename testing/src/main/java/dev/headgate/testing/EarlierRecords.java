package dev.headgate.testing;

import dev.headgate.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an earlier release has stored and passed, as it did: frozen, and never written again.
 *
 * <p>{@code items} are items of the table as DynamoDB's own JSON has them, {@code payloads} what the state machines gave to
 * the functions and got from them, {@code definitions} the state machines.
 *
 * @param release such as 0.1
 */
public record EarlierRecords(String release) {

    /** The kinds of items, each of them the beginning of a partition key. */
    public static final List<String> ITEMS = List.of(
            "alert",
            "approval",
            "began",
            "built",
            "deployed",
            "deployment",
            "link",
            "lock",
            "mail",
            "owed",
            "plan",
            "release",
            "trigger",
            "unannounced",
            "waiting");

    /** The states whose handlers were called. */
    public static final List<String> STATES = List.of(
            "AnnounceRelease",
            "CheckReadiness",
            "CloseDeployment",
            "ConfirmRollback",
            "FollowRelease",
            "OpenDeployment",
            "PlanRelease",
            "ProceedWithTraffic",
            "RecordDecision",
            "RemindApprovers",
            "RequestApproval",
            "RetireBlue",
            "RollBack",
            "StartDeployment",
            "WatchDeployment");

    /** Items of one kind: attributes by name, each an object with its type. */
    public List<Map<String, Object>> items(String kind) {
        return list("items/" + kind);
    }

    /** Calls of one state: its {@code payload} and the {@code result}. */
    public List<Map<String, Object>> calls(String state) {
        return list("payloads/" + state);
    }

    /** A state machine's text, with its placeholders. */
    public String definition(String name) {
        return text("definitions/" + name + ".asl.json");
    }

    private List<Map<String, Object>> list(String path) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (!(Json.tree(text(path + ".json")) instanceof List<?> all)) {
            throw new IllegalStateException(path + ".json is no list");
        }
        for (Object each : all) {
            objects.add(Json.object(each, path));
        }
        return objects;
    }

    private String text(String path) {
        String place = "/records/" + release + "/" + path;
        try (InputStream in = Optional.ofNullable(EarlierRecords.class.getResourceAsStream(place))
                .orElseThrow(() -> new IllegalArgumentException("There is no " + place))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.headgate.testing;

import dev.headgate.handler.Executions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executions as a test has them: those that it lets run or end, and those that were started, whose names are good for one. */
public final class ScriptedExecutions implements Executions {

    public final Map<String, Map<String, Object>> started = new LinkedHashMap<>();

    /** The names that were asked for, also those that were taken. */
    public final List<String> looks = new ArrayList<>();

    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, RuntimeException> failures = new HashMap<>();

    public void run(String name) {
        run(name, Map.of());
    }

    public void run(String name, Map<String, Object> input) {
        seen.put(arnOf(name), new Seen(true, "RUNNING", input, Optional.empty()));
    }

    public void end(String name, String status, Optional<String> cause) {
        Map<String, Object> input =
                Optional.ofNullable(seen.get(arnOf(name))).map(Seen::input).orElse(Map.of());
        seen.put(arnOf(name), new Seen(false, status, input, cause));
    }

    public void end(String name) {
        end(name, "ABORTED", Optional.empty());
    }

    /** Every look at it fails. */
    public void fail(String name, RuntimeException how) {
        failures.put(arnOf(name), how);
    }

    @Override
    public Optional<Seen> find(String executionArn) {
        looks.add(executionArn.substring(executionArn.lastIndexOf(':') + 1));
        Optional<RuntimeException> failure = Optional.ofNullable(failures.get(executionArn));
        if (failure.isPresent()) {
            throw failure.get();
        }
        return Optional.ofNullable(seen.get(executionArn));
    }

    @Override
    public boolean start(String name, Map<String, Object> input) {
        if (seen.containsKey(arnOf(name))) {
            return false;
        }
        started.put(name, input);
        run(name, input);
        return true;
    }

    @Override
    public String arnOf(String name) {
        return Scene.execution(name).arn();
    }
}

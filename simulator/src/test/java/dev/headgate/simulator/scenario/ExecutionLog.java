package dev.headgate.simulator.scenario;

import dev.headgate.states.execution.ExecutionListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Every execution of a run by its name, in the order of their starts: the states it entered, and how it ended. */
final class ExecutionLog implements ExecutionListener {

    private static final String RECOVERY = "-recovery-";

    private final Map<String, List<String>> states = new LinkedHashMap<>();
    private final Map<String, ExecutionStatus> ended = new LinkedHashMap<>();
    private final List<String> deployments = new ArrayList<>();
    private int entered;

    @Override
    public void executionStarted(String executionArn, Instant at, String input) {
        String name = nameOf(executionArn);
        states.put(name, new ArrayList<>());
        if (isDeployment(executionArn) && !name.contains(RECOVERY)) {
            deployments.add(name);
        }
    }

    @Override
    public void stateEntered(String executionArn, String stateName, Instant at, String input) {
        entered++;
        statesOf(nameOf(executionArn)).add(stateName);
    }

    @Override
    public void executionRedriven(String executionArn, Instant at) {
        ended.remove(nameOf(executionArn));
        statesOf(nameOf(executionArn)).add("(redriven)");
    }

    @Override
    public void executionEnded(String executionArn, ExecutionStatus status, Instant at) {
        ended.put(nameOf(executionArn), status);
    }

    boolean areAllOver() {
        return ended.size() == states.size();
    }

    /** Empty while it runs. */
    Optional<ExecutionStatus> statusOf(String execution) {
        return Optional.ofNullable(ended.get(execution));
    }

    List<String> executions() {
        return List.copyOf(states.keySet());
    }

    /** The executions that opened a deployment, whose id is their name; those that recovered one are left out. */
    List<String> deployments() {
        return List.copyOf(deployments);
    }

    /** The states of one execution, with its loops folded. */
    List<String> path(String execution) {
        return Loops.fold(statesOf(execution));
    }

    /** How many states all executions have entered together. */
    int entered() {
        return entered;
    }

    static boolean isDeployment(String executionArn) {
        return executionArn.contains(":execution:headgate-deployment:");
    }

    static String nameOf(String executionArn) {
        return executionArn.substring(executionArn.lastIndexOf(':') + 1);
    }

    private List<String> statesOf(String execution) {
        return Optional.ofNullable(states.get(execution))
                .orElseThrow(() -> new IllegalArgumentException(
                        "No execution is named " + execution + ", only " + states.keySet()));
    }
}

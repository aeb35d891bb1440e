package dev.headgate.cli.look;

import dev.headgate.deployment.RecoveryName;
import dev.headgate.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What Step Functions tells of executions, which it does for ninety days after their end. */
public final class ExecutionsSeen {

    /** From a start to the records of the first wave: two steps, and what keeps them from running at once. */
    private static final Duration PLANNED_WITHIN = Duration.ofMinutes(2);

    /** As the command line calls what it says of a deployment or an environment; no release names a deployment so. */
    private static final Pattern WORD =
            Pattern.compile("(promote|pause|resume|abort|recover|settle|freeze|unfreeze)-.+-[0-9a-f]{8}");

    private final SfnClient client;
    private final String releases;
    private final String deployments;

    /** @param releases ARN of the state machine of releases, and {@code deployments} that of deployments */
    ExecutionsSeen(SfnClient client, String releases, String deployments) {
        this.client = client;
        this.releases = releases;
        this.deployments = deployments;
    }

    /**
     * Ids of what executions opened or took over, the one that started last first, read page by page as they are asked for. Some may
     * be of nothing: what was said to a deployment is an execution, too, and only the command line names it by what it says.
     */
    public Stream<String> deploymentIds() {
        return client.listExecutionsPaginator(it -> it.stateMachineArn(deployments)).executions().stream()
                .map(ExecutionListItem::name)
                .filter(it -> !WORD.matcher(it).matches())
                .map(RecoveryName::deploymentId)
                .distinct();
    }

    /** Whether it goes on; one that is forgotten does not. */
    public boolean isRunning(String executionArn) {
        return status(executionArn).filter(it -> it == ExecutionStatus.RUNNING).isPresent();
    }

    /**
     * Releases that go on and may be of this service: those whose input names it, and those of an event, which does not, for as
     * long as they may not have been planned yet. Once a release is planned, the records tell whose it is.
     */
    public List<String> releasesUnderWay(Optional<String> service, Instant now) {
        return client
                .listExecutions(it -> it.stateMachineArn(releases).statusFilter(ExecutionStatus.RUNNING))
                .executions()
                .stream()
                .filter(it -> mayBeOf(service, it, now))
                .map(ExecutionListItem::executionArn)
                .toList();
    }

    private boolean mayBeOf(Optional<String> service, ExecutionListItem release, Instant now) {
        boolean isNew = release.startDate().plus(PLANNED_WITHIN).isAfter(now);
        return isNew
                && (service.isEmpty()
                        || named(release.executionArn())
                                .map(service.get()::equals)
                                .orElse(true));
    }

    private Optional<String> named(String executionArn) {
        String input =
                client.describeExecution(it -> it.executionArn(executionArn)).input();
        return Json.tree(input) instanceof Map<?, ?> members && members.get("service") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    private Optional<ExecutionStatus> status(String executionArn) {
        try {
            return Optional.of(client.describeExecution(it -> it.executionArn(executionArn))
                    .status());
        } catch (ExecutionDoesNotExistException e) {
            return Optional.empty();
        }
    }
}

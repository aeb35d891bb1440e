package dev.headgate.cli.look;

import dev.headgate.approval.Approval;
import dev.headgate.approval.ApprovalStore;
import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import dev.headgate.cli.installation.Installation;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.window.ChangeCalendar;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.deployment.window.SsmChangeCalendar;
import dev.headgate.table.DynamoDbApprovalStore;
import dev.headgate.table.DynamoDbAskerStore;
import dev.headgate.table.DynamoDbDeploymentStore;
import dev.headgate.table.DynamoDbFreezeStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The records of an installation, as one can read them from outside. */
public record Records(
        DeploymentStore deployments,
        ApprovalStore approvals,
        AskerStore askers,
        FreezeStore freezes,
        ChangeCalendar calendar,
        ExecutionsSeen executions,
        InstantSource clock) {

    /** Those in its table. */
    public static Records of(Installation installation) {
        return new Records(
                new DynamoDbDeploymentStore(installation.clients().dynamoDb(), installation.table()),
                new DynamoDbApprovalStore(installation.clients().dynamoDb(), installation.table()),
                new DynamoDbAskerStore(installation.clients().dynamoDb(), installation.table()),
                new DynamoDbFreezeStore(installation.clients().dynamoDb(), installation.table()),
                new SsmChangeCalendar(installation.clients()::ssm),
                new ExecutionsSeen(
                        installation.clients().stepFunctions(), installation.releases(), installation.deployments()),
                installation.waiting());
    }

    public Instant now() {
        return clock.instant();
    }

    public Optional<Deployment> find(String deploymentId) {
        return deployments.find(deploymentId);
    }

    /** Who started an execution: as IAM knows it, where that has come, or as its input claims. */
    public Optional<String> starter(String executionArn, Optional<String> claimed) {
        return askers.starter(executionArn).map(Asker::inWords).or(() -> claimed);
    }

    /** What was asked at the gates of a deployment, in their order. */
    public List<Approval> questions(String deploymentId) {
        return Stream.of(Gate.Before.values())
                .flatMap(gate -> approvals.find(deploymentId, gate).stream())
                .toList();
    }

    /** So many executions are looked through for one deployment of whose end they tell: the others are words of operators. */
    private static final int WORDS_OF_EACH = 10;

    /**
     * Ids of deployments that have not ended, and of the latest others; without repetition.
     *
     * <p>What has not ended is in the table, so that nothing of it hides behind many that have.
     *
     * @param most of the latest others; with none, Step Functions is not asked
     * @param wanted which of them count
     */
    public List<String> recentIds(int most, Predicate<String> wanted) {
        return Stream.concat(
                        idsOfTheUnended(),
                        most == 0
                                ? Stream.<String>empty()
                                : executions
                                        .deploymentIds()
                                        .filter(wanted)
                                        .limit((long) most * WORDS_OF_EACH)
                                        .filter(id -> find(id).isPresent())
                                        .limit(most))
                .filter(wanted)
                .distinct()
                .toList();
    }

    /** Ids of deployments that have not ended, or of whose end nobody has been told; some come twice. */
    public Stream<String> idsOfTheUnended() {
        return Stream.concat(
                deployments.locks().stream().map(DeploymentStore.Lock::deploymentId),
                deployments.unannounced().stream());
    }
}

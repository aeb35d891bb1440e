package dev.headgate.cli.demo;

import dev.headgate.cli.installation.Installation;
import dev.headgate.json.Json;
import java.time.Instant;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/**
 * The release's execution, as any client of Step Functions starts and sees one.
 *
 * @param arn names the execution
 */
record ReleaseExecution(SfnClient stepFunctions, String arn, Instant started) {

    /**
     * Starts a release.
     *
     * @param input of its execution
     * @throws software.amazon.awssdk.services.sfn.model.SfnException when Step Functions refuses it
     */
    static ReleaseExecution start(Installation installation, String name, String input) {
        SfnClient stepFunctions = installation.clients().stepFunctions();
        StartExecutionResponse started = stepFunctions.startExecution(
                it -> it.stateMachineArn(installation.releases()).name(name).input(input));
        return new ReleaseExecution(stepFunctions, started.executionArn(), started.startDate());
    }

    boolean hasSucceeded() {
        return described().status() == ExecutionStatus.SUCCEEDED;
    }

    /** What it says of a release that deployed nothing. */
    String lastWords() {
        DescribeExecutionResponse described = described();
        return described.status() == ExecutionStatus.SUCCEEDED
                ? "Nothing to deploy: "
                        + Json.object(Json.tree(described.output()), "$").get("reason")
                : "The release ended without a deployment: " + described.cause();
    }

    private DescribeExecutionResponse described() {
        return stepFunctions.describeExecution(it -> it.executionArn(arn));
    }
}

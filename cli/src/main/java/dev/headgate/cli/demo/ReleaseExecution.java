package dev.headgate.cli.demo;

import dev.headgate.config.Configuration;
import dev.headgate.json.Json;
import dev.headgate.simulator.installation.World;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * The release's execution, as any client of Step Functions starts and sees one. No fault hits its calls: whoever asks and looks
 * tries until it works.
 *
 * @param arn names the execution
 */
record ReleaseExecution(World world, String arn) {

    /**
     * Starts a release.
     *
     * @param input of its execution
     * @throws software.amazon.awssdk.services.sfn.model.SfnException when Step Functions refuses it
     */
    static ReleaseExecution start(World world, String name, String input) {
        String arn = world.wire()
                .undisturbed(() -> stepFunctions(world)
                        .startExecution(it -> it.stateMachineArn(stateMachine(world.configuration()))
                                .name(name)
                                .input(input)))
                .executionArn();
        return new ReleaseExecution(world, arn);
    }

    private static SfnClient stepFunctions(World world) {
        return world.clients().stepFunctions();
    }

    private static String stateMachine(Configuration configuration) {
        return "arn:aws:states:" + configuration.region() + ":" + configuration.account() + ":stateMachine:"
                + configuration.names().of("headgate-release");
    }

    /** What it says of a release that deployed nothing. */
    String lastWords() {
        DescribeExecutionResponse described =
                world.wire().undisturbed(() -> stepFunctions(world).describeExecution(it -> it.executionArn(arn)));
        return described.status() == ExecutionStatus.SUCCEEDED
                ? "Nothing to deploy: "
                        + Json.object(Json.tree(described.output()), "$").get("reason")
                : "The release ended without a deployment: " + described.cause();
    }

    /** The states that it entered, in order, those of its waves among them. */
    List<String> states() {
        return world.wire()
                .undisturbed(() ->
                        stepFunctions(world).getExecutionHistoryPaginator(it -> it.executionArn(arn)).events().stream()
                                .map(HistoryEvent::stateEnteredEventDetails)
                                .flatMap(entered -> Optional.ofNullable(entered).stream())
                                .map(entered -> entered.name())
                                .toList());
    }
}

package dev.headgate.cli.say;

import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.Refused;
import dev.headgate.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** Starts executions, and hears what they answer. */
final class Conversation {

    /** In a row, before an execution is given up that can not be looked at. */
    private static final int MOST_LOST_LOOKS = 10;

    private final Installation installation;
    private final SfnClient stepFunctions;
    private final RandomGenerator random;

    Conversation(Installation installation, RandomGenerator random) {
        this.installation = installation;
        this.stepFunctions = installation.clients().stepFunctions();
        this.random = random;
    }

    /** An execution that may have begun, and what is known of it. */
    record Heard(String execution, Answer answer) {

        String name() {
            return execution.substring(execution.lastIndexOf(':') + 1);
        }

        Heard with(Answer other) {
            return new Heard(execution, other);
        }
    }

    /** @throws SdkException where AWS refuses to start it */
    Heard start(Asked asked) {
        String machine = switch (asked.machine()) {
            case RELEASE -> installation.releases();
            case DEPLOYMENT -> installation.deployments();
        };
        String name = ExecutionName.of(asked.verb(), asked.subject(), random);
        Heard begun = new Heard(
                machine.replace(":stateMachine:", ":execution:") + ":" + name, new Answer.UnderWay("it is under way"));
        try {
            return new Heard(
                    stepFunctions
                            .startExecution(
                                    it -> it.stateMachineArn(machine).name(name).input(Json.write(asked.input())))
                            .executionArn(),
                    begun.answer());
        } catch (ExecutionAlreadyExistsException e) {
            // Nobody else draws this name: the SDK asked again after a reply was lost.
            return begun;
        } catch (SdkException e) {
            if (!mayHaveBegun(e)) {
                throw e;
            }
            return begun.with(new Answer.Unheard(Refused.fault(e)
                    + "\nIt may have been heard all the same: look whether there is an execution " + name
                    + " before you say it again."));
        }
    }

    /** Neither a reply that is lost nor a fault of AWS's tells what became of the call. */
    private static boolean mayHaveBegun(SdkException e) {
        return e instanceof SdkClientException
                || (e instanceof AwsServiceException refusal
                        && refusal.statusCode() >= 500
                        && !refusal.isThrottlingException());
    }

    /**
     * Looks at it until it has ended or patience has.
     *
     * @param progress is told after each look how long it was waited for
     */
    Heard await(Heard begun, Patience patience, Consumer<Duration> progress) throws InterruptedException {
        Instant began = installation.waiting().instant();
        Heard heard = begun;
        int lost = 0;
        Duration waited = Duration.ZERO;
        while (heard.answer() instanceof Answer.UnderWay && !patience.isOver(waited)) {
            installation.waiting().pause(Patience.pause(waited));
            waited = Duration.between(began, installation.waiting().instant());
            try {
                heard = begun.with(look(begun.execution()));
                lost = 0;
            } catch (SdkException e) {
                lost++;
                heard = isPassing(e) && lost < MOST_LOST_LOOKS ? begun : begun.with(unheard(e));
            }
            progress.accept(waited);
        }
        return heard;
    }

    private Answer look(String execution) {
        return Answer.of(stepFunctions.describeExecution(it -> it.executionArn(execution)));
    }

    /** What was just started may not be seen everywhere yet. */
    private static boolean isPassing(SdkException e) {
        return e instanceof ExecutionDoesNotExistException
                || !(e instanceof AwsServiceException refusal)
                || refusal.isThrottlingException()
                || refusal.statusCode() >= 500;
    }

    private Answer unheard(SdkException e) {
        return new Answer.Unheard("it was said, and its answer can not be read: " + Refused.sentence(e, installation));
    }
}

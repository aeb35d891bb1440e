package dev.headgate.asker;

import dev.headgate.text.PlainLine;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what CloudTrail records of a call to Step Functions, as EventBridge carries it.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">Who called</a>
 */
public final class CallReader {

    private static final String STEP_FUNCTIONS = "states.amazonaws.com";

    private static final Map<String, Asker.Act> ACTS = Map.of(
            "StartExecution", Asker.Act.STARTED,
            "RedriveExecution", Asker.Act.REDRIVEN,
            "StopExecution", Asker.Act.STOPPED);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final OurMachines machines;

    /** Reads of calls about executions of these. */
    public CallReader(OurMachines machines) {
        this.machines = machines;
    }

    /** What an event comes to. */
    public sealed interface Reading {

        /** Somebody did this to an execution of ours. */
        record Of(String executionArn, Asker asker) implements Reading {}

        /** It tells of no such thing. */
        record Nothing(String why) implements Reading {}
    }

    /** Reads an event, however it is made up. */
    public Reading read(Map<String, Object> event) {
        Map<String, Object> call = object(event, "detail");
        Optional<Asker.Act> act = text(call, "eventName").map(ACTS::get);
        if (act.isEmpty() || !STEP_FUNCTIONS.equals(call.get("eventSource"))) {
            return new Reading.Nothing("it is of no call that starts, redrives or stops an execution");
        }
        Optional<String> refused = text(call, "errorCode");
        if (refused.isPresent()) {
            return new Reading.Nothing("the call was refused with " + PlainLine.quoted(refused.get()));
        }
        Optional<String> execution = execution(call).filter(machines::run);
        if (execution.isEmpty()) {
            return new Reading.Nothing("it names no execution of ours");
        }
        Map<String, Object> identity = object(call, "userIdentity");
        Optional<String> who = who(identity);
        Optional<Instant> at = text(call, "eventTime").flatMap(CallReader::instant);
        Optional<String> id = text(call, "eventID").filter(it -> ID.matcher(it).matches());
        if (who.isEmpty() || at.isEmpty() || id.isEmpty()) {
            return new Reading.Nothing("it does not say who called, when, or by which id");
        }
        Optional<String> through =
                text(identity, "invokedBy").map(PlainLine::of).filter(it -> has(identity, "arn"));
        Asker asker = new Asker(act.get(), who.get(), machines.part(who.get()), through, at.get(), id.get());
        return new Reading.Of(execution.get(), asker);
    }

    /** A start's is in its reply; the two others are asked about one. */
    private static Optional<String> execution(Map<String, Object> call) {
        return text(object(call, "responseElements"), "executionArn")
                .or(() -> text(object(call, "requestParameters"), "executionArn"));
    }

    /** A service that calls by itself, and a caller of another account, may have no ARN here. */
    private static Optional<String> who(Map<String, Object> identity) {
        return text(identity, "arn")
                .or(() -> text(identity, "invokedBy").map(it -> "the service " + it))
                .or(() -> text(identity, "accountId").map(it -> "somebody of account " + it))
                .map(PlainLine::of);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean has(Map<String, Object> object, String member) {
        return text(object, member).isPresent();
    }

    private static Optional<String> text(Map<String, Object> object, String member) {
        return object.get(member) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Map<String, Object> object(Map<String, Object> parent, String member) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (parent.get(member) instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                if (name instanceof String text && value != null) {
                    members.put(text, value);
                }
            });
        }
        return members;
    }
}

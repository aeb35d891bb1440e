package dev.headgate.function;

import dev.headgate.aws.FunctionSettings;
import dev.headgate.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What each function rehearses before its first event: a line of JSON for each state or kind of event that it serves. */
public final class Rehearsals {

    /** What the functions were told in the run that the rehearsals are taken from. */
    static final FunctionSettings SETTINGS = FunctionSettings.of(Map.of(
            "HEADGATE_TABLE", "headgate-deployments",
            "HEADGATE_CONFIGURATION_PARAMETER", "/headgate/configuration",
            "HEADGATE_APPROVALS_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:headgate-approvals",
            "HEADGATE_ALERTS_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:headgate-alerts",
            "HEADGATE_UPDATES_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:headgate-updates",
            "HEADGATE_APPROVALS_URL", "https://approvals.example.com",
            "HEADGATE_DEPLOYMENT_STATE_MACHINE_ARN",
                    "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-deployment"));

    private Rehearsals() {}

    /** Where those of a function are kept, beside this class. */
    public static String resource(Class<?> function) {
        return "rehearsals/" + function.getSimpleName() + ".jsonl";
    }

    /** All of a function, in the order in which they are played. */
    public static List<Rehearsal> of(Class<?> function) {
        return lines(resource(function)).map(Rehearsals::read).toList();
    }

    static Rehearsal read(String line) {
        return Json.read(line, Rehearsal.class);
    }

    static Stream<String> lines(String resource) {
        try (InputStream in = Rehearsals.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.headgate.asker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.asker.CallReader.Reading;
import dev.headgate.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTest {

    private static final String STATES = "arn:aws:states:us-east-1:111122223333:";
    private static final String RELEASE = STATES + "execution:headgate-release:r-1";
    private static final String DEPLOYMENT = STATES + "execution:headgate-deployment:web-prod-1";
    private static final String CAROL =
            "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Release_0123456789abcdef/carol@example.com";

    private static final String STARTED = """
            {"detail-type": "AWS API Call via CloudTrail", "source": "aws.states", "detail": {
              "eventSource": "states.amazonaws.com", "eventName": "StartExecution",
              "eventTime": "2026-03-02T09:00:00Z", "eventID": "30a20c8e-a3a1-4b07-9139-cd9cd73b5eb8",
              "userIdentity": {"type": "AssumedRole", "arn": "%s"},
              "requestParameters": {"stateMachineArn": "x", "name": "r-1", "input": "HIDDEN_DUE_TO_SECURITY_REASONS"},
              "responseElements": {"startDate": "Mar 2, 2026 9:00:00 AM", "executionArn": "%s"}}}
            """;

    private static final String STOPPED = """
            {"detail": {
              "eventSource": "states.amazonaws.com", "eventName": "%s",
              "eventTime": "2026-03-02T09:20:00Z", "eventID": "e658c743-c537-459a-aea7-dafb83c18c53",
              "userIdentity": {"type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/bob"},
              "requestParameters": {"executionArn": "%s"}, "responseElements": null}}
            """;

    private final CallReader reader = new CallReader(new OurMachines(STATES + "stateMachine:headgate-deployment"));

    @Test
    void readsWhoStartedAnExecution() {
        assertThat(read(STARTED.formatted(CAROL, RELEASE)))
                .isEqualTo(new Reading.Of(
                        RELEASE,
                        new Asker(
                                Asker.Act.STARTED,
                                CAROL,
                                Optional.empty(),
                                Optional.empty(),
                                Instant.parse("2026-03-02T09:00:00Z"),
                                "30a20c8e-a3a1-4b07-9139-cd9cd73b5eb8")));
    }

    @ParameterizedTest
    @CsvSource({"StopExecution, STOPPED", "RedriveExecution, REDRIVEN"})
    void readsWhoStoppedOrRedroveOne(String operation, Asker.Act act) {
        assertThat(read(STOPPED.formatted(operation, DEPLOYMENT)))
                .isEqualTo(new Reading.Of(
                        DEPLOYMENT,
                        new Asker(
                                act,
                                "arn:aws:iam::111122223333:user/bob",
                                Optional.empty(),
                                Optional.empty(),
                                Instant.parse("2026-03-02T09:20:00Z"),
                                "e658c743-c537-459a-aea7-dafb83c18c53")));
    }

    /** A person who may assume a role can call the session what they like, and another account's role as ours. */
    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::111122223333:assumed-role/headgate-release-state-machine/x, RELEASES",
        "arn:aws:sts::111122223333:assumed-role/headgate-watchdog-function/headgate-watchdog, WATCHDOG",
        "arn:aws:sts::111122223333:assumed-role/admin/headgate-watchdog-function, ",
        "arn:aws:sts::111122223333:assumed-role/headgate-watchdog-function-alice/x, ",
        "arn:aws:sts::444455556666:assumed-role/headgate-watchdog-function/x, ",
        "arn:aws:iam::111122223333:user/headgate-watchdog-function, "
    })
    void knowsHeadgatesOwnRolesFromPeople(String caller, Asker.Part part) {
        assertThat(asker(STARTED.formatted(caller, DEPLOYMENT)).ours()).isEqualTo(Optional.ofNullable(part));
    }

    @Test
    void knowsTheRolesOfAnInstallationWithASuffix() {
        CallReader alices = new CallReader(new OurMachines(STATES + "stateMachine:headgate-deployment-alice"));
        String execution = STATES + "execution:headgate-deployment-alice:web-prod-1";
        String event = STARTED.formatted(
                "arn:aws:sts::111122223333:assumed-role/headgate-watchdog-function-alice/x", execution);

        assertThat(alices.read(Json.object(Json.tree(event), "$")))
                .isInstanceOfSatisfying(
                        Reading.Of.class, it -> assertThat(it.asker().ours()).contains(Asker.Part.WATCHDOG));
        assertThat(alices.read(Json.object(Json.tree(STARTED.formatted(CAROL, DEPLOYMENT)), "$")))
                .isInstanceOf(Reading.Nothing.class);
    }

    @Test
    void namesTheServiceThatCalledForSomebody() {
        String byRule = STARTED.formatted("arn:aws:sts::111122223333:assumed-role/rule/1", RELEASE)
                .replace("\"AssumedRole\",", "\"AssumedRole\", \"invokedBy\": \"events.amazonaws.com\",");

        assertThat(asker(byRule).inWords())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/rule/1, through events.amazonaws.com (IAM)");
    }

    @Test
    void namesWhoeverHasNoArn() {
        String service = STARTED.formatted("", RELEASE)
                .replace("\"AssumedRole\",", "\"AWSService\", \"invokedBy\": \"scheduler.amazonaws.com\",");
        String account = STARTED.formatted("", RELEASE)
                .replace("\"AssumedRole\",", "\"AWSAccount\", \"accountId\": \"444455556666\",");

        assertThat(asker(service).inWords()).isEqualTo("the service scheduler.amazonaws.com (IAM)");
        assertThat(asker(account).inWords()).isEqualTo("somebody of account 444455556666 (IAM)");
    }

    /** A session's name is chosen by whoever may assume the role. */
    @Test
    void putsWhoItWasOnOneLine() {
        String hostile = STARTED.formatted(CAROL + "\\n\\u202eAsked by\\u0085nobody" + "x".repeat(3000), RELEASE);

        assertThat(asker(hostile).who())
                .startsWith(CAROL + " Asked by nobodyxxx")
                .endsWith("...")
                .hasSizeLessThan(510);
    }

    @Test
    void ignoresACallThatWasRefused() {
        String refused = STARTED.formatted(CAROL, RELEASE)
                .replace("\"eventTime\"", "\"errorCode\": \"ExecutionAlreadyExists\", \"eventTime\"");

        assertThat(ignored(refused)).isEqualTo("the call was refused with \"ExecutionAlreadyExists\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STATES + "execution:headgate-release-alice:r-1",
                STATES + "execution:somebody-elses:r-1",
                STATES + "execution:headgate-release",
                "arn:aws:states:eu-west-1:111122223333:execution:headgate-release:r-1",
                "arn:aws:states:us-east-1:444455556666:execution:headgate-release:r-1",
                "arn:aws:states:us-east-1:111122223333:express:headgate-release:r-1",
                ""
            })
    void ignoresWhatIsNoExecutionOfOurs(String execution) {
        assertThat(ignored(STARTED.formatted(CAROL, execution))).isEqualTo("it names no execution of ours");
        assertThat(ignored(STOPPED.formatted("StopExecution", execution))).isEqualTo("it names no execution of ours");
    }

    @Test
    void ignoresOtherCallsAndOtherServices() {
        String why = "it is of no call that starts, redrives or stops an execution";

        assertThat(ignored(STOPPED.formatted("DeleteStateMachine", RELEASE))).isEqualTo(why);
        assertThat(ignored(STARTED.formatted(CAROL, RELEASE).replace("states.amazonaws.com", "ecs.amazonaws.com")))
                .isEqualTo(why);
    }

    @Test
    void ignoresWhatDoesNotSayWhoWhenOrWhich() {
        String why = "it does not say who called, when, or by which id";
        String event = STARTED.formatted(CAROL, RELEASE);

        assertThat(ignored(STARTED.formatted(" ", RELEASE))).isEqualTo(why);
        assertThat(ignored(event.replace("2026-03-02T09:00:00Z", "yesterday"))).isEqualTo(why);
        assertThat(ignored(event.replace("30a20c8e-a3a1-4b07-9139-cd9cd73b5eb8", "#\u202e")))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"detail\": null}",
                "{\"detail\": []}",
                "{\"detail\": \"StartExecution\"}",
                "{\"detail\": {\"eventName\": {\"StartExecution\": 1}, \"eventSource\": 7}}",
                "{\"detail\": {\"eventName\": \"StartExecution\", \"eventSource\": \"states.amazonaws.com\"}}",
                "{\"detail\": {\"eventName\": \"StopExecution\", \"eventSource\": \"states.amazonaws.com\","
                        + " \"requestParameters\": [1], \"responseElements\": \"x\", \"userIdentity\": null}}"
            })
    void ignoresWhateverIsMadeUpOtherwise(String event) {
        assertThat(ignored(event)).isNotBlank();
    }

    @Test
    void refusesToStandForAMachineThatIsNotHeadgates() {
        assertThatThrownBy(() -> new OurMachines(STATES + "stateMachine:deployment"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("headgate-deployment", "stateMachine:deployment");
    }

    private Asker asker(String event) {
        return ((Reading.Of) read(event)).asker();
    }

    private String ignored(String event) {
        return ((Reading.Nothing) read(event)).why();
    }

    private Reading read(String event) {
        Map<String, Object> members = Json.object(Json.tree(event), "$");
        return reader.read(members);
    }
}

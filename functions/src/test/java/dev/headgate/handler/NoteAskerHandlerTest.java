package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.asker.Asker;
import dev.headgate.asker.CallReader;
import dev.headgate.asker.OurMachines;
import dev.headgate.function.WatchdogRouter;
import dev.headgate.handler.NoteAskerHandler.Output;
import dev.headgate.testing.InMemoryAskerStore;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoteAskerHandlerTest {

    private static final String STATES = "arn:aws:states:us-east-1:111122223333:";
    private static final String RELEASE = STATES + "execution:headgate-release:r-1";
    private static final String BOB = "arn:aws:iam::111122223333:user/bob";

    private final InMemoryAskerStore askers = new InMemoryAskerStore();
    private final NoteAskerHandler handler =
            new NoteAskerHandler(askers, new CallReader(new OurMachines(STATES + "stateMachine:headgate-deployment")));
    private final WatchdogRouter watchdog = new WatchdogRouter(
            event -> "recovered", event -> "told", event -> "noted", event -> "heard", handler::handle);

    @Test
    void notesWhoStartedAnExecution() {
        assertThat(watchdog.handle(started(BOB)))
                .isEqualTo(new Output(Optional.of(RELEASE), "STARTED by " + BOB + " (IAM)"));

        assertThat(askers.starter(RELEASE)).map(Asker::who).contains(BOB);
    }

    @Test
    void notesOnceWhatComesTwice() {
        Object first = watchdog.handle(started(BOB));

        assertThat(watchdog.handle(started(BOB))).isEqualTo(first);
        assertThat(askers.about(RELEASE)).hasSize(1);
    }

    @Test
    void ignoresWhatItCannotReadAndSaysWhy() {
        Map<String, Object> event = Map.of("detail-type", "AWS API Call via CloudTrail", "source", "aws.states");

        assertThat(watchdog.handle(event))
                .isEqualTo(new Output(
                        Optional.empty(), "nothing, as it is of no call that starts, redrives or stops an execution"));
    }

    private static Map<String, Object> started(String who) {
        return Map.of(
                "detail-type",
                "AWS API Call via CloudTrail",
                "source",
                "aws.states",
                "detail",
                Map.of(
                        "eventSource", "states.amazonaws.com",
                        "eventName", "StartExecution",
                        "eventTime", "2026-03-02T09:00:00Z",
                        "eventID", "30a20c8e-a3a1-4b07-9139-cd9cd73b5eb8",
                        "userIdentity", Map.of("type", "IAMUser", "arn", who),
                        "requestParameters", Map.of("name", "r-1"),
                        "responseElements", Map.of("executionArn", RELEASE)));
    }
}

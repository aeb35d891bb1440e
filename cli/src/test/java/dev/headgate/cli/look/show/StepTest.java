package dev.headgate.cli.look.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTest {

    @Test
    void whatIsToBePastedIsKeptWhole() {
        assertThat(Step.of("Nothing. To go back, start the release state machine with {\"a\":\"{b} c\"}"))
                .isEqualTo(new Step(
                        "Nothing. To go back, start the release state machine with:",
                        Optional.of("{\"a\":\"{b} c\"}")));
        assertThat(Step.of("Stop it now, which gives the traffic back to blue: aws deploy stop-deployment --id d"))
                .isEqualTo(new Step(
                        "Stop it now, which gives the traffic back to blue:",
                        Optional.of("aws deploy stop-deployment --id d")));
    }

    @Test
    void aSentenceWithoutAnyStaysASentence() {
        assertThat(Step.of("Talk to alice. Nothing needs repair."))
                .isEqualTo(new Step("Talk to alice. Nothing needs repair.", Optional.empty()));
    }
}

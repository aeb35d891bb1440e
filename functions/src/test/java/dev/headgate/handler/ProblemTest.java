package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void takesTheMessageOutOfLambdasCause() {
        assertThat(inWords("{\"errorMessage\":\"throttled\",\"errorType\":\"E\",\"stackTrace\":[\"at a\"]}"))
                .isEqualTo("the step RollBack failed: throttled");
    }

    @Test
    void takesACauseThatIsNoJsonAsItIs() {
        assertThat(inWords("the task timed out")).isEqualTo("the step RollBack failed: the task timed out");
    }

    @Test
    void takesACauseThatWasCutOffAsItIs() {
        String cut = "{\"errorMessage\":\"throttled\",\"stackTr";

        assertThat(inWords(cut)).isEqualTo("the step RollBack failed: " + cut);
    }

    @Test
    void takesJsonWithoutAMessageAsItIs() {
        assertThat(inWords("{\"error\":1}")).isEqualTo("the step RollBack failed: {\"error\":1}");
    }

    @Test
    void takesABlankCauseForNoneAsAwsWritesItOfATimeOut() {
        for (String blank : new String[] {"", " ", "{\"errorMessage\":\"\"}"}) {
            assertThat(new Problem("RollBack", "States.Timeout", Optional.of(blank)).inWords())
                    .isEqualTo("the step RollBack failed: States.Timeout");
        }
    }

    @Test
    void namesTheErrorWhereNoCauseIsGiven() {
        assertThat(new Problem("RollBack", "States.Timeout", Optional.empty()).inWords())
                .isEqualTo("the step RollBack failed: States.Timeout");
    }

    @Test
    void saysThatNoReasonWasGivenWhereThereIsNeither() {
        for (Optional<String> none : List.of(Optional.<String>empty(), Optional.of(""))) {
            assertThat(new Problem("RequestApproval", none, none).inWords())
                    .isEqualTo("the step RequestApproval failed: no reason was given");
        }
    }

    private static String inWords(String cause) {
        return new Problem("RollBack", "E", Optional.of(cause)).inWords();
    }
}

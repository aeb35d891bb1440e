package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Answer;
import dev.headgate.deployment.GateDecision.Decided;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalFormTest {

    @Test
    void readsWhatABrowserSends() {
        assertThat(ApprovalForm.read(
                        "decision=REJECTED&environment=prod&comment=Not+on+a+Friday%21%0D%0A%C3%BC&shown=5e5e"))
                .isEqualTo(new Answer(Optional.of(Decided.REJECTED), "Not on a Friday!\nü", "prod", "5e5e"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "=",
                "&&==&=",
                "decision",
                "decision=",
                "decision=approved",
                "decision=APPROVED&decision=REJECTED",
                "decision=APPROVED%",
                "decision=%zz",
                "DECISION=APPROVED",
                "decision[]=APPROVED",
                "%=APPROVED",
                "{\"decision\":\"APPROVED\"}"
            })
    void takesNothingElseForADecision(String body) {
        assertThat(ApprovalForm.read(body)).isEqualTo(Answer.NONE);
    }

    @Test
    void readsTheFieldsBesideABrokenOne() {
        assertThat(ApprovalForm.read("comment=%u0041&environment=prod&environment=&decision=APPROVED"))
                .isEqualTo(new Answer(Optional.of(Decided.APPROVED), "", "", ""));
    }

    @Test
    void replacesBytesThatAreNoUtf8() {
        assertThat(ApprovalForm.read("comment=%FF%ED%A0%80").comment()).matches("\ufffd+");
    }
}

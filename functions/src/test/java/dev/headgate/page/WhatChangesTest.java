package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Standing;
import dev.headgate.config.Gate;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.RevisionChange.Kind;
import dev.headgate.testing.ExampleQuestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The card that sets what serves beside what would, and lists what else of the task definition differs. */
class WhatChangesTest {

    private static final Optional<String> SERVING = ExampleQuestion.STANDING.serving();
    private static final RevisionChange IMAGE = RevisionChange.shown(
            "app: image", SERVING, Optional.of(ExampleQuestion.RELEASE.image().reference()));
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void setsWhatServesBesideWhatWould() {
        assertThat(page(ExampleQuestion.GATE, SERVING, IMAGE))
                .containsSubsequence("<span>Serves now</span>", "sha256:4d4d", "<span>Would serve</span>", "1.4.0");
    }

    /** Green has all traffic by then: what serves now is what was released. */
    @Test
    void setsWhatServedBesideWhatServesOnceGreenHasAllTraffic() {
        assertThat(page(ExampleQuestion.FINISH_GATE, SERVING, IMAGE))
                .containsSubsequence("<span>Served before</span>", "sha256:4d4d", "<span>Serves now</span>", "1.4.0")
                .doesNotContain("Would serve");
    }

    @Test
    void saysWhereTheImageIsAllThatChanges() {
        assertThat(page(ExampleQuestion.GATE, SERVING, IMAGE))
                .contains("The image, and nothing else of the task definition.")
                .doesNotContain("Besides the image");
    }

    @Test
    void saysWhereNothingChangesButOnlyIfItIsKnownWhatServes() {
        assertThat(page(ExampleQuestion.GATE, SERVING)).contains("Nothing: this very revision serves now.");
        assertThat(page(ExampleQuestion.GATE, NONE))
                .contains("<span>Serves now</span>Not known</div>")
                .doesNotContain("this very revision")
                .doesNotContain("nothing else of the task definition");
    }

    @Test
    void listsEveryOtherChangeWithItsValues() {
        assertThat(page(
                        ExampleQuestion.GATE,
                        SERVING,
                        IMAGE,
                        RevisionChange.shown("memory", Optional.of("512"), Optional.of("1024")),
                        RevisionChange.shown("cpu", NONE, Optional.of("256")),
                        RevisionChange.shown("user", Optional.of("root"), NONE)))
                .contains("Besides the image, the task definition changes:")
                .contains(
                        "changed</span> <code>memory</code><small><code>512</code> to <code>1024</code></small></li>",
                        "added</span> <code>cpu</code><small><code>256</code></small></li>",
                        "removed</span> <code>user</code><small><code>root</code></small></li>")
                .doesNotContain("<code>app: image</code>")
                .doesNotContain("Its value is not shown");
    }

    @Test
    void saysOfAValueThatMayBeASecretThatItIsNotShown() {
        assertThat(page(ExampleQuestion.GATE, SERVING, IMAGE, RevisionChange.hidden("secret KEY", Kind.CHANGED)))
                .contains("<code>secret KEY</code><small>Its value is not shown.</small></li>");
    }

    private static String page(Gate gate, Optional<String> serving, RevisionChange... changes) {
        Standing standing = new Standing(serving, List.of(changes), List.of(), Optional.empty());
        return ApprovalPage.open(
                ExampleQuestion.request(ExampleQuestion.question(gate, standing)), ExampleQuestion.NOON);
    }
}

package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.policy.PolicyDocument;
import dev.headgate.policy.Statement;
import org.junit.jupiter.api.Test;

/** Least privilege is proven by what is taken out: a part that is left in would never be asked about. */
class StatementPartsTest {

    private static final String WRITTEN = """
            {"Effect":"Allow","Action":["a","b"],"Resource":["c","d"],\
            "Condition":{"StringEquals":{"k":["e","f"]},"StringLike":{"k":["g","h"]}}}""";

    @Test
    void areEveryActionResourceAndConditionsValue() {
        assertThat(new StatementParts(statement(WRITTEN)).all())
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    }

    @Test
    void canEachBeTakenOutAlone() {
        StatementParts parts = new StatementParts(statement(WRITTEN));

        assertThat(parts.all())
                .allSatisfy(part -> assertThat(parts.without(part))
                        .isEqualTo(statement(WRITTEN.replaceFirst(",?\"" + part + "\"(?!:),?", "")
                                .replace("\"\"", "\",\""))));
    }

    private static Statement statement(String json) {
        return PolicyDocument.permissions(Json.tree("{\"Statement\":" + json + "}"))
                .statements()
                .getFirst();
    }
}

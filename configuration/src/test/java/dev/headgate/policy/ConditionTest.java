package dev.headgate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final String ABSENT = "aws:Absent";
    private static final Request REQUEST = new Request(
            new Principal("arn:aws:sts::111111111111:assumed-role/function/session"),
            "sts:AssumeRole",
            "*",
            new Context(
                    Map.of(
                            "text", List.of("headgate-prod"),
                            "arn", List.of("arn:aws:sns:us-east-1:111111111111:alerts:1"),
                            "truth", List.of("true"),
                            "many", List.of("link#1", "approval#2"),
                            "none", List.of()),
                    Set.of(ABSENT)));

    @ParameterizedTest
    @CsvSource({
        "StringEquals, text, headgate-prod, true",
        "StringEquals, TEXT, headgate-prod, true",
        "stringequals, text, headgate-prod, true",
        "StringEquals, text, Headgate-prod, false",
        "StringEquals, text, headgate-*, false",
        "StringLike, text, headgate-*, true",
        "StringLike, text, headgate-pro?, true",
        "StringLike, text, headgate-prod?, false",
        "StringNotEquals, text, headgate-prod, false",
        "StringNotEquals, text, headgate-dev, true",
        "StringNotLike, text, headgate-*, false",
        "ArnEquals, arn, arn:aws:sns:*:111111111111:alerts:1, true",
        "ArnLike, arn, arn:aws:*:alerts:1, false",
        "ArnLike, arn, arn:aws:sns:us-east-1:111111111111:*, true",
        "ArnEquals, arn, *, false",
        "ArnNotEquals, arn, arn:aws:sns:us-east-1:111111111111:alerts:1, false",
        "ArnNotLike, arn, arn:aws:sns:us-east-1:111111111111:updates, true",
        "Bool, truth, True, true",
        "Bool, truth, false, false",
        "ForAllValues:StringLike, many, *#?, true",
        "ForAllValues:StringLike, many, link#*, false",
        "ForAllValues:StringEquals, none, x, true",
    })
    void comparesAsItsOperatorSays(String operator, String key, String value, boolean holds) {
        assertThat(new Condition(operator, key, List.of(value)).holds(REQUEST)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, false",
        "StringLike, false",
        "ArnLike, false",
        "Bool, false",
        "StringNotEquals, true",
        "ArnNotLike, true",
        "StringEqualsIfExists, true",
        "BoolIfExists, true",
        "ForAllValues:StringEquals, true",
    })
    void holdsOfAKeyThatIsNotThereOnlyWhereIamSaysSo(String operator, boolean holds) {
        assertThat(new Condition(operator, ABSENT, List.of("x")).holds(REQUEST)).isEqualTo(holds);
    }

    @Test
    void comparesAsWithoutIfExistsWhereTheKeyIsThere() {
        assertThat(new Condition("StringEqualsIfExists", "text", List.of("x")).holds(REQUEST))
                .isFalse();
        assertThat(new Condition("StringNotEqualsIfExists", "text", List.of("x")).holds(REQUEST))
                .isTrue();
    }

    @Test
    void needsOneOfManyValuesOrNoneWhereItIsNegated() {
        List<String> two = List.of("headgate-dev", "headgate-prod");

        assertThat(new Condition("StringEquals", "text", two).holds(REQUEST)).isTrue();
        assertThat(new Condition("StringNotEquals", "text", two).holds(REQUEST)).isFalse();
    }

    @Test
    void knowsWhoAsksFromEveryRequest() {
        assertThat(new Condition("ArnEquals", "aws:PrincipalArn", List.of("arn:aws:iam::111111111111:role/function"))
                        .holds(REQUEST))
                .as("of a session, the role")
                .isTrue();
        assertThat(new Condition("StringEquals", "aws:PrincipalAccount", List.of("111111111111")).holds(REQUEST))
                .isTrue();
    }

    @Test
    void guessesNothing() {
        assertUnjudged("IpAddress", new Condition("IpAddress", "text", List.of("x")));
        assertUnjudged("IfExists", new Condition("IfExists", "text", List.of("x")));
        assertUnjudged("aws:SourceIp", new Condition("StringEquals", "aws:SourceIp", List.of("x")));
        assertUnjudged("[link#1, approval#2]", new Condition("StringEquals", "many", List.of("link#1")));
    }

    private static void assertUnjudged(String named, Condition condition) {
        assertThatThrownBy(() -> condition.holds(REQUEST))
                .isInstanceOf(UnjudgedPolicyException.class)
                .hasMessageContaining(named);
    }
}

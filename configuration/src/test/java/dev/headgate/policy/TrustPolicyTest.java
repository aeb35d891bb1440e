package dev.headgate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustPolicyTest {

    private static final String FUNCTION = "headgate-deployment-function";
    private static final String EXTERNAL_ID = "sts:ExternalId";
    private static final TrustPolicy WANTED = new TrustPolicy("111122223333", FUNCTION, "headgate-prod");

    @Test
    void objectsToNothingInWhatTheStackWrites() {
        assertThat(WANTED.objection(WANTED.document())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Other ways to say the same.
                "arn:aws:iam::111122223333:root|111122223333",
                "\"sts:AssumeRole\"|[\"sts:AssumeRole\"]",
                "sts:AssumeRole|STS:assumerole",
                "\"sts:AssumeRole\"|[\"sts:AssumeRole\",\"sts:TagSession\"]",
                "ArnEquals|arnequals",
                "ArnEquals|ArnLike",
                "sts:ExternalId|STS:EXTERNALID",
                "\"headgate-prod\"|[\"headgate-prod\"]",
                "\"Statement\":[|\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:TagSession\"},",
            })
    void takesOtherWordsForTheSame(String word, String other) {
        PolicyDocument policy = changed(word, other);

        assertThat(WANTED.objection(policy)).isEmpty();
        assertLetsInTheFunctionAlone(policy);
    }

    @Test
    void takesTheRoleItselfAsPrincipal() {
        PolicyDocument policy = PolicyDocument.trust(Json.tree("""
                {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"AWS": "arn:aws:iam::111122223333:role/headgate-deployment-function"},
                  "Condition": {"StringEquals": {"sts:ExternalId": "headgate-prod"}}}}"""));

        assertThat(WANTED.objection(policy)).isEmpty();
        assertLetsInTheFunctionAlone(policy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"StringEquals\":{\"sts:ExternalId\":\"headgate-prod\"}||lets callers in without its external id",
                "StringEquals|StringEqualsIfExists|lets callers in without its external id",
                "StringEquals|StringLike|lets callers in without its external id",
                "\"headgate-prod\"|\"headgate-dev\"|asks for the external id headgate-dev, and not for headgate-prod",
                "\"headgate-prod\"|[\"headgate-prod\",\"x\"]|asks for the external id headgate-prod or x, and not for"
                        + " headgate-prod alone",
                "ArnEquals|ArnNotEquals|lets in others than headgate-deployment-function",
                "ArnEquals|ArnEqualsIfExists|lets in others than headgate-deployment-function",
                "role/headgate-deployment-function|role/*|lets in others than headgate-deployment-function",
                "111122223333:root|999999999999:root|lets in others than headgate-deployment-function",
                "{\"AWS\":\"arn:aws:iam::111122223333:root\"}|\"*\"|lets in others than headgate-deployment-function",
                "\"Action\":\"sts:AssumeRole\"|\"NotAction\":\"sts:TagSession\"|lets in others than"
                        + " headgate-deployment-function",
                "\"sts:AssumeRole\"|[\"sts:AssumeRole\",\"sts:AssumeRoleWithSAML\"]|lets in others than"
                        + " headgate-deployment-function",
                "\"sts:AssumeRole\"|\"sts:*\"|lets in others than headgate-deployment-function",
                "Allow|Deny|also denies, under conditions that are not judged",
                "StringEquals|IpAddress\":{\"aws:SourceIp\":\"192.0.2.1\"},\"StringEquals"
                        + "|has further conditions, which are not judged",
                "sts:AssumeRole|sts:TagSession|lets nobody in",
            })
    void objectsToAnythingElse(String word, @Nullable String other, String objection) {
        assertThat(WANTED.objection(changed(word, other == null ? "" : other))).contains(objection);
    }

    @Test
    void isWhatIsDemandedOfTheFunctionThatDeploys() {
        Configuration configuration = ConfigurationFile.parse("""
                headgate: 1
                region: us-east-1
                account: "111122223333"
                approvers: {alice: alice@example.com}
                subscribers: {alerts: [on-call@example.com]}
                environments: {prod: {wave: 1}}
                services: {web: {port: 8080, environments: {prod: {}}}}
                """, "headgate.yaml", "111122223333");

        assertThat(TrustPolicy.of(configuration, "prod")).isEqualTo(WANTED);
    }

    /** Objections go by the words; so what has none is also judged by what it says. */
    private static void assertLetsInTheFunctionAlone(PolicyDocument policy) {
        assertThat(policy.answer(by("111122223333", FUNCTION, Map.of(EXTERNAL_ID, List.of("headgate-prod")))))
                .isEqualTo(Answer.ALLOWED);
        assertThat(Stream.of(
                                by("111122223333", FUNCTION, Map.of()),
                                by("111122223333", FUNCTION, Map.of(EXTERNAL_ID, List.of("headgate-dev"))),
                                by("111122223333", "other", Map.of(EXTERNAL_ID, List.of("headgate-prod"))),
                                by("999999999999", FUNCTION, Map.of(EXTERNAL_ID, List.of("headgate-prod"))))
                        .map(policy::answer))
                .containsOnly(Answer.NOT_ALLOWED);
    }

    private static Request by(String account, String role, Map<String, List<String>> keys) {
        return new Request(
                new Principal("arn:aws:sts::" + account + ":assumed-role/" + role + "/headgate"),
                "sts:AssumeRole",
                "arn:aws:iam::444455556666:role/headgate-deploy-prod",
                new Context(keys, Set.of(EXTERNAL_ID)));
    }

    private static PolicyDocument changed(String word, String other) {
        String document = WANTED.document().text();
        assertThat(document).contains(word);
        return PolicyDocument.trust(Json.tree(document.replace(word, other)));
    }
}

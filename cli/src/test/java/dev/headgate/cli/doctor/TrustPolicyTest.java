package dev.headgate.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustPolicyTest {

    private static final TrustPolicy WANTED =
            new TrustPolicy("111122223333", "headgate-deployment-function", "headgate-prod");

    @Test
    void objectsToNothingInWhatTheStackWrites() {
        assertThat(WANTED.objection(Json.tree(WANTED.document()))).isEmpty();
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
        assertThat(WANTED.objection(changed(word, other))).isEmpty();
    }

    @Test
    void takesTheRoleItselfAsPrincipal() {
        assertThat(WANTED.objection(Json.tree("""
                        {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                          "Principal": {"AWS": "arn:aws:iam::111122223333:role/headgate-deployment-function"},
                          "Condition": {"StringEquals": {"sts:ExternalId": "headgate-prod"}}}}"""))).isEmpty();
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
                "Allow|Deny|also denies, under conditions that doctor does not judge",
                "StringEquals|IpAddress\":{\"aws:SourceIp\":\"192.0.2.1\"},\"StringEquals"
                        + "|has further conditions, which doctor does not judge",
                "sts:AssumeRole|sts:TagSession|lets nobody in",
            })
    void objectsToAnythingElse(String word, @Nullable String other, String objection) {
        assertThat(WANTED.objection(changed(word, other == null ? "" : other))).contains(objection);
    }

    private static Object changed(String word, String other) {
        String document = WANTED.document();
        assertThat(document).contains(word);
        return Json.tree(document.replace(word, other));
    }
}

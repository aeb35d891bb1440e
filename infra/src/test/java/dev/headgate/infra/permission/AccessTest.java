package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.json.Json;
import dev.headgate.policy.Answer;
import dev.headgate.policy.PolicyDocument;
import dev.headgate.policy.UnjudgedPolicyException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That an access is asked of policies as the call that it was read from. */
class AccessTest {

    private static final String ROLE = "arn:aws:iam::111111111111:role/function";
    private static final PolicyDocument NOTHING = new PolicyDocument(List.of());
    private static final Access ASSUME = new Access(
            "SomeFunction", ROLE, "sts:AssumeRole", ROLE, Map.of("aws:RequestedRegion", List.of("us-east-1")));

    @Test
    void isMadeByItsRole() {
        IamRole role = new IamRole(ROLE, NOTHING, PolicyDocument.trust(Json.tree("""
                {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "arn:aws:iam::111111111111:root"},
                 "Condition": {"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::111111111111:role/fun*"}}}}""")));

        assertThat(role.trusts(ASSUME)).isEqualTo(Answer.ALLOWED);
        assertThat(role.trusts(ASSUME.by("Other", "arn:aws:iam::111111111111:role/other")))
                .isEqualTo(Answer.NOT_ALLOWED);
        assertThat(role.trusts(ASSUME.by("Stranger", "arn:aws:iam::999999999999:role/function")))
                .isEqualTo(Answer.NOT_ALLOWED);
    }

    @Test
    void lacksTheKeysThatItIsKnownNotToCarry() {
        IamRole role = role("sts:ExternalId");

        assertThat(role.may(ASSUME)).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(role.may(ASSUME.having("sts:ExternalId", "x"))).isEqualTo(Answer.ALLOWED);
    }

    @Test
    void isNotJudgedByAKeyThatNoRecordedCallSays() {
        assertThatThrownBy(() -> role("aws:SourceIp").may(ASSUME))
                .isInstanceOf(UnjudgedPolicyException.class)
                .hasMessageContaining("aws:SourceIp");
    }

    private static IamRole role(String key) {
        return new IamRole(ROLE, PolicyDocument.permissions(Json.tree("""
                {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
                 "Condition": {"StringEquals": {"%s": "x"}}}}""".formatted(key))), NOTHING);
    }
}

package dev.headgate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalsTest {

    private static final Principal SESSION = new Principal("arn:aws:sts::111111111111:assumed-role/function/headgate");

    @ParameterizedTest
    @CsvSource({
        "AWS, *, true",
        "AWS, 111111111111, true",
        "AWS, arn:aws:iam::111111111111:root, true",
        "AWS, arn:aws:iam::111111111111:role/function, true",
        "AWS, arn:aws:sts::111111111111:assumed-role/function/headgate, true",
        "AWS, arn:aws:sts::111111111111:assumed-role/function/other, false",
        "AWS, arn:aws:iam::111111111111:role/other, false",
        "AWS, arn:aws:iam::111111111111:role/*, false",
        "AWS, arn:aws:iam::999999999999:root, false",
        "AWS, 999999999999, false",
        "Service, lambda.amazonaws.com, false",
        "Federated, 111111111111, false",
    })
    void meansAnAccountsRolesOrOneOfThem(String kind, String name, boolean included) {
        assertThat(new Principals.Named(Map.of(kind, List.of("nobody", name))).include(SESSION))
                .isEqualTo(included);
    }

    @Test
    void meansEverybody() {
        assertThat(new Principals.Everybody().include(SESSION)).isTrue();
    }

    @Test
    void isWhoHasAnArn() {
        assertThat(new Principal("arn:aws:iam::111111111111:user/carol").identity())
                .isEqualTo("arn:aws:iam::111111111111:user/carol");
        assertThatThrownBy(() -> new Principal("function")).hasMessageContaining("function");
    }
}

package dev.headgate.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What IAM is asked: may this principal do this to that?
 *
 * @param action as IAM writes it: {@code sts:AssumeRole}
 * @param resource an ARN; {@code *} where the action knows no resource
 */
public record Request(Principal principal, String action, String resource, Context context) {

    /** Empty when the request does not carry this condition key; who asks is in every request. */
    Optional<List<String>> values(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:principalarn" -> Optional.of(List.of(principal.identity()));
            case "aws:principalaccount" -> Optional.of(List.of(principal.account()));
            default -> context.valuesOf(key);
        };
    }

    /** @throws UnjudgedPolicyException when nobody knows whether it carries this condition key */
    void requireKnown(String key) {
        var unused = values(key);
    }
}
